package io.shibo.meet;

import io.shibo.meet.expo.Delegations;
import io.shibo.meet.expo.Edition;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.FixedMeeting;
import io.shibo.meet.expo.Person;
import io.shibo.meet.expo.Precedence;
import io.shibo.meet.expo.Wish;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The part of {@link TimetableCheck} about what was promised: representatives, vetoes, must-meets, fixed meetings, order. */
final class PromiseCheck {
    private final Expo expo;
    private final List<Change> changes;
    private final List<TimetableCheck.Violation> violations;
    private final Map<List<String>, Integer> numbers = new HashMap<>();

    PromiseCheck(Expo expo, List<Change> changes, List<TimetableCheck.Violation> violations) {
        this.expo = expo;
        this.changes = changes;
        this.violations = violations;
    }

    void check(List<Meeting> meetings) {
        for (int i = 0; i < meetings.size(); i++) {
            Meeting meeting = meetings.get(i);
            numbers.put(List.of(meeting.exhibitor(), meeting.buyer()), i);
            if (expo.find(meeting.exhibitor()).isPresent()
                    && expo.find(meeting.buyer()).isPresent()) {
                seat(i, meeting.exhibitor(), meeting.exhibitorPerson());
                seat(i, meeting.buyer(), meeting.buyerPerson());
                vetoes(i, meeting);
                changes(i, meeting);
            }
        }
        expo.delegations().pairs().forEach(pair -> must(pair, meetings));
        expo.particulars().fixed().forEach(fixed -> fixed(fixed, meetings));
        expo.particulars().precedences().forEach(order -> order(order, meetings));
    }

    private void seat(int i, String organisation, @Nullable String person) {
        List<Person> people = expo.peopleOf(organisation);
        boolean right = person == null
                ? people.isEmpty()
                : people.stream().anyMatch(each -> each.id().equals(person));
        if (!right) {
            wrong(
                    TimetableCheck.Rule.REPRESENTATIVE,
                    i,
                    person == null
                            ? "%s comes with people, but the meeting names none of them.".formatted(organisation)
                            : "'%s' is not one of the people of %s.".formatted(person, organisation));
        }
    }

    private void vetoes(int i, Meeting meeting) {
        for (Wish wish : expo.delegations().wishes(meeting.exhibitor(), meeting.buyer())) {
            if (wish.kind() == Wish.Kind.NO_THANKS && of(wish.from(), meeting) && of(wish.to(), meeting)) {
                wrong(TimetableCheck.Rule.VETO, i, "%s wants no meeting with %s.".formatted(wish.from(), wish.to()));
            }
        }
    }

    private void changes(int i, Meeting meeting) {
        for (Change change : changes) {
            if (change.slots().contains(meeting.slot()) && change.concerns(expo, meeting)) {
                String what = switch (change) {
                    case Change.Away away -> "%s is away".formatted(away.who());
                    case Change.Closed closed -> "hall %s is closed".formatted(closed.hall());
                };
                wrong(TimetableCheck.Rule.CHANGE, i, "%s in slot %d.".formatted(what, meeting.slot()));
            }
        }
    }

    /** Whether what two were owed may be lost, since one of them was away or their hall closed. */
    private boolean excused(String exhibitor, String buyer) {
        return changes.stream().anyMatch(change -> change.mayConcern(expo, exhibitor, buyer));
    }

    /** Whether an id stands for one of the two who sit there. */
    private static boolean of(String id, Meeting meeting) {
        return List.of(meeting.exhibitor(), meeting.buyer(), meeting.exhibitorSeat(), meeting.buyerSeat())
                .contains(id);
    }

    private void must(List<String> pair, List<Meeting> meetings) {
        if (!expo.delegations().must(pair.get(0), pair.get(1))) {
            return;
        }
        @Nullable Integer i = numbers.get(pair);
        if (i == null && excused(pair.get(0), pair.get(1))) {
            return;
        }
        if (i == null) {
            wrong(
                    TimetableCheck.Rule.MUST_MEET,
                    -1,
                    "%s and %s must meet, but do not.".formatted(pair.get(0), pair.get(1)));
            return;
        }
        Meeting meeting = meetings.get(i);
        boolean right = expo.delegations().of(pair.get(0), pair.get(1)).stream().anyMatch(two -> sits(two, meeting));
        if (!right) {
            wrong(
                    TimetableCheck.Rule.REPRESENTATIVE,
                    i,
                    "%s and %s must meet, but other people of theirs do.".formatted(pair.get(0), pair.get(1)));
        }
    }

    private static boolean sits(Delegations.Two two, Meeting meeting) {
        return Objects.equals(two.exhibitor() == null ? null : two.exhibitor().id(), meeting.exhibitorPerson())
                && Objects.equals(two.buyer() == null ? null : two.buyer().id(), meeting.buyerPerson());
    }

    private void fixed(FixedMeeting fixed, List<Meeting> meetings) {
        @Nullable Integer i = numbers.get(List.of(fixed.exhibitor(), fixed.buyer()));
        boolean elsewhere = i == null || meetings.get(i).slot() != fixed.slot();
        if (elsewhere && !excused(fixed.exhibitor(), fixed.buyer())) {
            Edition.Slot slot = expo.calendar().slots().get(fixed.slot());
            wrong(
                    TimetableCheck.Rule.FIXED,
                    i == null ? -1 : i,
                    "%s and %s have agreed to meet on %s at %s, but %s."
                            .formatted(
                                    fixed.exhibitor(),
                                    fixed.buyer(),
                                    slot.day(),
                                    slot.from(),
                                    i == null
                                            ? "do not meet"
                                            : "meet in slot " + meetings.get(i).slot()));
        }
    }

    private void order(Precedence order, List<Meeting> meetings) {
        @Nullable Integer first = numbers.get(List.of(order.firstExhibitor(), order.firstBuyer()));
        @Nullable Integer then = numbers.get(List.of(order.thenExhibitor(), order.thenBuyer()));
        if (first != null
                && then != null
                && meetings.get(first).slot() >= meetings.get(then).slot()) {
            wrong(
                    TimetableCheck.Rule.PRECEDENCE,
                    then,
                    "%s and %s are to meet after %s and %s, but do not."
                            .formatted(
                                    order.thenExhibitor(),
                                    order.thenBuyer(),
                                    order.firstExhibitor(),
                                    order.firstBuyer()));
        }
    }

    private void wrong(TimetableCheck.Rule rule, int meeting, String message) {
        violations.add(new TimetableCheck.Violation(rule, meeting, message));
    }
}
