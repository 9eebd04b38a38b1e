package io.shibo.quote.internal;

import io.shibo.codes.HsCode;
import io.shibo.codes.Rounding;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.formula.Registers;
import io.shibo.quote.rule.Layer;
import io.shibo.quote.rule.Step;
import java.math.RoundingMode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** A step of a channel made ready: names are slots, formulas and conditions are prepared. */
sealed interface CompiledStep {
    /** A rounding with its unit as a fraction. */
    record ReadyRounding(Exact unit, RoundingMode mode) {
        static @Nullable ReadyRounding of(@Nullable Rounding rounding) {
            return rounding == null ? null : new ReadyRounding(Exact.of(rounding.unit()), rounding.mode());
        }

        Exact apply(Exact amount) {
            return amount.rounded(unit, mode);
        }

        void put(Registers into, int at, Registers from, int there) {
            into.putRounded(at, from, there, unit, mode);
        }
    }

    /**
     * A running total.
     *
     * @param plain the same as {@code expr}; null where it is more than a share of totals
     * @param limit what the lines have together at most; null for no limit
     */
    record Base(
            Step.Base step,
            int slot,
            Expr expr,
            @Nullable PlainShare plain,
            @Nullable ReadyRounding rounding,
            @Nullable Expr limit)
            implements CompiledStep {
        /** Puts it among totals where that takes no more than {@link PlainShare}; else false, and nothing is put. */
        boolean putPlain(EntryAmounts at) {
            if (plain == null || !plain.put(at.totals, slot, at.totals, at.outerTotals())) {
                return false;
            }
            if (rounding != null) {
                rounding.put(at.totals, slot, at.totals, slot);
            }
            return true;
        }
    }

    /** @param listed null where only the condition counts */
    record Check(
            Step.Check step,
            @Nullable CodeSpans listed,
            @Nullable Condition require) implements CompiledStep {
        /** Whether a code is listed or lies below one that is. */
        boolean lists(HsCode code) {
            return listed == null || listed.covers(code);
        }
    }

    /** A charging step. */
    record Charging(
            Layer layer,
            int slot,
            @Nullable ReadyRounding rounding,
            @Nullable ReadyRounding entryRounding) implements CompiledStep {}

    static CompiledStep of(Step step, Slots slots, Currency currency, Preparation preparation) {
        return switch (step) {
            case Step.Base base ->
                new Base(
                        base,
                        slots.of(base.name()),
                        preparation.expr(base.formula()),
                        PlainShare.of(base.formula(), slots, currency),
                        ReadyRounding.of(base.rounding()),
                        base.within() == null
                                ? null
                                : preparation.expr(base.within().limit()));
            case Step.Check check ->
                new Check(
                        check,
                        check.listed().isEmpty() ? null : CodeSpans.of(check.listed()),
                        check.require() == null ? null : preparation.condition(check.require()));
            case Layer layer ->
                new Charging(
                        layer,
                        slots.of(layer.name()),
                        ReadyRounding.of(layer.rounding()),
                        ReadyRounding.of(layer.entryRounding()));
        };
    }
}
