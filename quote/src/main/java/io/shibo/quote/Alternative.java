package io.shibo.quote;

import io.shibo.codes.Money;
import org.jspecify.annotations.Nullable;

/**
 * The same sale otherwise.
 *
 * @param program the preference it is with or without; null for another channel as things stand
 * @param assessment its figures; refused where {@code !assessment.admitted()}
 * @param difference its landed cost less that of the sale as stated; negative is cheaper
 */
public record Alternative(Kind kind, @Nullable String program, Assessment assessment, Money difference) {
    /** What is otherwise. */
    public enum Kind {
        WITH_PREFERENCE,
        WITHOUT_PREFERENCE,
        CHANNEL
    }
}
