package io.shibo.quote.internal;

import io.shibo.quote.formula.Exact;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/** Shares an amount by weight, by largest remainder, so that the parts add up to the whole. */
final class Shares {
    private Shares() {}

    /**
     * One share a weight. What is left over goes, a unit each, to those with the largest part cut off; of equals, to the first.
     *
     * @param whole 0 or more, a multiple of {@code unit}
     * @param weights 0 or more; shared evenly where all are 0
     * @param unit above 0
     */
    static Exact[] of(Exact whole, Exact[] weights, Exact unit) {
        Exact[] parts = new Exact[weights.length];
        if (whole.isZero()) {
            Arrays.fill(parts, Exact.ZERO);
            return parts;
        }
        Exact.Sum sum = new Exact.Sum();
        for (Exact weight : weights) {
            sum.add(weight);
        }
        boolean even = sum.total().isZero();
        Exact total = even ? Exact.of(weights.length) : sum.total();
        BigDecimal divisor = total.shown();
        Exact[] cut = new Exact[weights.length];
        Exact.Sum given = new Exact.Sum();
        for (int i = 0; i < weights.length; i++) {
            Exact share = even ? whole : whole.times(weights[i]);
            parts[i] = share.dividedBy(divisor).rounded(unit, RoundingMode.FLOOR);
            // Over the same total for all: comparable without dividing.
            cut[i] = share.minus(parts[i].times(total));
            given.add(parts[i]);
        }
        Exact rest = whole.minus(given.total());
        if (!rest.isZero()) {
            int[] order = byCut(cut);
            for (int i = 0; !rest.isZero(); i++, rest = rest.minus(unit)) {
                parts[order[i]] = parts[order[i]].plus(unit);
            }
        }
        return parts;
    }

    /** The largest first; equal ones in their order. */
    private static int[] byCut(Exact[] cut) {
        Integer[] order = new Integer[cut.length];
        Arrays.setAll(order, Integer::valueOf);
        Arrays.sort(order, (a, b) -> cut[b].compareTo(cut[a]));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }
}
