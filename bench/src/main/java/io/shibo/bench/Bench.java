package io.shibo.bench;

import io.shibo.bench.clear.ClearTable;
import io.shibo.bench.line.QuoteLine;
import io.shibo.bench.meet.Scale;
import io.shibo.bench.meet.SearchLatency;
import io.shibo.bench.meet.SlotRace;
import io.shibo.bench.meet.TimetableRace;
import io.shibo.bench.peers.QuotePeersBench;
import io.shibo.bench.rest.QuoteRest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;

/**
 * {@code shibo bench [VERB] [JMH options]}: the benchmarks of one verb, or of all. A peer is measured in the same run, so
 * that ratios hold on a noisy machine; quote ratios, not single times. {@code clear}, {@code quote-line}, {@code quote-peers} and
 * {@code quote-rest} have options of their own.
 */
public final class Bench {
    private static final String HELP = """
            shibo bench [NAME] [OPTIONS]

              meet, quote, trade, measure          the benchmark of a verb, by JMH; without a name: all of them
              meet-timetable [--full]              matching and timetable beside OR-Tools and Timefold (1 minute)
              meet-slots [--count 10]              slots for given meetings beside CP-SAT, on generated instances
              meet-search                          latencies of searches over 50,000 offers
              meet-scale [--sizes 1,2,5,10,20]     how the cost of a plan grows with the expo
              clear                                the window's rates beside PostgreSQL, as one table
              quote-peers                          Shibo, Drools and PostgreSQL at national size (2-3 minutes)
              quote-line                           processor time and bytes of a line, and latency of a quote (1 minute)
              quote-bulk [LINES] [ROUNDS]          shibo quote --bulk as a whole process, one and four million lines (2 minutes)
              quote-rest                           latencies of quotes over REST at 1,000 a second (2 minutes)

            OPTIONS of a verb are those of JMH, as in: shibo bench meet -f 1 -wi 1 -i 1
            OPTIONS of clear, quote-line, quote-peers and quote-rest: shibo bench clear --help
            """;

    private Bench() {}

    public static void main(String[] args)
            throws CommandLineOptionException, RunnerException, IOException, InterruptedException {
        boolean named = args.length > 0 && !args[0].startsWith("-");
        String verb = named ? args[0] : "";
        if (!named && Arrays.stream(args).anyMatch(List.of("-h", "--help")::contains)) {
            System.out.print(HELP);
            return;
        }
        if (verb.equals("quote-peers")) {
            System.exit(new CommandLine(new QuotePeersBench()).execute(Arrays.copyOfRange(args, 1, args.length)));
        }
        if (verb.equals("quote-line")) {
            System.exit(new CommandLine(new QuoteLine()).execute(Arrays.copyOfRange(args, 1, args.length)));
        }
        if (verb.equals("quote-rest")) {
            System.exit(new CommandLine(new QuoteRest()).execute(Arrays.copyOfRange(args, 1, args.length)));
        }
        if (verb.equals("meet-timetable")) {
            System.exit(new CommandLine(new TimetableRace()).execute(Arrays.copyOfRange(args, 1, args.length)));
        }
        if (verb.equals("meet-search")) {
            System.exit(new CommandLine(new SearchLatency()).execute(Arrays.copyOfRange(args, 1, args.length)));
        }
        if (verb.equals("meet-slots")) {
            System.exit(new CommandLine(new SlotRace()).execute(Arrays.copyOfRange(args, 1, args.length)));
        }
        if (verb.equals("meet-scale")) {
            System.exit(new CommandLine(new Scale()).execute(Arrays.copyOfRange(args, 1, args.length)));
        }
        if (verb.equals("clear")) {
            System.exit(new CommandLine(new ClearTable()).execute(Arrays.copyOfRange(args, 1, args.length)));
        }
        if (verb.equals("quote-bulk")) {
            QuoteBulk.run(List.of(args).subList(1, args.length));
            return;
        }
        String[] jmh = named ? Arrays.copyOfRange(args, 1, args.length) : args;
        OptionsBuilder options = new OptionsBuilder();
        options.parent(new CommandLineOptions(jmh))
                .include(benchmarksOf(verb))
                .jvmArgsAppend("-Dshibo.root=" + System.getProperty("shibo.root", "."), "-Xmx3g")
                .shouldFailOnError(true)
                .verbosity(VerboseMode.NORMAL);
        new Runner(options.build()).run();
    }

    /** Benchmarks are named after their verb: {@code MeetBench}, {@code QuoteNationalBench}. */
    private static String benchmarksOf(String verb) {
        return verb.isEmpty()
                ? "io\\.shibo\\.bench\\.\\w+Bench\\."
                : "io\\.shibo\\.bench\\." + verb.substring(0, 1).toUpperCase(Locale.ROOT) + verb.substring(1)
                        + "\\w*Bench\\.";
    }
}
