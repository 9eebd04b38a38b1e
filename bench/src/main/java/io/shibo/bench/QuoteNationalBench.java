package io.shibo.bench;

import io.shibo.quote.Assessment;
import io.shibo.quote.LandedCost;
import io.shibo.quote.pack.PackReader;
import io.shibo.quote.pack.RulebookFile;
import io.shibo.quote.sale.Sale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A tariff of full national size ({@link NationalTariff}: 20,000 lines, 200 partners, over a million measures), compiled to
 * a {@link RulebookFile} and mapped; codes, origins and prices drawn at random, on one core. Sales are made right before
 * they are priced, as a caller that has just read them has them, and are no part of what is timed; {@link #BATCH} at a time
 * keeps the timer out of the figures.
 *
 * <p>{@link #assess} prices without an explanation being read; {@link #explained} reads the whole trace of each as well,
 * measures of all other partners included; {@link #tenLines} prices sales of ten lines, a line counted; {@link #quote} is
 * one whole quote with preferences and alternatives, sampled one by one for its percentiles; {@link #open} opens the file.
 */
@State(Scope.Benchmark)
@Warmup(iterations = 5, time = 4)
@Measurement(iterations = 5, time = 4)
@Fork(1)
public class QuoteNationalBench {
    /** Sales an invocation. */
    public static final int BATCH = 64;

    private static final int LINES = 10;

    private final Path file;
    private final LandedCost engine;
    private final NationalSales sales;

    /** The sales of one invocation. */
    @State(Scope.Thread)
    public static class Batch {
        private final Sale[] single = new Sale[BATCH];
        private final Sale[] long10 = new Sale[BATCH / LINES];

        @Setup(Level.Invocation)
        public void draw(QuoteNationalBench bench) {
            for (int i = 0; i < BATCH; i++) {
                single[i] = bench.sales.next(1);
            }
            for (int i = 0; i < long10.length; i++) {
                long10[i] = bench.sales.next(LINES);
            }
        }
    }

    /** One sale, for the percentiles of a single quote. */
    @State(Scope.Thread)
    public static class One {
        private @Nullable Sale sale;

        @Setup(Level.Invocation)
        public void draw(QuoteNationalBench bench) {
            sale = bench.sales.next(1);
        }
    }

    public QuoteNationalBench() {
        try {
            NationalTariff tariff = NationalTariff.ofSeed(1);
            Path folder = Files.createTempDirectory("national");
            file = folder.resolve("national.rulebook");
            tariff.write(folder.resolve("AD"));
            RulebookFile.write(PackReader.rulebook(List.of(folder.resolve("AD"))), file);
            engine = LandedCost.of(RulebookFile.open(file));
            sales = new NationalSales(tariff, 2);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.SECONDS)
    @OperationsPerInvocation(BATCH)
    public void assess(Batch batch, Blackhole sink) {
        for (Sale sale : batch.single) {
            sink.consume(engine.assess(sale));
        }
    }

    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.SECONDS)
    @OperationsPerInvocation(BATCH)
    public void explained(Batch batch, Blackhole sink) {
        for (Sale sale : batch.single) {
            Assessment assessment = engine.assess(sale);
            sink.consume(assessment.trace().size());
            sink.consume(assessment);
        }
    }

    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.SECONDS)
    @OperationsPerInvocation(BATCH / LINES * LINES)
    public void tenLines(Batch batch, Blackhole sink) {
        for (Sale sale : batch.long10) {
            sink.consume(engine.assess(sale));
        }
    }

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    public Object quote(One one) {
        return engine.quote(Objects.requireNonNull(one.sale));
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    @Warmup(iterations = 3, time = 2)
    @Measurement(iterations = 3, time = 2)
    public Object open() throws IOException {
        return LandedCost.of(RulebookFile.open(file));
    }
}
