package io.shibo.bench.line;

import io.shibo.bench.NationalSales;
import io.shibo.quote.sale.Sale;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Sales priced one after the other: made right before, as a caller that has just read them has them, or kept in memory. */
final class LineWork implements Cost.Work {
    private final NationalSales random;
    private final ToIntFunction<Sale> price;
    private final int linesOfSale;
    private final List<Sale> slice = new ArrayList<>();
    private final List<Sale> kept;
    private final int size;
    private int next;

    private LineWork(NationalSales random, ToIntFunction<Sale> price, int linesOfSale, int size, List<Sale> kept) {
        this.random = random;
        this.price = price;
        this.linesOfSale = linesOfSale;
        this.size = size;
        this.kept = kept;
    }

    /** New sales for every slice, few enough to be in the processor's cache. */
    static LineWork fresh(NationalSales random, int linesOfSale, ToIntFunction<Sale> price) {
        return new LineWork(random, price, linesOfSale, Math.max(1, 64 / linesOfSale), List.of());
    }

    /** Sales drawn before, far more than any cache holds. */
    static LineWork kept(NationalSales random, int linesOfSale, int sales, ToIntFunction<Sale> price) {
        List<Sale> kept = new ArrayList<>();
        for (int i = 0; i < sales; i++) {
            kept.add(random.next(linesOfSale));
        }
        return new LineWork(random, price, linesOfSale, 2_000 / linesOfSale, kept);
    }

    @Override
    public int prepare() {
        slice.clear();
        for (int i = 0; i < size; i++) {
            slice.add(kept.isEmpty() ? random.next(linesOfSale) : kept.get(next++ % kept.size()));
        }
        return slice.hashCode();
    }

    @Override
    public int slice() {
        int seen = 0;
        for (int i = 0; i < size; i++) {
            seen += price.applyAsInt(slice.get(i));
        }
        return seen;
    }

    @Override
    public int lines() {
        return size * linesOfSale;
    }
}
