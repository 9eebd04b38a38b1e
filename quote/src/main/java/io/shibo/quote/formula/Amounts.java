package io.shibo.quote.formula;

import io.shibo.codes.Money;
import io.shibo.quote.sale.Answer;
import org.jspecify.annotations.Nullable;

/**
 * What a formula or condition may look at: running totals, quantities, facts. Each answers null or UNKNOWN where the sale
 * does not say, and remembers that it was asked, so that the answer can name what is missing.
 */
public interface Amounts {
    /** A running total, count or state amount by name, in the destination's currency; null where unknown. */
    @Nullable
    Exact total(String name);

    /** How much of a unit or named measurement; null where unknown. */
    @Nullable
    Exact measured(Measured what);

    /** An amount of a pack in the destination's currency; null where no exchange rate was given. */
    @Nullable
    Exact converted(Money amount);

    Answer fact(String name);

    /** Whether the goods originate under an agreement; UNKNOWN where there is no single line to ask about. */
    Answer originates(String agreement);

    /** Whether a measurement or running total was stated at all. Asking this is not a question to the user. */
    boolean stated(String name);
}
