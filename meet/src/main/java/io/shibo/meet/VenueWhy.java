package io.shibo.meet;

import io.shibo.meet.explain.Explanation;
import io.shibo.meet.expo.Attendance;
import io.shibo.meet.expo.Calendar;
import io.shibo.meet.expo.Edition;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Person;
import io.shibo.meet.expo.Venue;
import io.shibo.meet.score.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Which scarce thing of the venue kept two apart who are free at the same time. */
final class VenueWhy {
    private final Expo expo;
    private final Venue venue;
    private final List<Meeting> meetings;

    VenueWhy(Expo expo, List<Meeting> meetings) {
        this.expo = expo;
        this.venue = expo.venue();
        this.meetings = meetings;
    }

    /** Names what is taken in every slot in which both are free; the first of interpreters, tables and walking. */
    Optional<Why> find(Organisation exhibitor, Organisation buyer, long[] free, int points, List<Part> parts) {
        @Nullable Explanation found = null;
        Optional<Venue.Languages> languages = venue.findInterpreted(exhibitor.languages(), buyer.languages());
        @Nullable String hall = exhibitor.hall();
        if (languages.isPresent()
                && everywhere(
                        free,
                        full(
                                slot -> venue.interpreters(
                                        languages.get(), expo.calendar().slots().get(slot)),
                                m -> interpreted(m, languages.get())))) {
            found = Explanation.of(
                    "why.no.interpreter", points, languages.get().toString(), venue.interpreters(languages.get()));
        } else if (hall != null
                && exhibitor.booth() == null
                && venue.findTables(hall).isPresent()
                && everywhere(free, full(slot -> venue.findTables(hall).getAsInt(), m -> atTable(m, hall)))) {
            found = Explanation.of(
                    "why.no.table", points, hall, venue.findTables(hall).getAsInt());
        } else if (hall != null && everywhere(free, slot -> !walkable(buyer, hall, slot))) {
            found = Explanation.of("why.no.walk", points, hall);
        }
        return found == null ? Optional.empty() : Optional.of(new Why(false, found, parts));
    }

    private interface Uses {
        boolean it(Meeting meeting);
    }

    private IntPredicate full(IntUnaryOperator most, Uses uses) {
        Map<Integer, Integer> used = new HashMap<>();
        for (Meeting meeting : meetings) {
            if (uses.it(meeting)) {
                used.merge(meeting.slot(), 1, Integer::sum);
            }
        }
        return slot -> used.getOrDefault(slot, 0) >= most.applyAsInt(slot);
    }

    private boolean interpreted(Meeting meeting, Venue.Languages languages) {
        return venue.findInterpreted(
                        languages(meeting.exhibitor(), meeting.exhibitorPerson()),
                        languages(meeting.buyer(), meeting.buyerPerson()))
                .filter(languages::equals)
                .isPresent();
    }

    private List<String> languages(String organisation, @Nullable String person) {
        return person == null
                ? expo.get(organisation).languages()
                : expo.findPerson(person)
                        .map(Person::languages)
                        .orElse(expo.get(organisation).languages());
    }

    private boolean atTable(Meeting meeting, String hall) {
        Organisation exhibitor = expo.get(meeting.exhibitor());
        return meeting.attendance() == Attendance.ON_SITE && exhibitor.booth() == null && hall.equals(exhibitor.hall());
    }

    private boolean walkable(Organisation buyer, String hall, int slot) {
        List<Edition.Slot> slots = expo.calendar().slots();
        for (Meeting meeting : meetings) {
            if (meeting.buyer().equals(buyer.id()) && meeting.attendance() == Attendance.ON_SITE) {
                int before = Math.min(slot, meeting.slot());
                int after = Math.max(slot, meeting.slot());
                String there = String.valueOf(expo.get(meeting.exhibitor()).hall());
                if (venue.walk(there, hall)
                        > Venue.minutesBetween(expo.edition(), slots.get(before), slots.get(after))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean everywhere(long[] free, IntPredicate taken) {
        for (int slot = 0; slot < free.length * Long.SIZE; slot++) {
            if (Calendar.has(free, slot) && !taken.test(slot)) {
                return false;
            }
        }
        return true;
    }
}
