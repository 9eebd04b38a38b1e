package io.shibo.quote.internal;

import io.shibo.codes.Money;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.formula.Formula;
import io.shibo.quote.formula.Registers;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    /** Bits of a long. */
    private static final int MOST_SLOTS = 64;

    private static final int ONE = Registers.form(Exact.of(1));

    private final long[] cells;

    PlainFormulas(List<Formula> formulas, Slots slots, Currency currency) {
        cells = new long[WIDTH * formulas.size()];
        for (int i = 0; i < formulas.size(); i++) {
            Share share = Share.of(formulas.get(i), slots, currency);
            if (share != null) {
                cells[WIDTH * i] = share.ratio.number();
                cells[WIDTH * i + 1] = share.totals;
                cells[WIDTH * i + 2] =
                        Registers.form(share.ratio) | (formulas.get(i) instanceof Formula.Share ? SHARE : 0);
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

    private record Share(Exact ratio, long totals) {
        static @Nullable Share of(Formula formula, Slots slots, Currency currency) {
            Share share = switch (formula) {
                case Formula.Free() -> new Share(Exact.ZERO, 0);
                case Formula.Count(BigDecimal number) -> new Share(Exact.of(number), 0);
                case Formula.Fixed(Money amount) ->
                    amount.currency().equals(currency) ? new Share(Exact.of(amount.amount()), 0) : null;
                case Formula.Total(String name) -> ofTotal(slots.of(name));
                case Formula.Sum(List<Formula> parts) -> ofSum(parts, slots);
                case Formula.Share(BigDecimal part, BigDecimal over, Formula of) -> {
                    Share base = of(of, slots, currency);
                    yield base == null
                            ? null
                            : new Share(base.ratio.times(Exact.of(part).dividedBy(over)), base.totals);
                }
                default -> null;
            };
            return share == null || Registers.form(share.ratio) == 0 ? null : share;
        }

        private static @Nullable Share ofTotal(int slot) {
            return slot < 0 || slot >= MOST_SLOTS ? null : new Share(Exact.of(1), 1L << slot);
        }

        private static @Nullable Share ofSum(List<Formula> parts, Slots slots) {
            long totals = 0;
            for (Formula part : parts) {
                Share total = part instanceof Formula.Total(String name) ? ofTotal(slots.of(name)) : null;
                if (total == null || (totals & total.totals) != 0) {
                    return null;
                }
                totals |= total.totals;
            }
            return new Share(Exact.of(1), totals);
        }
    }
}
