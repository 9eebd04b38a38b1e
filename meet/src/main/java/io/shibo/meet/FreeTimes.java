package io.shibo.meet;

import io.shibo.meet.expo.Attendance;
import io.shibo.meet.expo.Edition;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Person;
import io.shibo.meet.expo.Venue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a plan leaves free: places of each organisation, and slots in which somebody of it is there and in no meeting. */
final class FreeTimes {
    private final Expo expo;
    private final Map<String, List<Meeting>> meetings;
    private final Set<List<String>> pairs = new HashSet<>();
    private final Map<String, long[]> free = new HashMap<>();

    FreeTimes(Expo expo, MeetPlan plan) {
        this.expo = expo;
        meetings = plan.byParticipant();
        plan.meetings().forEach(m -> pairs.add(List.of(m.exhibitor(), m.buyer())));
    }

    /** How many meetings more it may have. */
    int places(Organisation organisation) {
        return Math.max(0, Capacities.of(expo, organisation) - of(organisation).size());
    }

    private List<Meeting> of(Organisation organisation) {
        return meetings.getOrDefault(organisation.id(), List.of());
    }

    boolean meet(Organisation exhibitor, Organisation buyer) {
        return pairs.contains(List.of(exhibitor.id(), buyer.id()));
    }

    /** The slots in which both have somebody free. */
    long[] both(Organisation exhibitor, Organisation buyer) {
        long[] both = free(exhibitor).clone();
        long[] other = free(buyer);
        for (int w = 0; w < both.length; w++) {
            both[w] &= other[w];
        }
        return both;
    }

    /** The slots in which somebody of an organisation is there and in no meeting; not to be changed. */
    long[] free(Organisation organisation) {
        return free.computeIfAbsent(organisation.id(), id -> {
            long[] all = new long[expo.calendar().words()];
            List<Person> people = expo.peopleOf(id);
            for (String seat : people.isEmpty()
                    ? List.of(id)
                    : people.stream().map(Person::id).toList()) {
                long[] own = expo.calendar().present(seat).clone();
                for (Meeting meeting : of(organisation)) {
                    if (seat.equals(meeting.exhibitorSeat()) || seat.equals(meeting.buyerSeat())) {
                        own[meeting.slot() >> 6] &= ~(1L << meeting.slot());
                    }
                }
                for (int w = 0; w < all.length; w++) {
                    all[w] |= own[w];
                }
            }
            return all;
        });
    }

    List<String> languages(String organisation, @Nullable String person) {
        return person == null
                ? expo.get(organisation).languages()
                : expo.findPerson(person)
                        .map(Person::languages)
                        .orElse(expo.get(organisation).languages());
    }

    /** Whether a buyer could walk to the exhibitor's hall and on in time, were the meeting in this slot. */
    boolean walkable(Organisation exhibitor, Organisation buyer, int slot) {
        @Nullable String hall = exhibitor.hall();
        if (hall == null || !expo.venue().walks()) {
            return true;
        }
        List<Edition.Slot> slots = expo.calendar().slots();
        for (Meeting meeting : of(buyer)) {
            if (meeting.attendance() == Attendance.ON_SITE && meeting.slot() != slot) {
                int before = Math.min(slot, meeting.slot());
                int after = Math.max(slot, meeting.slot());
                String there = String.valueOf(expo.get(meeting.exhibitor()).hall());
                if (expo.venue().walk(there, hall)
                        > Venue.minutesBetween(expo.edition(), slots.get(before), slots.get(after))) {
                    return false;
                }
            }
        }
        return true;
    }
}
