package io.shibo.bench;

import io.shibo.codes.Country;
import io.shibo.codes.HsCode;
import io.shibo.codes.Money;
import io.shibo.codes.Quantity;
import io.shibo.codes.Unit;
import io.shibo.quote.LandedCost;
import io.shibo.quote.pack.PackReader;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.sale.Dates;
import io.shibo.quote.sale.Fact;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Party;
import io.shibo.quote.sale.PartyKind;
import io.shibo.quote.sale.Sale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * Lines per second over the shipped rulebook, on one core: random orders of cross-border e-commerce, 3 lines each.
 * {@link #assess} is what a window does for a parcel, trace kept; {@link #quote} adds every other channel; {@link #naive}
 * is the same arithmetic by a {@link NaiveInterpreter}, whose figures are compared with ours before the run.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class QuoteBench {
    private static final int ORDERS = 500;
    private static final int LINES = 3;

    private final List<Sale> orders = new ArrayList<>();
    private final LandedCost engine;
    private final NaiveInterpreter naive;

    public QuoteBench() {
        Path root = Path.of(System.getProperty("shibo.root", "."));
        try {
            engine = LandedCost.of(PackReader.rulebook(List.of(root.resolve("packs"))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Pack china = engine.rulebook().find(Country.CHINA).orElseThrow();
        naive = new NaiveInterpreter(china);
        List<HsCode> codes = List.copyOf(china.goods().keySet());
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < ORDERS; i++) {
            orders.add(order(codes, random));
        }
    }

    @Setup
    public void compareFigures() {
        for (Sale order : orders) {
            Money ours = engine.assess(order).totals().charges();
            Money theirs = naive.charges(order);
            if (!ours.equals(theirs)) {
                throw new IllegalStateException("%s and %s differ for %s".formatted(ours, theirs, order.lines()));
            }
        }
    }

    private static Sale order(List<HsCode> codes, SplittableRandom random) {
        Sale.Builder order = Sale.builder()
                .id("bench")
                .seller(new Party(Country.of("FR"), PartyKind.BUSINESS))
                .buyer(new Party(Country.CHINA, PartyKind.CONSUMER))
                .channel("1210")
                .dates(Dates.on(LocalDate.of(2026, 3, 1)))
                .currency(Money.currency("CNY"))
                .state("spent-this-year", Money.of("0", "CNY"));
        for (int i = 0; i < LINES; i++) {
            Money price = Money.of(BigDecimal.valueOf(100 + random.nextInt(150_000), 2), Money.currency("CNY"));
            Line line = Line.goods(
                    String.valueOf(i + 1),
                    "goods",
                    codes.get(random.nextInt(codes.size())),
                    Fact.of(Country.of("FR")),
                    Quantity.of("1", Unit.H87),
                    price);
            order.line(line.measuring(new Quantity(BigDecimal.valueOf(1 + random.nextInt(2_000)), Unit.GRM)));
        }
        return order.build();
    }

    @Benchmark
    @OperationsPerInvocation(ORDERS * LINES)
    public void assess(Blackhole sink) {
        orders.forEach(order -> sink.consume(engine.assess(order)));
    }

    @Benchmark
    @OperationsPerInvocation(ORDERS * LINES)
    public void quote(Blackhole sink) {
        orders.forEach(order -> sink.consume(engine.quote(order)));
    }

    @Benchmark
    @OperationsPerInvocation(ORDERS * LINES)
    public void naive(Blackhole sink) {
        orders.forEach(order -> sink.consume(naive.charges(order)));
    }
}
