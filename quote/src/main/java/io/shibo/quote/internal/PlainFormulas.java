package io.shibo.quote.internal;

import io.shibo.quote.formula.Exact;
import io.shibo.quote.formula.Formula;
import io.shibo.quote.formula.Registers;
import java.util.Currency;
import java.util.List;

/**
 * The formulas of a tariff that are a share of running totals, or a fixed amount: nine in ten. Each is three numbers of one
 * array, so that a line that meets it touches one line of the processor's cache and makes no object; all others go through
 * their {@link Expr}, and so do these where a total is unknown or no plain decimal.
 *
 * <pre>
 * formula = ratio 64
 *           totals that are added up 64     bit n: slot n
 *           share 1 | form of the ratio 8   0: not of this kind
 * </pre>
 */
final class PlainFormulas {
    private static final int WIDTH = 3;
    /** Whether it is written as a share of something, so that answers show its base. */
    private static final int SHARE = 1 << 8;

    private static final int ONE = Registers.form(Exact.of(1));

    private final long[] cells;

    PlainFormulas(List<Formula> formulas, Slots slots, Currency currency) {
        cells = new long[WIDTH * formulas.size()];
        for (int i = 0; i < formulas.size(); i++) {
            PlainShare share = PlainShare.of(formulas.get(i), slots, currency);
            if (share != null) {
                cells[WIDTH * i] = share.ratio();
                cells[WIDTH * i + 1] = share.totals();
                cells[WIDTH * i + 2] = share.form() | (formulas.get(i) instanceof Formula.Share ? SHARE : 0);
            }
        }
    }

    /**
     * Puts the amount of a formula.
     *
     * @param own the totals of the line, or of the entry
     * @param outer the totals of the entry
     * @return false, and nothing put, where it takes more than adding up and multiplying known plain decimals
     */
    boolean put(int formula, Registers into, int at, Registers own, Registers outer) {
        int cell = WIDTH * formula;
        int form = (int) cells[cell + 2];
        return form != 0 && into.putShare(at, own, outer, cells[cell + 1], cells[cell], form & ~SHARE);
    }

    /** Puts the totals that a formula takes a share of, added up; false where there are none, or {@link #put} is. */
    boolean putBase(int formula, Registers into, int at, Registers own, Registers outer) {
        int cell = WIDTH * formula;
        return (cells[cell + 2] & SHARE) != 0
                && cells[cell + 1] != 0
                && into.putShare(at, own, outer, cells[cell + 1], 1, ONE);
    }
}
