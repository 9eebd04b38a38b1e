package io.shibo.quote.internal;

import io.shibo.quote.formula.Exact;
import io.shibo.quote.rule.Step;
import io.shibo.quote.sale.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each line has of a limit that they share. */
final class Allotment {
    private static final Exact ONE = Exact.of(1);

    private Allotment() {}

    /**
     * @param room what there is for all; null where unknown
     * @param wanted what each line would have without the limit, in their order; null where unknown
     * @return what each has, 0 to {@code wanted}, together at most {@code room}; all null where anything is unknown, since
     *     what one line takes another cannot have
     */
    static @Nullable Exact[] of(
            Step.@Nullable Within within, @Nullable Exact room, @Nullable Exact[] wanted, List<Line> lines) {
        @Nullable Exact[] had = new Exact[wanted.length];
        if (within == null || room == null || Arrays.asList(wanted).contains(null)) {
            return had;
        }
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < wanted.length; i++) {
            Exact value = wanted[i];
            if (value != null) {
                shares.add(Share.of(i, value, lines.get(i)));
            }
        }
        switch (within.take()) {
            case IN_ORDER -> {}
            case HIGHEST -> shares.sort(Comparator.comparing(Share::piece).reversed());
            case LOWEST -> shares.sort(Comparator.comparing(Share::piece));
        }
        Exact left = atLeastZero(room);
        for (Share share : shares) {
            Exact taken = share.within(left, within.pieces());
            had[share.line()] = taken;
            left = left.minus(taken);
        }
        return had;
    }

    private static Exact atLeastZero(Exact amount) {
        return amount.compareTo(Exact.ZERO) < 0 ? Exact.ZERO : amount;
    }

    /** What a line wants: so many pieces at so much each. */
    private record Share(int line, Exact whole, Exact piece, BigDecimal pieces) {
        static Share of(int line, Exact wanted, Line of) {
            BigDecimal quantity = of.quantity().value();
            boolean counted = quantity.stripTrailingZeros().scale() <= 0;
            BigDecimal pieces = counted ? quantity : BigDecimal.ONE;
            Exact whole = atLeastZero(wanted);
            return new Share(line, whole, whole.dividedBy(pieces), pieces);
        }

        Exact within(Exact left, boolean pieces) {
            if (whole.compareTo(left) <= 0) {
                return whole;
            }
            // More than what is left, so a piece is more than nothing.
            return pieces ? piece.times(left.dividedBy(piece).rounded(ONE, RoundingMode.DOWN)) : left;
        }

        @Override
        public String toString() {
            return line + ": " + pieces + " x " + piece;
        }
    }
}
