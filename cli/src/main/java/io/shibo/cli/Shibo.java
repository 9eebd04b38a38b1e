package io.shibo.cli;

import io.shibo.cli.clear.ClearCommand;
import io.shibo.cli.measure.MeasureCommand;
import io.shibo.cli.meet.MeetCommand;
import io.shibo.cli.quote.ClassifyCommand;
import io.shibo.cli.quote.OriginCommand;
import io.shibo.cli.quote.QuoteCommand;
import io.shibo.cli.quote.RulesCommand;
import io.shibo.cli.samples.SamplesCommand;
import io.shibo.cli.serve.ServeCommand;
import io.shibo.cli.serve.TrainCommand;
import io.shibo.cli.trade.TradeCommand;
import io.shibo.codes.input.Values;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * Entry point of the {@code shibo} command.
 *
 * <p>Exit codes: 0 done, 2 the input or the command line must be mended, 1 our fault. A subcommand throws and {@link
 * Failures} turns what it threw into one message and one code.
 */
@Command(
        name = "shibo",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "An open digital-trade hub: meet, quote, trade, clear, measure.",
        synopsisSubcommandLabel = "COMMAND",
        subcommandsRepeatable = false,
        footerHeading = "%nStart here:%n",
        footer = {
            "  shibo demo          walk one deal through all five, then serve the hub",
            "  shibo COMMAND -h    what a command does, with an example",
            "",
            "The launcher adds: test (run all tests), build, doctor (what is missing on this machine)."
        },
        subcommands = {
            // One line a command, in the order a deal walks.
            MeetCommand.class,
            QuoteCommand.class,
            RulesCommand.class,
            ClassifyCommand.class,
            OriginCommand.class,
            TradeCommand.class,
            ClearCommand.class,
            MeasureCommand.class,
            DemoCommand.class,
            ServeCommand.class,
            SamplesCommand.class,
            TrainCommand.class,
        })
public final class Shibo implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    public static void main(String[] args) {
        System.exit(run(System.out, System.err, args));
    }

    /** Runs one command line; what {@code main} does without ending the process. */
    public static int run(java.io.OutputStream out, java.io.OutputStream err, String... args) {
        PrintWriter outWriter = new PrintWriter(out, true, StandardCharsets.UTF_8);
        PrintWriter errWriter = new PrintWriter(err, true, StandardCharsets.UTF_8);
        CommandLine line = new CommandLine(new Shibo())
                .setOut(outWriter)
                .setErr(errWriter)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExpandAtFiles(false)
                .setExecutionExceptionHandler(new Failures())
                .setParameterExceptionHandler(Failures::usage)
                .registerConverter(LocalDate.class, Shibo::date);
        int code = line.execute(args);
        outWriter.flush();
        errWriter.flush();
        return code;
    }

    private static LocalDate date(String text) {
        try {
            return Values.date(text);
        } catch (IllegalArgumentException bad) {
            throw new CommandLine.TypeConversionException(String.valueOf(bad.getMessage()));
        }
    }

    /** Without a command: the list of verbs. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
