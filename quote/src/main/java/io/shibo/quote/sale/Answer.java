package io.shibo.quote.sale;

/** What can be said of a condition: it holds, it does not, or a fact is missing (Kleene's strong three-valued logic). */
public enum Answer {
    YES,
    NO,
    UNKNOWN;

    public static Answer of(boolean holds) {
        return holds ? YES : NO;
    }

    /** NO as soon as one is NO, whatever else is unknown. */
    public Answer and(Answer other) {
        if (this == NO || other == NO) {
            return NO;
        }
        return this == YES && other == YES ? YES : UNKNOWN;
    }

    /** YES as soon as one is YES, whatever else is unknown. */
    public Answer or(Answer other) {
        if (this == YES || other == YES) {
            return YES;
        }
        return this == NO && other == NO ? NO : UNKNOWN;
    }

    public Answer not() {
        return switch (this) {
            case YES -> NO;
            case NO -> YES;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
