package io.shibo.bench.line;

import io.shibo.bench.NationalSales;
import io.shibo.quote.Charge;
import io.shibo.quote.LandedCost;
import io.shibo.quote.sale.Sale;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** What Shibo's own kinds of work cost, as a table: figures, figures with what made them, whole quotes. */
public final class LineTable {
    private static final int KEPT = 10_000;
    private static final int QUOTES = 20_000;

    private final LandedCost engine;
    private final NationalSales sales;
    private final PrintStream out;

    public LineTable(LandedCost engine, NationalSales sales, PrintStream out) {
        this.engine = engine;
        this.sales = sales;
        this.out = out;
    }

    /**
     * Prints the table.
     *
     * @param seconds of each kind of work, and as long before to warm up
     * @param only kinds of work whose name contains this
     */
    public void print(double seconds, String only) {
        out.printf(
                Locale.ROOT,
                "%n%-52s %12s %10s %14s %8s%n",
                "processor time of the thread, nanoseconds a line",
                "quickest",
                "median",
                "a second, q.",
                "bytes");
        ToIntFunction<Sale> figures = sale -> engine.assess(sale).complete() ? 1 : 0;
        time("a sale of one line, just made", only, seconds, () -> LineWork.fresh(sales, 1, figures));
        time("the same, 10,000 different in memory", only, seconds, () -> LineWork.kept(sales, 1, KEPT, figures));
        time("a line of a sale of ten", only, seconds, () -> LineWork.kept(sales, 10, KEPT, figures));
        time("one line, each charge read", only, seconds, () -> LineWork.fresh(sales, 1, this::charges));
        time(
                "one line with its whole explanation",
                only,
                seconds,
                () -> LineWork.fresh(
                        sales, 1, sale -> engine.assess(sale).trace().size()));
        time(
                "a whole quote, with preferences and other ways in",
                only,
                seconds,
                () -> LineWork.fresh(sales, 1, this::quote));
        if ("latency".contains(only)) {
            out.println();
            latency(
                    "one quote, comparisons left for later",
                    seconds,
                    sale -> engine.quote(sale).complete() ? 1 : 0);
            latency("one quote with preferences, other ways in and what is missing", seconds, this::quote);
        }
    }

    private void time(String name, String only, double seconds, Supplier<Cost.Work> work) {
        if (name.contains(only)) {
            Cost cost = Cost.of(work.get(), seconds);
            out.printf(
                    Locale.ROOT,
                    "%-52s %,12.0f %,10.0f %,14.0f %,8.0f%n",
                    name,
                    cost.quickest(),
                    cost.median(),
                    1e9 / cost.quickest(),
                    cost.bytes());
        }
    }

    /** By the clock, one by one, each a sale just made: what a caller waits. */
    private void latency(String name, double seconds, ToIntFunction<Sale> work) {
        Cost.of(LineWork.fresh(sales, 1, work), seconds / 2);
        long[] nanos = new long[QUOTES];
        int seen = 0;
        for (int i = 0; i < nanos.length; i++) {
            Sale sale = sales.next(1);
            long start = System.nanoTime();
            seen += work.applyAsInt(sale);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        out.printf(
                Locale.ROOT,
                "%-62s p50 %5.1f µs, p90 %5.1f µs, p99 %5.1f µs, p99.9 %6.1f µs by the clock (%,d quotes; %,d)%n",
                name,
                nanos[QUOTES / 2] / 1e3,
                nanos[QUOTES * 90 / 100] / 1e3,
                nanos[QUOTES * 99 / 100] / 1e3,
                nanos[QUOTES * 999 / 1000] / 1e3,
                QUOTES,
                seen);
    }

    private int charges(Sale sale) {
        int seen = 0;
        for (Charge charge : engine.assess(sale).charges()) {
            seen += charge.rounded().isZero() ? 1 : 2;
        }
        return seen;
    }

    private int quote(Sale sale) {
        var quote = engine.quote(sale);
        return quote.alternatives().size()
                + quote.preferences().size()
                + quote.missing().size();
    }
}
