package io.shibo.meet;

import io.shibo.meet.expo.Edition;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Venue;
import io.shibo.meet.internal.solve.Resources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers what a venue has too little of, for the pairs of a matching. */
final class Scarce {
    private final Expo expo;
    private final Map<Object, Integer> pools = new HashMap<>();
    /** Of each pool, what it is. */
    private final List<Object> names = new ArrayList<>();

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
                : pool(hall);
    }

    /** The pool of interpreters that two who speak these languages take from, or -1. */
    int interpreters(List<String> one, List<String> other) {
        return expo.venue().findInterpreted(one, other).map(this::pool).orElse(-1);
    }

    /** The hall of an exhibitor as a number, or -1 where nobody walks. */
    int place(Organisation exhibitor) {
        @Nullable String hall = exhibitor.hall();
        return hall == null || !expo.venue().walks() ? -1 : places.computeIfAbsent(hall, h -> places.size());
    }

    private int pool(Object what) {
        return pools.computeIfAbsent(what, w -> {
            names.add(w);
            return names.size() - 1;
        });
    }

    /** What a pool holds: a hall's tables by its name, or interpreters by their {@link Venue.Languages}. */
    Object name(int pool) {
        return names.get(pool);
    }

    /** How many of a thing there are in a slot. */
    int capacity(Object what, Edition.Slot slot) {
        return what instanceof Venue.Languages languages
                ? expo.venue().interpreters(languages, slot)
                : expo.venue().findTables((String) what).orElse(Integer.MAX_VALUE);
    }

    /** All that the pools and places handed out so far share. */
    Resources resources() {
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
        int[] capacity = new int[names.size() * slots.size()];
        for (int pool = 0; pool < names.size(); pool++) {
            for (Edition.Slot slot : slots) {
                capacity[pool * slots.size() + slot.index()] = capacity(names.get(pool), slot);
            }
        }
        return new Resources(capacity, minutes, begins, over);
    }
}
