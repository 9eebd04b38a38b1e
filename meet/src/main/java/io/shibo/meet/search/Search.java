package io.shibo.meet.search;

import io.shibo.codes.Country;
import io.shibo.meet.expo.Role;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for.
 *
 * @param text words in any language, a goods code or a service code; empty for everybody
 * @param role one side only; null for both
 * @param country from there only; null for anywhere
 * @param hall in that hall only; null for any
 * @param offset how many hits to pass over, 0 or more
 * @param limit how many hits to give, 1 to {@value #MOST_HITS}
 */
public record Search(
        String text,
        @Nullable Role role,
        @Nullable Country country,
        @Nullable String hall,
        int offset,
        int limit) {
    /** Characters of a text. */
    public static final int MOST_TEXT = 200;

    /** Hits of one answer. */
    public static final int MOST_HITS = 200;

    public Search {
        text = text.strip();
        if (text.length() > MOST_TEXT) {
            throw new IllegalArgumentException(
                    "a search of %d characters; at most %d are read.".formatted(text.length(), MOST_TEXT));
        }
        if (offset < 0 || limit < 1 || limit > MOST_HITS) {
            throw new IllegalArgumentException(
                    "hits %d and %d more; the first must not be negative, and 1 to %d are given at once."
                            .formatted(offset, limit, MOST_HITS));
        }
    }

    /** The first hits for a text on one side. */
    public static Search of(String text, @Nullable Role role, int limit) {
        return new Search(text, role, null, null, 0, limit);
    }
}
