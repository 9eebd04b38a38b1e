package io.shibo.meet.slots;

import java.util.List;

/**
 * A meeting that is to be held.
 *
 * @param first a participant, from 1
 * @param second another participant
 * @param half when in the day it may be
 * @param fixed the slot it must be in, from 1; 0 where any will do
 * @param after the meetings, by number from 1, that must be in earlier slots
 */
public record Request(int first, int second, HalfDay half, int fixed, List<Integer> after) {
    public Request {
        after = List.copyOf(after);
    }

    /** A meeting that may be at any time. */
    public static Request of(int first, int second) {
        return new Request(first, second, HalfDay.ANY, 0, List.of());
    }
}
