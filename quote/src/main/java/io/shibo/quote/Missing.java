package io.shibo.quote;

import io.shibo.codes.Money;
import org.jspecify.annotations.Nullable;

/**
 * A question, and whether its answer matters.
 *
 * @param ifYes all charges if it holds; null where that cannot be told or does not make sense
 * @param ifNo all charges if it does not hold; null likewise
 */
public record Missing(
        Question question,
        Effect effect,
        @Nullable Money ifYes,
        @Nullable Money ifNo) {
    /** What the answer does. */
    public enum Effect {
        CHANGES_TOTAL,
        /** The answer alone changes nothing; together with another missing one it may. */
        CHANGES_WITH_OTHERS,
        /** The channel could refuse the sale. */
        COULD_REFUSE,
        NO_CHANGE
    }
}
