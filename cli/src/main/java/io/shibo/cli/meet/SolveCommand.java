package io.shibo.cli.meet;

import io.shibo.cli.shell.NotSupportedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** {@code shibo meet solve}: not there yet. */
@Command(
        name = "solve",
        mixinStandardHelpOptions = true,
        description = "Not supported yet: schedule given meetings of a .dzn file with the fewest breaks.",
        footerHeading = "%nExample:%n",
        footer = "  shibo meet solve FILE.dzn")
final class SolveCommand implements Callable<Integer> {
    @Unmatched
    private final List<String> rest = new ArrayList<>();

    @Override
    public Integer call() {
        throw new NotSupportedException("solving " + String.join(" ", rest)
                + ": meetings given in a .dzn file come later. Use 'shibo meet run DIR' for an expo folder.");
    }
}
