package io.shibo.meet;

import io.shibo.meet.expo.Edition;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.internal.solve.Slots;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers what a venue has too little of, for the pairs of a matching. */
final class Scarce {
    private final Expo expo;
    private final Map<Object, Integer> pools = new HashMap<>();
    private final List<Integer> capacity = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();

    Scarce(Expo expo) {
        this.expo = expo;
    }

    /** The pool of tables a meeting in person at this exhibitor takes from, or -1. */
    int tables(Organisation exhibitor) {
        @Nullable String hall = exhibitor.hall();
        return hall == null
                        || exhibitor.booth() != null
                        || expo.venue().findTables(hall).isEmpty()
                ? -1
                : pool(hall, expo.venue().findTables(hall).getAsInt());
    }

    /** The pool of interpreters the two take from, or -1. */
    int interpreters(Organisation exhibitor, Organisation buyer) {
        return expo.venue()
                .findInterpreted(exhibitor.languages(), buyer.languages())
                .map(languages -> pool(languages, expo.venue().interpreters(languages)))
                .orElse(-1);
    }

    /** The hall of an exhibitor as a number, or -1 where nobody walks. */
    int place(Organisation exhibitor) {
        @Nullable String hall = exhibitor.hall();
        return hall == null || !expo.venue().walks() ? -1 : places.computeIfAbsent(hall, h -> places.size());
    }

    private int pool(Object what, int count) {
        return pools.computeIfAbsent(what, w -> {
            capacity.add(count);
            return capacity.size() - 1;
        });
    }

    /** @param pools and {@code place} of each pair, as the methods above gave them */
    Slots.Shared shared(int[] pools, int[] place) {
        int[][] minutes = new int[places.size()][places.size()];
        places.forEach((from, i) ->
                places.forEach((to, j) -> minutes[i][j] = expo.venue().walk(from, to)));
        List<Edition.Slot> slots = expo.calendar().slots();
        long first = expo.edition().firstDay().toEpochDay();
        int[] begins = new int[slots.size()];
        int[] over = new int[slots.size()];
        for (Edition.Slot slot : slots) {
            int midnight = (int) (slot.day().toEpochDay() - first) * 24 * 60;
            begins[slot.index()] = midnight + slot.from().toSecondOfDay() / 60;
            over[slot.index()] =
                    midnight + slot.to().toSecondOfDay() / 60 - expo.edition().walkMinutes();
        }
        return new Slots.Shared(
                pools, capacity.stream().mapToInt(Integer::intValue).toArray(), place, minutes, begins, over);
    }
}
