package io.shibo.meet;

import io.shibo.meet.expo.Attendance;
import io.shibo.meet.expo.Edition;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Person;
import io.shibo.meet.expo.Venue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of {@link TimetableCheck} about the venue: tables, interpreters, walking. */
final class VenueCheck {
    private final Expo expo;
    private final Venue venue;
    private final List<TimetableCheck.Violation> violations;
    private final Map<List<Object>, Integer> tables = new HashMap<>();
    private final Map<List<Object>, Integer> interpreters = new HashMap<>();
    private final Map<String, List<Integer>> walkers = new HashMap<>();

    VenueCheck(Expo expo, List<TimetableCheck.Violation> violations) {
        this.expo = expo;
        this.venue = expo.venue();
        this.violations = violations;
    }

    /** Meetings of strangers or in no slot are passed over: that is said already. */
    void check(List<Meeting> meetings) {
        for (int i = 0; i < meetings.size(); i++) {
            Meeting meeting = meetings.get(i);
            @Nullable Organisation exhibitor = expo.find(meeting.exhibitor()).orElse(null);
            @Nullable Organisation buyer = expo.find(meeting.buyer()).orElse(null);
            boolean slot = meeting.slot() >= 0
                    && meeting.slot() < expo.calendar().slots().size();
            if (exhibitor != null && buyer != null && slot) {
                check(i, meeting, exhibitor, buyer);
            }
        }
        if (venue.walks()) {
            walkers.values().forEach(own -> walking(own, meetings));
        }
    }

    private void check(int i, Meeting meeting, Organisation exhibitor, Organisation buyer) {
        @Nullable String hall = exhibitor.hall();
        if (meeting.attendance() == Attendance.ON_SITE && hall != null) {
            walkers.computeIfAbsent(meeting.buyerSeat(), id -> new ArrayList<>())
                    .add(i);
            int most = venue.findTables(hall).orElse(Integer.MAX_VALUE);
            if (exhibitor.booth() == null && tables.merge(List.of(hall, meeting.slot()), 1, Integer::sum) > most) {
                wrong(
                        TimetableCheck.Rule.TABLES,
                        i,
                        "hall %s has %d tables, and more meetings in slot %d.".formatted(hall, most, meeting.slot()));
            }
        }
        List<String> one = languages(exhibitor, meeting.exhibitorPerson());
        List<String> other = languages(buyer, meeting.buyerPerson());
        venue.findInterpreted(one, other).ifPresent(languages -> {
            int most = venue.interpreters(languages, expo.calendar().slots().get(meeting.slot()));
            if (interpreters.merge(List.of(languages, meeting.slot()), 1, Integer::sum) > most) {
                wrong(
                        TimetableCheck.Rule.INTERPRETERS,
                        i,
                        "%d interpreters of %s, and more meetings that need one in slot %d."
                                .formatted(most, languages, meeting.slot()));
            }
        });
    }

    private List<String> languages(Organisation organisation, @Nullable String person) {
        return person == null
                ? organisation.languages()
                : expo.findPerson(person).map(Person::languages).orElse(organisation.languages());
    }

    private void walking(List<Integer> own, List<Meeting> meetings) {
        List<Integer> inOrder = own.stream()
                .sorted(Comparator.comparingInt(i -> meetings.get(i).slot()))
                .toList();
        List<Edition.Slot> slots = expo.calendar().slots();
        for (int k = 1; k < inOrder.size(); k++) {
            Meeting before = meetings.get(inOrder.get(k - 1));
            Meeting after = meetings.get(inOrder.get(k));
            String from = String.valueOf(expo.get(before.exhibitor()).hall());
            String to = String.valueOf(expo.get(after.exhibitor()).hall());
            int minutes = Venue.minutesBetween(expo.edition(), slots.get(before.slot()), slots.get(after.slot()));
            if (after.slot() > before.slot() && venue.walk(from, to) > minutes) {
                wrong(
                        TimetableCheck.Rule.WALKING,
                        inOrder.get(k),
                        "%s has %d minutes from hall %s to hall %s, which takes %d."
                                .formatted(after.buyerSeat(), minutes, from, to, venue.walk(from, to)));
            }
        }
    }

    private void wrong(TimetableCheck.Rule rule, int meeting, String message) {
        violations.add(new TimetableCheck.Violation(rule, meeting, message));
    }
}
