package io.shibo.bench.peers;

import io.shibo.quote.LandedCost;
import io.shibo.quote.sale.Sale;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

/** What the peers have no counterpart of: the explanation of each line, and whole quotes with preferences and alternatives. */
final class ShiboAlone {
    private final LandedCost engine;
    private final List<Sale> sales;
    private int seen;

    /** @param sales one or more, of one line each */
    ShiboAlone(LandedCost engine, List<Sale> sales) {
        this.engine = engine;
        this.sales = sales;
    }

    /** Lines a second where the explanation of each is taken too, with every measure that does not apply and why. */
    double explained(double seconds) {
        rate(this::explain, seconds);
        return rate(this::explain, seconds);
    }

    /** Nanoseconds of single quotes, each with all preferences and other ways in, ascending. */
    long[] quotes(double warmUp) {
        rate(this::quote, warmUp);
        long[] nanos = new long[Math.max(sales.size(), 20_000)];
        for (int i = 0; i < nanos.length; i++) {
            Sale sale = sales.get(i % sales.size());
            long start = System.nanoTime();
            seen += quote(sale);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return nanos;
    }

    /** Uses what was computed, so that it has to be. */
    int seen() {
        return seen;
    }

    private int explain(Sale sale) {
        return engine.assess(sale).trace().size();
    }

    private int quote(Sale sale) {
        return engine.quote(sale).alternatives().size();
    }

    private double rate(ToIntFunction<Sale> work, double seconds) {
        long start = System.nanoTime();
        long end = start + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
        long done = 0;
        long now;
        do {
            for (int i = 0; i < 100; i++) {
                seen += work.applyAsInt(sales.get((int) (done++ % sales.size())));
            }
            now = System.nanoTime();
        } while (now < end);
        return done * (double) TimeUnit.SECONDS.toNanos(1) / (now - start);
    }
}
