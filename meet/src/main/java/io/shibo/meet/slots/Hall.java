package io.shibo.meet.slots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some things with too few places between them (Hall, "On representatives of subsets", 1935): places are given by
 * augmenting paths, and where one thing finds none, all that was reached from it has only the places that were reached.
 */
final class Hall {
    private final long[] allowed;
    private final int capacity;
    private final List<List<Integer>> holders = new ArrayList<>();
    private final boolean[] reached = new boolean[Long.SIZE];

    private Hall(long[] allowed, int capacity) {
        this.allowed = allowed;
        this.capacity = capacity;
        for (int t = 0; t < Long.SIZE; t++) {
            holders.add(new ArrayList<>());
        }
    }

    /** More things than their places hold. */
    record Shortage(List<Integer> things, List<Integer> places) {}

    /**
     * The things that have too few places, or null where all find one.
     *
     * @param allowed places of each thing, as bits
     * @param capacity how many things a place holds
     */
    static @Nullable Shortage find(List<Integer> things, long[] allowed, int capacity) {
        Hall hall = new Hall(allowed, capacity);
        for (int thing : things) {
            Arrays.fill(hall.reached, false);
            if (!hall.place(thing)) {
                return hall.shortage(thing);
            }
        }
        return null;
    }

    private boolean place(int thing) {
        for (long left = allowed[thing]; left != 0; left &= left - 1) {
            int place = Long.numberOfTrailingZeros(left);
            if (reached[place]) {
                continue;
            }
            reached[place] = true;
            List<Integer> here = holders.get(place);
            if (here.size() < capacity) {
                here.add(thing);
                return true;
            }
            for (int i = 0; i < here.size(); i++) {
                if (place(here.get(i))) {
                    here.set(i, thing);
                    return true;
                }
            }
        }
        return false;
    }

    private Shortage shortage(int unplaced) {
        List<Integer> places = new ArrayList<>();
        List<Integer> those = new ArrayList<>(List.of(unplaced));
        for (int t = 0; t < Long.SIZE; t++) {
            if (reached[t]) {
                places.add(t + 1);
                those.addAll(holders.get(t));
            }
        }
        those.sort(null);
        return new Shortage(List.copyOf(those), List.copyOf(places));
    }
}
