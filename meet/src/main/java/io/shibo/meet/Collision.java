package io.shibo.meet;

import io.shibo.meet.explain.Explanation;
import io.shibo.meet.expo.FixedMeeting;
import io.shibo.meet.expo.Precedence;
import io.shibo.meet.expo.Venue;
import io.shibo.meet.expo.Wish;
import java.util.List;

/**
 * Rules of an expo that cannot all hold, whoever else meets whom.
 *
 * @param what collides, by name
 * @param advice what would resolve it
 * @param rules where it comes from; without any of them the others could hold
 */
public record Collision(Explanation what, Explanation advice, List<Rule> rules) {
    public Collision {
        rules = List.copyOf(rules);
    }

    /** One thing that somebody said, or that the venue has. */
    public sealed interface Rule {
        /** A wish: a row of {@code wishes.csv}. */
        record Wished(Wish wish) implements Rule {}

        /** A meeting agreed already: a row of {@code fixed.csv}. */
        record Agreed(FixedMeeting meeting) implements Rule {}

        /** An order of two meetings: a row of {@code precedences.csv}. */
        record Ordered(Precedence order) implements Rule {}

        /** The most meetings an organisation wants: its row of {@code organisations.csv}. */
        record Most(String organisation) implements Rule {}

        /** When an organisation or person is there: its rows of {@code availability.csv}. */
        record There(String id) implements Rule {}

        /** The tables of a hall: its row of {@code halls.csv}. */
        record Tables(String hall) implements Rule {}

        /** The interpreters of two languages: their rows of {@code interpreters.csv}. */
        record Interpreted(Venue.Languages languages) implements Rule {}

        /** How far two halls are from each other: a row of {@code walks.csv}. */
        record Walked(String from, String to) implements Rule {}
    }
}
