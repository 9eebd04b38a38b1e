package io.shibo.quote.internal;

import io.shibo.quote.formula.Exact;
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
        Exact sum = sum(weights);
        boolean even = sum.isZero();
        Exact total = even ? Exact.of(weights.length) : sum;
        Exact[] cut = new Exact[weights.length];
        Exact rest = whole;
        for (int i = 0; i < weights.length; i++) {
            Exact exact = (even ? whole : whole.times(weights[i])).dividedBy(total.shown());
            parts[i] = exact.rounded(unit, RoundingMode.FLOOR);
            cut[i] = exact.minus(parts[i]);
            rest = rest.minus(parts[i]);
        }
        for (; !rest.isZero(); rest = rest.minus(unit)) {
            int most = 0;
            for (int i = 1; i < cut.length; i++) {
                most = cut[i].compareTo(cut[most]) > 0 ? i : most;
            }
            parts[most] = parts[most].plus(unit);
            cut[most] = Exact.of(-1);
        }
        return parts;
    }

    private static Exact sum(Exact[] weights) {
        Exact sum = Exact.ZERO;
        for (Exact weight : weights) {
            sum = sum.plus(weight);
        }
        return sum;
    }
}
