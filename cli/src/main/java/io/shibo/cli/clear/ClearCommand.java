package io.shibo.cli.clear;

import io.shibo.cli.shell.Home;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code shibo clear}: the single window. */
@Command(
        name = "clear",
        mixinStandardHelpOptions = true,
        description = "Clear cross-border e-commerce parcels: match their documents, assess, decide, answer.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            IngestCommand.class,
            ServeCommand.class,
            ShowCommand.class,
            QueueCommand.class,
            DecideCommand.class,
            RiskCommand.class,
            QuotaCommand.class,
            GuaranteeCommand.class,
            StockCommand.class,
            StatisticsCommand.class,
            VerifyCommand.class,
            ArchiveCommand.class,
            KeysCommand.class,
            SignCommand.class,
            CheckSignatureCommand.class,
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  shibo samples ceb --parcels 2000 --seed 1 -o /tmp/ceb",
            "  shibo clear ingest /tmp/ceb --receipts /tmp/receipts",
            "  shibo clear verify",
            "  shibo clear serve --port 8311"
        })
public final class ClearCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Which log a command works on. */
    static final class LogOption {
        @Option(names = "--log", paramLabel = "DIR", description = "The window's log; SHIBO_HOME/clear unless named.")
        @Nullable
        private Path folder;

        Path folder() {
            return folder == null ? Home.data().resolve("clear") : folder;
        }
    }
}
