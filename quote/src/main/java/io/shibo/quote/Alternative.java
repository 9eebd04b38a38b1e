package io.shibo.quote;

import io.shibo.codes.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The same sale otherwise.
 *
 * <p>Ranked by {@code difference}, so that under DDP, where the buyer pays the same either way, what the seller keeps counts.
 *
 * @param program the preference it is with or without; null for another channel as things stand
 * @param assessment its figures; refused where {@code !assessment.admitted()}
 * @param difference its landed cost less that of the sale as stated; under DDP what the seller keeps as stated less what it
 *     would keep; negative is cheaper
 * @param conditions what is not known yet and has to hold for it; empty where nothing more is asked
 */
public record Alternative(
        Kind kind, @Nullable String program, Assessment assessment, Money difference, List<Question> conditions) {
    public Alternative {
        conditions = List.copyOf(conditions);
    }

    /** What is otherwise. */
    public enum Kind {
        WITH_PREFERENCE,
        WITHOUT_PREFERENCE,
        CHANNEL
    }
}
