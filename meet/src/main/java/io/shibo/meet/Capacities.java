package io.shibo.meet;

import io.shibo.meet.expo.Calendar;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import java.util.List;

/** How many meetings each may have: what it wants, and no more than the slots in which it is there. */
final class Capacities {
    private Capacities() {}

    static int[] of(Expo expo, List<Organisation> side) {
        return side.stream()
                .mapToInt(o -> Math.min(
                        o.mostMeetings(), Calendar.count(expo.calendar().present(o.id()))))
                .toArray();
    }
}
