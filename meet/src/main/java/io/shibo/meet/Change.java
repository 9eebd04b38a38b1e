package io.shibo.meet;

import io.shibo.meet.expo.Attendance;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import java.util.List;
import java.util.Set;

/** Something that upsets a timetable. Slots are indexes of the edition. */
public sealed interface Change {
    Set<Integer> slots();

    /**
     * Somebody cannot meet in these slots.
     *
     * @param who id of an organisation, or of a person of a delegation
     */
    record Away(String who, Set<Integer> slots) implements Change {
        public Away {
            slots = Set.copyOf(slots);
        }
    }

    /** A hall is closed in these slots: nobody meets there in person. */
    record Closed(String hall, Set<Integer> slots) implements Change {
        public Closed {
            slots = Set.copyOf(slots);
        }
    }

    /** Whether a meeting of this kind cannot be in the slots of the change. */
    default boolean concerns(Expo expo, Meeting meeting) {
        return switch (this) {
            case Away away ->
                List.of(meeting.exhibitor(), meeting.exhibitorSeat(), meeting.buyer(), meeting.buyerSeat())
                        .contains(away.who());
            case Closed closed ->
                meeting.attendance() == Attendance.ON_SITE
                        && expo.find(meeting.exhibitor())
                                .map(Organisation::hall)
                                .filter(closed.hall()::equals)
                                .isPresent();
        };
    }

    /** Whether it may be what keeps two from meeting. */
    default boolean mayConcern(Expo expo, String exhibitor, String buyer) {
        return switch (this) {
            case Away away -> List.of(exhibitor, buyer).contains(expo.organisationOf(away.who()));
            case Closed closed -> closed.hall().equals(expo.get(exhibitor).hall());
        };
    }
}
