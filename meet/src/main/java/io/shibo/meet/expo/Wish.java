package io.shibo.meet.expo;

/**
 * What one side says of meeting the other. Each side may say its own: that one must meet the other, who says no, is for the
 * matching to name, and no fault of the input.
 *
 * @param from id of an organisation or of a person of it
 * @param to id of an organisation of the other role or of a person of it
 */
public record Wish(String from, String to, Kind kind) {
    /** How much. */
    public enum Kind {
        /** The meeting is to be held; where it cannot be, the organiser is told why. */
        MUST_MEET,
        /** Worth more than a meeting that nobody asked for. */
        WOULD_MEET,
        /** A veto: the two never meet. */
        NO_THANKS
    }
}
