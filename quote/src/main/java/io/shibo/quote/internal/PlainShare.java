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
 * A formula that is a share of running totals, or a fixed amount: three numbers.
 *
 * @param ratio the number of a plain decimal; the amount itself where there are no totals
 * @param form its {@link Registers#form}
 * @param totals that are added up; bit n: slot n
 */
record PlainShare(long ratio, int form, long totals) {
    /** Bits of a long. */
    private static final int MOST_SLOTS = 64;

    private static final Exact ONE = Exact.of(1);

    /** Null where a formula is not of this kind. */
    static @Nullable PlainShare of(Formula formula, Slots slots, Currency currency) {
        Share share = Share.of(formula, slots, currency);
        return share == null || Registers.form(share.ratio) == 0
                ? null
                : new PlainShare(share.ratio.number(), Registers.form(share.ratio), share.totals);
    }

    /** Puts the amount; false, and nothing put, where a total is unknown or no plain decimal, or the amount is none. */
    boolean put(Registers into, int at, Registers own, Registers outer) {
        return into.putShare(at, own, outer, totals, ratio, form);
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
            return slot < 0 || slot >= MOST_SLOTS ? null : new Share(ONE, 1L << slot);
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
            return new Share(ONE, totals);
        }
    }
}
