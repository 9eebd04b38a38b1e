package io.shibo.cli.trade;

import io.shibo.cli.shell.NotSupportedException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code shibo trade}: the papers of a deal. */
@Command(
        name = "trade",
        mixinStandardHelpOptions = true,
        description = "Make a deal's documents, sign them, and verify what somebody sent.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            MakeCommand.class,
            VerifyCommand.class,
            CheckCommand.class,
            TradeCommand.Transfer.class,
            TradeCommand.Qr.class,
            TradeCommand.Log.class,
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  shibo trade make samples/deals/robot-arm.json -o papers",
            "  shibo trade verify papers/robot-arm.zip",
        })
public final class TradeCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** Without a command: what there is. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Title transfer, which a later version brings. */
    @Command(
            name = "transfer",
            mixinStandardHelpOptions = true,
            description = "Pass on the title of a document (not supported yet).",
            footerHeading = "%nExample:%n",
            footer = "  shibo trade transfer   says so and ends with code 2")
    static final class Transfer implements Callable<Integer> {
        @Parameters(arity = "0..*", hidden = true)
        private String[] ignored = {};

        @Override
        public Integer call() {
            throw new NotSupportedException(
                    "title transfer of electronic records. Documents can be made, signed and verified, not passed on.");
        }
    }

    /** QR codes, which a later version brings. */
    @Command(
            name = "qr",
            mixinStandardHelpOptions = true,
            description = "Put the evidence into a QR code (not supported yet).",
            footerHeading = "%nExample:%n",
            footer = "  shibo trade qr   says so and ends with code 2")
    static final class Qr implements Callable<Integer> {
        @Parameters(arity = "0..*", hidden = true)
        private String[] ignored = {};

        @Override
        public Integer call() {
            throw new NotSupportedException("evidence as a QR code. Send the ZIP file that 'shibo trade make' writes.");
        }
    }

    /** The transparency log, which a later version brings. */
    @Command(
            name = "log",
            mixinStandardHelpOptions = true,
            description = "Prove when something was signed (not supported yet).",
            footerHeading = "%nExample:%n",
            footer = "  shibo trade log   says so and ends with code 2")
    static final class Log implements Callable<Integer> {
        @Parameters(arity = "0..*", hidden = true)
        private String[] ignored = {};

        @Override
        public Integer call() {
            throw new NotSupportedException("the transparency log. A verdict says what is not proved without it.");
        }
    }
}
