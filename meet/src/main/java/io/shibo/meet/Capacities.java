package io.shibo.meet;

import io.shibo.meet.expo.Calendar;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Person;
import java.util.List;

/** How many meetings each may have: what it wants, and no more than the slots in which its people are there. */
final class Capacities {
    private Capacities() {}

    static int[] of(Expo expo, List<Organisation> side) {
        return side.stream().mapToInt(o -> of(expo, o)).toArray();
    }

    static int of(Expo expo, Organisation organisation) {
        List<Person> people = expo.peopleOf(organisation.id());
        int there = people.isEmpty()
                ? Calendar.count(expo.calendar().present(organisation.id()))
                : people.stream()
                        .mapToInt(p -> Calendar.count(expo.calendar().present(p.id())))
                        .sum();
        return Math.min(organisation.mostMeetings(), there);
    }

    /** How many each is to have at least, no more than it may have. */
    static int[] least(List<Organisation> side, int[] capacity) {
        int[] least = new int[capacity.length];
        for (int i = 0; i < least.length; i++) {
            least[i] = Math.min(side.get(i).leastMeetings(), capacity[i]);
        }
        return least;
    }
}
