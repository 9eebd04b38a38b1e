package io.shibo.quote;

import io.shibo.quote.formula.Exact;
import io.shibo.quote.rule.Measure;
import io.shibo.quote.rule.Step;
import io.shibo.quote.sale.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a figure is what it is: one entry a decision, in the order they were taken. Text is made on demand. */
public sealed interface Trace {
    /** The line's id; null where the whole entry is meant. */
    @Nullable
    String line();

    /** A running total was computed; null where something it needs is unknown. */
    record Computed(
            @Nullable String line, Step step, @Nullable Exact amount) implements Trace {}

    /** A measure was chosen and gave an amount. */
    record Applied(@Nullable String line, Measure measure, Exact amount) implements Trace {}

    /** A measure speaks about these goods, but was not chosen. */
    record Excluded(@Nullable String line, Measure measure, Reason reason) implements Trace {}

    /** Whether a measure applies depends on what is not known. */
    record Asked(@Nullable String line, Measure measure, List<Question> questions) implements Trace {
        public Asked {
            questions = List.copyOf(questions);
        }
    }

    /** A check was made. */
    record Checked(@Nullable String line, Step.Check check, Answer answer) implements Trace {}

    /** Why a measure was not chosen. */
    enum Reason {
        OUTSIDE_DATES,
        ORIGIN,
        DISPATCH,
        DESTINATION,
        BUYER,
        TRANSPORT,
        CONDITION,
        /** Another measure gives a lower amount. */
        NOT_LOWEST,
        /** Another measure goes first. */
        NOT_FIRST,
        /** The sale does not claim its programme. */
        NOT_CLAIMED,
        /** A measure of an earlier layer switches this layer off. */
        SWITCHED_OFF
    }
}
