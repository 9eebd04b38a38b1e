package io.shibo.meet;

import java.util.Set;

/** Something that upsets a timetable. Slots are indexes of the edition. */
public sealed interface Change {
    Set<Integer> slots();

    /** Somebody cannot meet in these slots. */
    record Away(String organisation, Set<Integer> slots) implements Change {
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
}
