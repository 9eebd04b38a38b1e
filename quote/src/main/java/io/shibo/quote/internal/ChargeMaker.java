package io.shibo.quote.internal;

import io.shibo.codes.Money;
import io.shibo.quote.Charge;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.formula.Formula;
import io.shibo.quote.rule.Layer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds base and rate of an amount. A charge built on a notional amount ("70 % of the full consumption tax") is followed
 * down to the rate the law names, and carries that rule too.
 */
final class ChargeMaker {
    private final CompiledPack compiled;
    /** Those of the entry, in order. */
    private final LineAmounts[] lines;

    ChargeMaker(CompiledPack compiled, LineAmounts[] lines) {
        this.compiled = compiled;
        this.lines = lines;
    }

    Charge charge(Layer layer, EntryAmounts amounts, int row, Exact exact, Money amount) {
        ReadyFormula at = compiled.formula(row);
        Charge.@Nullable Share shares = at.shares();
        int[] rows = {row};
        while (at.baseFormula() instanceof Formula.Total && at.baseNames().length == 1) {
            int inner = notional(amounts, at.baseNames()[0]);
            if (inner < 0) {
                break;
            }
            rows = with(rows, inner);
            at = compiled.formula(inner);
            shares = times(shares, at.shares());
        }
        for (int name : at.baseNames()) {
            rows = withNotional(rows, name, amounts);
        }
        return new Charge(
                amounts.line(),
                layer,
                shares == null ? null : at.base().value(amounts),
                shares,
                exact,
                amount,
                compiled.pack().name(),
                compiled.rules().table().pick(rows));
    }

    private static Charge.@Nullable Share times(Charge.@Nullable Share one, Charge.@Nullable Share other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return new Charge.Share(one.part().multiply(other.part()), one.over().multiply(other.over()));
    }

    private static int notional(EntryAmounts amounts, int slot) {
        return amounts instanceof LineAmounts line ? line.notional(slot) : -1;
    }

    /** Notional amounts inside the base made the figure as well, so their rules are cited. */
    private int[] withNotional(int[] rows, int name, EntryAmounts amounts) {
        if (amounts instanceof LineAmounts line) {
            return with(rows, line.notional(name));
        }
        for (LineAmounts line : lines) {
            rows = with(rows, line.notional(name));
        }
        return rows;
    }

    private static int[] with(int[] rows, int row) {
        if (row < 0) {
            return rows;
        }
        for (int known : rows) {
            if (known == row) {
                return rows;
            }
        }
        int[] more = Arrays.copyOf(rows, rows.length + 1);
        more[rows.length] = row;
        return more;
    }
}
