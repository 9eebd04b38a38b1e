package io.shibo.cli.meet;

import io.shibo.cli.shell.NotSupportedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** {@code shibo meet replan}: not there yet. */
@Command(
        name = "replan",
        mixinStandardHelpOptions = true,
        description = "Not supported yet: change a timetable with as few moved meetings as possible.",
        footerHeading = "%nExample:%n",
        footer = "  shibo meet replan DIR OUT")
final class ReplanCommand implements Callable<Integer> {
    @Unmatched
    private final List<String> rest = new ArrayList<>();

    @Override
    public Integer call() {
        String what = String.join(" ", rest).strip();
        throw new NotSupportedException("replanning" + (what.isEmpty() ? "" : " " + what)
                + " comes later. Change the expo folder and use 'shibo meet run' again.");
    }
}
