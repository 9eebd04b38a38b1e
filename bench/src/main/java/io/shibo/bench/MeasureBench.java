package io.shibo.bench;

import io.shibo.codes.Country;
import io.shibo.codes.Period;
import io.shibo.codes.input.Problems;
import io.shibo.measure.Answer;
import io.shibo.measure.ExchangeRates;
import io.shibo.measure.Flow;
import io.shibo.measure.Method;
import io.shibo.measure.Regime;
import io.shibo.measure.Release;
import io.shibo.measure.Tabulation;
import io.shibo.measure.TradeCsv;
import io.shibo.measure.TradeRecord;
import io.shibo.measure.sample.TradeSample;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Records a second into a table. The peer is what one would write without a library: a stream grouped by the same cells,
 * exact decimals added up. It gives sums alone: no dollars, no enterprises, no confidentiality, no growth.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class MeasureBench {
    static final int RECORDS = 500_000;
    private static final Period HALF = Period.half(2026, 1);

    private List<TradeRecord> records = List.of();
    private byte[] csv = {};
    private int csvRecords;
    private @Nullable ExchangeRates rates;

    @Setup
    public void read() throws IOException {
        Problems problems = new Problems();
        rates = ExchangeRates.read("rates", bytes(TradeSample.exchangeRates(1)), problems);
        List<TradeRecord> some = new ArrayList<>();
        csv = (TradeSample.records(1, HALF.yearBefore())
                        + TradeSample.records(1, HALF)
                                .substring(TradeCsv.header().length() + 1))
                .getBytes(StandardCharsets.UTF_8);
        TradeCsv.read("records", new ByteArrayInputStream(csv), problems, some::add);
        problems.throwIfAny();
        csvRecords = some.size();
        List<TradeRecord> many = new ArrayList<>(RECORDS);
        for (int i = 0; i < RECORDS; i++) {
            many.add(some.get(i % some.size()));
        }
        records = many;
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public Release tabulate() {
        Tabulation table = new Tabulation(HALF, exchangeRates(), Method.HANDBOOK_2023);
        records.forEach(table::add);
        return table.release("bench");
    }

    /** One cell of the peer; what a record of it must say to be added together. */
    record Key(
            int year,
            int month,
            Flow flow,
            Country partner,
            @Nullable Regime regime,
            Answer ordered,
            Answer delivered,
            Currency currency) {
        static Key of(TradeRecord record) {
            return new Key(
                    record.date().getYear(),
                    record.date().getMonthValue(),
                    record.flow(),
                    record.partner(),
                    record.regime(),
                    record.ordered(),
                    record.delivered(),
                    record.amount().currency());
        }
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public Map<Key, BigDecimal> peerStreamGroupingBy() {
        return records.stream()
                .collect(Collectors.groupingBy(
                        Key::of,
                        Collectors.reducing(
                                BigDecimal.ZERO, record -> record.amount().amount(), BigDecimal::add)));
    }

    /** The sample files whole: reading, checking and tabulating; a file a second, of some 12,000 records. */
    @Benchmark
    public Release readAndTabulateSample() throws IOException {
        Problems problems = new Problems();
        Tabulation table = new Tabulation(HALF, exchangeRates(), Method.HANDBOOK_2023);
        table.read("records", new ByteArrayInputStream(csv), problems);
        problems.throwIfAny();
        if (table.counted() != csvRecords) {
            throw new IllegalStateException("counted " + table.counted() + " of " + csvRecords);
        }
        return table.release("bench");
    }

    private ExchangeRates exchangeRates() {
        ExchangeRates read = rates;
        if (read == null) {
            throw new IllegalStateException("the rates are read in @Setup");
        }
        return read;
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
