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
     * @param within what the lines have together at most, and who comes first; null where each has what the formula gives
     */
    record Base(
            String name,
            Level at,
            Formula formula,
            @Nullable Rounding rounding,
            @Nullable Within within) implements Step {
        public Base {
            if (within != null && at == Level.ENTRY) {
                throw new IllegalArgumentException(
                        "base '%s' is of the whole entry, so there is nothing to share out.".formatted(name));
            }
        }

        /** The formula, and the limit where there is one. */
        public String text() {
            return within == null ? formula.toString() : formula + " within " + within.limit();
        }
    }

    /**
     * A limit that lines share: a relief for gifts, the balance of a quota, a traveller's allowance. One line after the
     * other has what its formula gives as long as there is room; what is below 0 counts as 0.
     *
     * @param limit of the whole entry; below 0 there is no room
     * @param pieces whether an article counts whole or not at all; a line whose quantity is no whole number is one piece
     */
    record Within(Formula limit, Take take, boolean pieces) {
        /** Which line comes first. */
        public enum Take {
            /** As the sale names them. */
            IN_ORDER,
            /** The dearest piece. */
            HIGHEST,
            /** The cheapest piece. */
            LOWEST
        }
    }

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
