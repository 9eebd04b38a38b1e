package io.shibo.bench.peers;

import io.shibo.bench.NationalSales;
import io.shibo.bench.NationalTariff;
import io.shibo.bench.line.LineTable;
import io.shibo.bench.line.Machine;
import io.shibo.codes.Decimals;
import io.shibo.quote.LandedCost;
import io.shibo.quote.pack.PackReader;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Rulebook;
import io.shibo.quote.sale.Sale;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code shibo bench quote-peers}: Shibo, Drools and PostgreSQL on one tariff of national size and the same lines, each on
 * one core. Amounts are compared first; a difference ends the run. Not JMH, whose forks would load each tariff anew: the
 * contestants take turns in one process, and the median round counts.
 */
@Command(
        name = "quote-peers",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Shibo, Drools and PostgreSQL on the same tariff of national size and the same sales.")
public final class QuotePeersBench implements Callable<Integer> {
    @Option(names = "--codes", defaultValue = "20000", description = "Tariff lines. Default: ${DEFAULT-VALUE}.")
    private int codes;

    @Option(names = "--partners", defaultValue = "200", description = "Countries of origin. Default: ${DEFAULT-VALUE}.")
    private int partners;

    @Option(
            names = "--lines",
            defaultValue = "10000",
            description = "Lines of sales, all compared. Default: ${DEFAULT-VALUE}.")
    private int lines;

    @Option(
            names = "--batch",
            defaultValue = "1000",
            description = "Lines of a set-based query. Default: ${DEFAULT-VALUE}.")
    private int batch;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "Rounds, of which the median counts. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "2", description = "Of each in a round. Default: ${DEFAULT-VALUE}.")
    private double seconds;

    @Option(names = "--warm-up", defaultValue = "5", description = "Seconds of each before. Default: ${DEFAULT-VALUE}.")
    private double warmUp;

    @Option(names = "--seed", defaultValue = "1", description = "Of tariff and sales. Default: ${DEFAULT-VALUE}.")
    private long seed;

    private final PrintStream out = System.out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, SQLException {
        within("--codes", codes, 100, 100_000);
        within("--partners", partners, 10, 240);
        within("--lines", lines, 2, 1_000_000);
        within("--batch", batch, 2, 1_000_000);
        within("--rounds", rounds, 1, 1_000);
        within("--seconds", seconds, 0.1, 600);
        within("--warm-up", warmUp, 0, 600);
        out.printf("machine: %s%n", Machine.describe());
        NationalTariff national = new NationalTariff(seed, codes, partners);
        Rulebook rulebook = rulebook(national);
        Pack pack = rulebook.packs().getFirst();
        Tariff tariff = Tariff.of(pack, national.partners());
        out.printf(
                "tariff: %,d codes, %d partners, %,d measures of %d kinds%n",
                codes, partners, tariff.rows().size(), tariff.kinds().size());
        NationalSales random = new NationalSales(national, seed);
        List<Sale> sales =
                IntStream.range(0, lines).mapToObj(i -> random.next(1)).toList();
        List<SaleLine> sample = sales.stream().map(SaleLine::of).toList();

        LandedCost engine = LandedCost.of(rulebook);
        try (PostgresServer server = PostgresServer.start(tariff);
                Contestant shibo = new ShiboContestant(engine, sales);
                Contestant plain = new PlainProgram(tariff, sample);
                Contestant facts = DroolsPeer.ofFacts(tariff, sample);
                Contestant kinds = DroolsPeer.ofKinds(tariff, sample);
                PostgresPeer one = PostgresPeer.ofOne(server, sample);
                PostgresPeer many = PostgresPeer.ofMany(server, sample, Math.min(batch, lines))) {
            out.printf("versions: %s; %s%n", DroolsPeer.version(), one.version());
            List<Contestant> all = List.of(shibo, plain, facts, kinds, one, many);
            Race race = new Race(all, lines);
            race.compare(sample);
            out.printf("amounts: all equal on %,d lines (duty, additional duty, excise, VAT)%n", lines);
            race.warmUp(warmUp);
            race.run(rounds, seconds);
            report(race, all);
            new LineTable(engine, random, out).print(seconds, "");
        }
        return 0;
    }

    private void within(String option, double value, double least, double most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    spec.commandLine(),
                    "%s is %s; give %s to %s.".formatted(option, decimal(value), decimal(least), decimal(most)));
        }
    }

    private static String decimal(double value) {
        return Decimals.normalise(BigDecimal.valueOf(value)).toPlainString();
    }

    /** As the pack reader gives it, from files as anybody would write them. */
    private static Rulebook rulebook(NationalTariff national) throws IOException {
        Path folder = Files.createTempDirectory("shibo-national");
        try {
            national.write(folder);
            return PackReader.rulebook(List.of(folder));
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void report(Race race, List<Contestant> all) throws SQLException {
        Contestant shibo = all.getFirst();
        out.printf(
                "%n%-30s %12s %23s %12s %10s %8s %13s %11s%n",
                "on one core", "lines/s", "slowest-quickest", "Shibo is", "ns", "bytes", "p50", "p99");
        for (Contestant contestant : all) {
            Race.Figures figures = race.figures(contestant);
            out.printf(
                    "%-30s %,12.0f %23s %,9.1f x  %,10.0f %,8.0f  %s%n",
                    contestant.name(),
                    figures.median(),
                    "%,.0f-%,.0f".formatted(figures.slowest(), figures.quickest()),
                    race.ratio(shibo, contestant),
                    race.cost(contestant).nanos(),
                    race.cost(contestant).bytes(),
                    contestant.batch() == 1 ? latency(race.latencies(contestant)) : "");
        }
        out.printf("""

                Median of %d rounds of %s s each in turn, after %s s of warm-up each; seed %d. Sales of one line.
                Measured: from a sale in memory to four exact amounts in memory; ns is processor time and bytes what is allocated
                a line, of the thread that asks, in the median round (of PostgreSQL: the client alone). PostgreSQL: JDBC over loopback, the tariff in
                its buffers, a plan made once, client and server on a core each but never at once. Drools: one session, a line
                inserted, rules fired, the line deleted; its faster variant is the one to compare with. Shibo's time includes
                totals, requirements and what a trace is made of; the peers give the amounts alone.
                Not measured: reading the tariff, several cores at once, sales of several lines, memory.
                """, rounds, decimal(seconds), decimal(warmUp), seed);
    }

    private static String latency(long[] nanos) {
        return "%,10.1f \u00b5s %,8.1f \u00b5s"
                .formatted(nanos[nanos.length / 2] / 1e3, nanos[nanos.length * 99 / 100] / 1e3);
    }
}
