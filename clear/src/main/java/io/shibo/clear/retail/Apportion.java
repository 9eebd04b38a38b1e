package io.shibo.clear.retail;

import io.shibo.quote.formula.Exact;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Shares of a whole in its smallest unit that add up to it: largest remainder, of equals the earlier one. */
final class Apportion {
    private Apportion() {}

    /**
     * A freight, premium or discount over lines by their value, in fen, or in the decimals of the whole where it has more.
     *
     * @param whole at least 0
     * @param weights at least 0 each; all 0 means equal parts
     */
    static List<BigDecimal> byValue(BigDecimal whole, List<BigDecimal> weights) {
        if (weights.size() == 1) {
            return List.of(whole);
        }
        BigDecimal unit = BigDecimal.ONE.movePointLeft(
                Math.max(2, whole.stripTrailingZeros().scale()));
        BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean even = sum.signum() == 0;
        BigDecimal total = even ? BigDecimal.valueOf(weights.size()) : sum;
        List<BigDecimal> parts = new ArrayList<>();
        List<BigDecimal> cut = new ArrayList<>();
        for (BigDecimal weight : weights) {
            BigDecimal numerator = whole.multiply(even ? BigDecimal.ONE : weight);
            BigDecimal part = numerator
                    .divide(total.multiply(unit), 0, RoundingMode.FLOOR)
                    .multiply(unit);
            parts.add(part);
            // Remainders over the same total: comparable without dividing.
            cut.add(numerator.subtract(part.multiply(total)));
        }
        spread(whole, unit, parts, cut);
        return parts;
    }

    /** Whole fen of exact amounts, adding up to their sum rounded half-up to the fen. */
    static List<BigDecimal> fen(List<Exact> amounts) {
        Exact fen = Exact.of(new BigDecimal("0.01"));
        Exact sum = Exact.ZERO;
        List<BigDecimal> parts = new ArrayList<>();
        List<Exact> cut = new ArrayList<>();
        for (Exact amount : amounts) {
            sum = sum.plus(amount);
            Exact part = amount.rounded(fen, RoundingMode.FLOOR);
            parts.add(part.shown());
            cut.add(amount.minus(part));
        }
        spread(sum.rounded(fen, RoundingMode.HALF_UP).shown(), fen.shown(), parts, cut);
        return parts;
    }

    private static <T extends Comparable<? super T>> void spread(
            BigDecimal whole, BigDecimal unit, List<BigDecimal> parts, List<T> cut) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            order.add(i);
        }
        order.sort((a, b) -> cut.get(b).compareTo(cut.get(a)));
        BigDecimal rest = whole.subtract(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        for (int i = 0; rest.signum() > 0; i++, rest = rest.subtract(unit)) {
            int at = order.get(i);
            parts.set(at, parts.get(at).add(unit));
        }
    }
}
