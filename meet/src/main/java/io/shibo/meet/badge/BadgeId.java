package io.shibo.meet.badge;

import io.shibo.codes.input.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which badge: whose, and the how-manieth of that holder. A lost badge is revoked by its number and the next one printed.
 *
 * @param holder id of the organisation or person who wears it
 * @param issue 1 for the first badge of a holder, at most {@value #MOST_ISSUES}
 */
public record BadgeId(String holder, int issue) implements Comparable<BadgeId> {
    public static final int MOST_ISSUES = 65_535;

    private static final Pattern HOLDER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,39}");
    private static final Pattern TEXT = Pattern.compile("([^/]+)(?:/([0-9]{1,5}))?");

    public BadgeId {
        if (!HOLDER.matcher(holder).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not the id of a badge's holder. Write 1 to 40 letters, digits, hyphens or underscores."
                            .formatted(Problem.show(holder)));
        }
        if (issue < 1 || issue > MOST_ISSUES) {
            throw new IllegalArgumentException(
                    "%d is not the number of a badge; 1 to %d are possible.".formatted(issue, MOST_ISSUES));
        }
    }

    /** Reads {@code B00042/2}; without a number the first badge is meant. */
    public static BadgeId parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not a badge. Write its holder and, if it is not the first, its number, as in B00042/2."
                            .formatted(Problem.show(text)));
        }
        return new BadgeId(matcher.group(1), matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2)));
    }

    @Override
    public int compareTo(BadgeId other) {
        int byHolder = holder.compareTo(other.holder);
        return byHolder != 0 ? byHolder : Integer.compare(issue, other.issue);
    }

    @Override
    public String toString() {
        return holder + "/" + issue;
    }
}
