package io.shibo.meet.slots;

import java.util.List;

/** What is known of a {@link SlotProblem} when looking ends. */
public sealed interface SlotAnswer {
    /**
     * A timetable that keeps every rule.
     *
     * @param slots of each meeting in the order of the problem, from 1
     * @param breaks of all participants together
     * @param bound what no timetable can be below; where it equals {@code breaks} this one is the best there is
     */
    record Scheduled(List<Integer> slots, int breaks, int bound) implements SlotAnswer {
        public Scheduled {
            slots = List.copyOf(slots);
        }

        public boolean proven() {
            return breaks == bound;
        }
    }

    /**
     * There is no timetable.
     *
     * @param collisions rules that cannot hold together, in words, at least one
     */
    record Impossible(List<String> collisions) implements SlotAnswer {
        public Impossible {
            collisions = List.copyOf(collisions);
        }
    }

    /**
     * None was found, nor that there is none.
     *
     * @param unplaced how few meetings were ever left over; 0 where only fairness was missed
     */
    record NotFound(int unplaced) implements SlotAnswer {}
}
