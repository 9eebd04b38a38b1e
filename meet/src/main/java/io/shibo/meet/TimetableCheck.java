package io.shibo.meet;

import io.shibo.meet.expo.Attendance;
import io.shibo.meet.expo.Calendar;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Role;
import io.shibo.meet.score.Scoring;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks a timetable against the expo alone, knowing nothing of how it was made: plain maps, one rule after the other.
 */
public final class TimetableCheck {
    /** The rules. */
    public enum Rule {
        /** Both are participants, on their sides of the table. */
        PARTICIPANTS,
        /** The slot is one of the edition's. */
        SLOT,
        /** Nobody has two meetings at once. */
        DOUBLE_BOOKING,
        /** Both are there in the slot, in person where the meeting is on site, and online only where they are not. */
        AVAILABILITY,
        /** The same two meet once. */
        REPEATED_PAIR,
        /** No hall has more meetings at once, of exhibitors without a booth, than tables. */
        TABLES,
        /** No two languages are interpreted more often at once than there are interpreters of them. */
        INTERPRETERS,
        /** Nobody's next meeting is farther away than it can walk before it begins. */
        WALKING,
        /** Nobody has more meetings than it wants. */
        CAPACITY,
        /** Who represents a delegation is one of it, and nobody represents an organisation that names nobody. */
        REPRESENTATIVE,
        /** Who said no to somebody does not meet it. */
        VETO,
        /** Who must meet does. */
        MUST_MEET,
        /** What is fixed is held, in its slot. */
        FIXED,
        /** What is to be before another meeting is. */
        PRECEDENCE,
        /** Who is away does not meet, and nobody meets where a hall is closed. */
        CHANGE,
        /** The offer and need are theirs, the pair is allowed, and its value is what it is said to be. */
        VALUE
    }

    /**
     * A rule that does not hold.
     *
     * @param meeting index in the list that was checked; -1 where a meeting is missing
     * @param message what is wrong, in English, with names
     */
    public record Violation(Rule rule, int meeting, String message) {}

    private final Expo expo;
    private final Scoring scoring;
    private final Owed owed;
    private final List<Violation> violations = new ArrayList<>();
    private final Map<String, Map<Integer, Integer>> meetingAt = new HashMap<>();
    private final Map<String, Integer> count = new HashMap<>();
    private final Set<List<String>> pairs = new HashSet<>();

    private TimetableCheck(Expo expo, Scoring scoring) {
        this.expo = expo;
        this.scoring = scoring;
        owed = new Owed(expo);
    }

    /** Every rule that does not hold, in the order of the meetings. */
    public static List<Violation> check(Expo expo, List<Meeting> meetings) {
        return check(expo, meetings, List.of());
    }

    /**
     * Every rule that does not hold, in the order of the meetings.
     *
     * @param changes who is away and what is closed: nobody meets there, and what was owed may be lost for their sake
     */
    public static List<Violation> check(Expo expo, List<Meeting> meetings, List<Change> changes) {
        return check(expo, new Scoring(expo), meetings, changes);
    }

    static List<Violation> check(Expo expo, Scoring scoring, List<Meeting> meetings, List<Change> changes) {
        TimetableCheck check = new TimetableCheck(expo, scoring);
        for (int i = 0; i < meetings.size(); i++) {
            check.meeting(i, meetings.get(i));
        }
        new VenueCheck(expo, check.violations).check(meetings);
        new PromiseCheck(expo, changes, check.violations).check(meetings);
        return List.copyOf(check.violations);
    }

    private void meeting(int i, Meeting meeting) {
        boolean known = participant(i, meeting.exhibitor(), Role.EXHIBITOR)
                & participant(i, meeting.buyer(), Role.BUYER)
                & slot(i, meeting.slot());
        if (!known) {
            return;
        }
        for (String seat : List.of(meeting.exhibitorSeat(), meeting.buyerSeat())) {
            free(i, seat, meeting.slot());
            there(i, seat, meeting);
        }
        if (meeting.attendance() == Attendance.ONLINE
                && Calendar.has(expo.calendar().onSite(meeting.exhibitorSeat()), meeting.slot())
                && Calendar.has(expo.calendar().onSite(meeting.buyerSeat()), meeting.slot())) {
            wrong(
                    Rule.AVAILABILITY,
                    i,
                    "%s and %s are both on site in slot %d, and are said to meet online."
                            .formatted(meeting.exhibitorSeat(), meeting.buyerSeat(), meeting.slot()));
        }
        for (String id : List.of(meeting.exhibitor(), meeting.buyer())) {
            capacity(i, id);
        }
        if (!pairs.add(List.of(meeting.exhibitor(), meeting.buyer()))) {
            wrong(Rule.REPEATED_PAIR, i, "%s and %s meet twice.".formatted(meeting.exhibitor(), meeting.buyer()));
        }
        value(i, meeting);
    }

    private boolean participant(int i, String id, Role role) {
        Optional<Organisation> found = expo.find(id);
        if (found.isPresent() && found.get().role() == role) {
            return true;
        }
        wrong(
                Rule.PARTICIPANTS,
                i,
                "'%s' is not %s of this expo.".formatted(id, role == Role.BUYER ? "a buyer" : "an exhibitor"));
        return false;
    }

    private boolean slot(int i, int slot) {
        int slots = expo.calendar().slots().size();
        if (slot >= 0 && slot < slots) {
            return true;
        }
        wrong(Rule.SLOT, i, "slot %d does not exist; there are 0 to %d.".formatted(slot, slots - 1));
        return false;
    }

    private void free(int i, String id, int slot) {
        Integer other = meetingAt.computeIfAbsent(id, x -> new HashMap<>()).putIfAbsent(slot, i);
        if (other != null) {
            wrong(
                    Rule.DOUBLE_BOOKING,
                    i,
                    "%s has two meetings in slot %d; the other is meeting %d.".formatted(id, slot, other + 1));
        }
    }

    private void there(int i, String id, Meeting meeting) {
        boolean inPerson = meeting.attendance() == Attendance.ON_SITE;
        long[] bits = inPerson ? expo.calendar().onSite(id) : expo.calendar().present(id);
        if (!Calendar.has(bits, meeting.slot())) {
            wrong(
                    Rule.AVAILABILITY,
                    i,
                    "%s is not %s in slot %d.".formatted(id, inPerson ? "on site" : "available", meeting.slot()));
        }
    }

    private void capacity(int i, String id) {
        int most = expo.get(id).mostMeetings();
        if (count.merge(id, 1, Integer::sum) > most) {
            wrong(Rule.CAPACITY, i, "%s has more than the %d meetings it wants.".formatted(id, most));
        }
    }

    private void value(int i, Meeting meeting) {
        boolean isOwed = owed.has(meeting.exhibitor(), meeting.buyer());
        int value = isOwed
                ? scoring.agreedValue(meeting.exhibitor(), meeting.buyer())
                : scoring.value(meeting.exhibitor(), meeting.buyer());
        if (value == 0 && !isOwed) {
            wrong(
                    Rule.VALUE,
                    i,
                    "%s and %s have too little for each other to meet."
                            .formatted(meeting.exhibitor(), meeting.buyer()));
        } else if (value != meeting.value()) {
            wrong(
                    Rule.VALUE,
                    i,
                    "the meeting of %s and %s is stated as worth %d points, but is worth %d."
                            .formatted(meeting.exhibitor(), meeting.buyer(), meeting.value(), value));
        } else if (value == 0) {
            return;
        } else if (expo.offersOf(meeting.exhibitor()).stream().noneMatch(o -> o.id().equals(meeting.offer()))
                || expo.needsOf(meeting.buyer()).stream().noneMatch(n -> n.id().equals(meeting.need()))) {
            wrong(
                    Rule.VALUE,
                    i,
                    "offer '%s' and need '%s' are not those of %s and %s."
                            .formatted(meeting.offer(), meeting.need(), meeting.exhibitor(), meeting.buyer()));
        }
    }

    private void wrong(Rule rule, int meeting, String message) {
        violations.add(new Violation(rule, meeting, message));
    }
}
