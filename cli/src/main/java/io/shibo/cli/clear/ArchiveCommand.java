package io.shibo.cli.clear;

import io.shibo.clear.log.SegmentArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code shibo clear archive}: closed segments of the log to another folder. */
@Command(
        name = "archive",
        mixinStandardHelpOptions = true,
        description = {
            "Move the log's closed segments to another folder, compressed and chained by their hashes.",
            "Everything that reads the log reads them there; a window may be served meanwhile. The folder is the same one for ever: keep it where the log can find it. shibo clear verify checks the chain."
        },
        footerHeading = "%nExample:%n",
        footer = "  shibo clear archive /mnt/large/clear")
final class ArchiveCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(arity = "1", paramLabel = "DIR", description = "Where closed segments go; made where it is absent.")
    private Path to = Path.of("");

    @Mixin
    private ClearCommand.LogOption log = new ClearCommand.LogOption();

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(log.folder())) {
            throw new NoSuchFileException(log.folder().toString());
        }
        List<String> moved = SegmentArchive.of(log.folder(), to).move();
        spec.commandLine()
                .getOut()
                .printf(
                        "%,d segments moved to %s; what is being written stays in %s%n",
                        moved.size(), to, log.folder());
        return 0;
    }
}
