package io.shibo.meet.day;

import io.shibo.codes.Money;
import io.shibo.codes.input.Problem;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an entry says. */
public sealed interface Fact {
    int MAX_NOTE = 2_000;
    int MAX_INTERESTS = 20;
    int MAX_RATING = 5;

    /**
     * A badge at a gate.
     *
     * @param zone a hall, or {@link Zones#SITE} for the gate of the whole ground
     */
    record Scan(String zone, Direction direction, Seen seen) implements Fact {
        public Scan {
            Zones.check(zone);
        }
    }

    /**
     * The device compared its clock with the hub's.
     *
     * @param hub the hub's time when the device's clock showed the entry's
     */
    record ClockSeen(Instant hub) implements Fact {}

    /**
     * An exhibitor noted something about the holder of a badge. A later one of the same two replaces it.
     *
     * @param exhibitor id of the organisation
     * @param consent the holder agreed, when asked at this scan, to be contacted and named in the exhibitor's list
     * @param rating 1 to {@value Fact#MAX_RATING}, 0 for none
     * @param interests words or codes
     */
    record LeadTaken(String exhibitor, Seen seen, boolean consent, int rating, List<String> interests, String note)
            implements Fact {
        public LeadTaken {
            interests = List.copyOf(interests);
            party(exhibitor);
            limited("the note", note, MAX_NOTE);
            interests.forEach(each -> limited("an interest", each, 80));
            if (rating < 0 || rating > MAX_RATING) {
                throw new IllegalArgumentException(
                        "a rating of %d; 1 to %d are possible, 0 for none.".formatted(rating, MAX_RATING));
            }
            if (interests.size() > MAX_INTERESTS) {
                throw new IllegalArgumentException(
                        "%d interests; at most %d are kept.".formatted(interests.size(), MAX_INTERESTS));
            }
        }
    }

    /** A holder takes back the consent: what was noted before is shown to no exhibitor any more. */
    record LeadsWithdrawn(String holder) implements Fact {
        public LeadsWithdrawn {
            party(holder);
        }
    }

    /** What one side says came of a meeting. */
    enum Held {
        HELD,
        NOT_HELD,
        MOVED
    }

    /**
     * What came of a meeting, by the word of one side. A later one of the same side replaces it.
     *
     * @param by id of the exhibitor or of the buyer
     * @param value of the deal the two intend; null where none, or not said; above 0
     * @param nextStep in a few words; may be empty
     */
    record Stated(
            String by,
            String exhibitor,
            String buyer,
            Held held,
            @Nullable Money value,
            String nextStep) implements Fact {
        public Stated {
            party(exhibitor);
            party(buyer);
            if (exhibitor.equals(buyer) || !by.equals(exhibitor) && !by.equals(buyer)) {
                throw new IllegalArgumentException(
                        "'%s' speaks of a meeting of '%s' and '%s'.".formatted(Problem.show(by), exhibitor, buyer));
            }
            if (value != null && (value.isNegative() || value.isZero())) {
                throw new IllegalArgumentException("an intended deal of %s; it is above 0.".formatted(value));
            }
            limited("the next step", nextStep, MAX_NOTE);
        }
    }

    private static void limited(String what, String text, int most) {
        if (text.length() > most) {
            throw new IllegalArgumentException(
                    "%s has %d characters; at most %d are kept.".formatted(what, text.length(), most));
        }
    }

    private static void party(String id) {
        if (!Parties.ID.matcher(id).matches()) {
            throw new IllegalArgumentException("'%s' is not the id of a participant.".formatted(Problem.show(id)));
        }
    }

    /** How ids are written, as in an expo's files. */
    final class Parties {
        static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,39}");

        private Parties() {}
    }
}
