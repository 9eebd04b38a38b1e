package io.shibo.quote;

import io.shibo.quote.rule.Wording;
import org.jspecify.annotations.Nullable;

/**
 * Something a rule needs and the sale does not say.
 *
 * @param name of the fact, state, quantity or field: {@code form-e}, {@code GRM}, {@code origin}
 * @param line the line's id; null where it is about the whole sale
 * @param text the question, for people
 */
public record Question(Kind kind, String name, @Nullable String line, Wording text) {
    /** What kind of thing is missing. */
    public enum Kind {
        /** A yes or no. */
        FACT,
        /** An amount outside the sale, such as what was spent this year. */
        STATE,
        /** A mass, volume, count or other measurement of a line. */
        QUANTITY,
        ORIGIN,
        /** Whether a line's goods originate under an agreement, which the name is. */
        ORIGINATING,
        /** Further digits of a goods code. */
        CODE,
        FREIGHT,
        INSURANCE,
        /** A rate between the currency of a legal amount and that of the pack, such as {@code USD/KRW}. */
        EXCHANGE_RATE
    }
}
