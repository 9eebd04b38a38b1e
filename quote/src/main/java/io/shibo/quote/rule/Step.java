package io.shibo.quote.rule;

import io.shibo.codes.Citation;
import io.shibo.codes.DateRange;
import io.shibo.codes.HsCode;
import io.shibo.codes.Rounding;
import io.shibo.quote.formula.Formula;
import io.shibo.quote.formula.Predicate;
import io.shibo.quote.sale.NamedDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of a channel's pipeline, in the order of the pack. */
public sealed interface Step permits Step.Base, Step.Check, Layer {
    String name();

    Level at();

    /** Whether a step is taken for each line or once for the whole sale. */
    enum Level {
        LINE,
        /** The whole declaration. A name of the line level means the sum over lines here. */
        ENTRY
    }

    /**
     * Names a running total.
     *
     * @param rounding as some jurisdictions truncate a tax base; null for none
     */
    record Base(
            String name,
            Level at,
            Formula formula,
            @Nullable Rounding rounding) implements Step {}

    /** Why a sale or line is not admitted, in kinds that a program can act on. */
    enum Refusal {
        /** The goods are not on the channel's list. */
        NOT_LISTED,
        LIMIT_PER_ORDER,
        LIMIT_PER_YEAR,
        PROHIBITED,
        /** The channel is not open to this kind of buyer, transport or subject. */
        NOT_OPEN,
        /** The pack has no such goods code. */
        UNKNOWN_CODE,
        /** A rule is needed that no pack has, or that this version cannot apply. */
        NOT_SUPPORTED
    }

    /**
     * Admits or refuses.
     *
     * @param listed goods codes of which a line's code must be one or lie below one; empty where only {@code require} counts
     * @param require must not be NO; UNKNOWN is asked
     * @param text what a refusal means, for people
     * @param instead names of channels to try
     */
    record Check(
            String name,
            Level at,
            Refusal refusal,
            List<HsCode> listed,
            @Nullable Predicate require,
            NamedDate date,
            DateRange valid,
            Wording text,
            List<String> instead,
            Citation citation)
            implements Step {
        public Check {
            listed = List.copyOf(listed);
            instead = List.copyOf(instead);
        }
    }
}
