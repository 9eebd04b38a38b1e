package io.shibo.quote.internal;

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

    Charge charge(Layer layer, EntryAmounts amounts, int entry, Exact exact, Exact due) {
        ReadyFormula at = compiled.formula(entry);
        Charge.@Nullable Share shares = at.shares();
        int[] entries = {entry};
        while (at.baseFormula() instanceof Formula.Total && at.baseNames().length == 1) {
            int inner = notional(amounts, at.baseNames()[0]);
            if (inner < 0) {
                break;
            }
            entries = with(entries, inner);
            at = compiled.formula(inner);
            shares = times(shares, at.shares());
        }
        for (int name : at.baseNames()) {
            entries = withNotional(entries, name, amounts);
        }
        return new Charge(
                amounts.line(),
                layer,
                shares == null ? null : at.base().value(amounts),
                shares,
                exact,
                due,
                compiled.pack().currency(),
                compiled.pack().name(),
                compiled.rules().measures(entries));
    }

    /** Whether a charge could build on a notional amount; else its measure alone makes it. */
    static boolean isNotional(EntryAmounts amounts, LineAmounts[] lines) {
        if (amounts instanceof LineAmounts line) {
            return line.hasNotional();
        }
        for (LineAmounts line : lines) {
            if (line.hasNotional()) {
                return true;
            }
        }
        return false;
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
    private int[] withNotional(int[] entries, int name, EntryAmounts amounts) {
        if (amounts instanceof LineAmounts line) {
            return with(entries, line.notional(name));
        }
        for (LineAmounts line : lines) {
            entries = with(entries, line.notional(name));
        }
        return entries;
    }

    /** A measure with several codes has an entry under each of them, and is cited once all the same. */
    private int[] with(int[] entries, int entry) {
        if (entry < 0) {
            return entries;
        }
        for (int known : entries) {
            if (known == entry
                    || compiled.rules().row(known) == compiled.rules().row(entry)) {
                return entries;
            }
        }
        int[] more = Arrays.copyOf(entries, entries.length + 1);
        more[entries.length] = entry;
        return more;
    }
}
