package io.shibo.meet;

import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.FixedMeeting;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The meetings that are owed whatever they are worth: those fixed in a slot and those that one side must have. A pair that is
 * kept apart by a veto is not among them; that the input asks for both is for {@link Collisions} to say.
 */
final class Owed {
    /** No slot is said. */
    static final int ANY = -1;

    private final Map<List<String>, Integer> slots = new LinkedHashMap<>();

    Owed(Expo expo) {
        for (FixedMeeting fixed : expo.particulars().fixed()) {
            if (!expo.delegations().vetoed(fixed.exhibitor(), fixed.buyer())) {
                slots.put(List.of(fixed.exhibitor(), fixed.buyer()), fixed.slot());
            }
        }
        for (List<String> pair : expo.delegations().pairs()) {
            if (expo.delegations().must(pair.get(0), pair.get(1))
                    && !expo.delegations().vetoed(pair.get(0), pair.get(1))) {
                slots.putIfAbsent(pair, ANY);
            }
        }
    }

    /** Exhibitor and buyer of each, in the order in which they were given, fixed ones first. */
    Set<List<String>> pairs() {
        return Collections.unmodifiableSet(slots.keySet());
    }

    boolean has(String exhibitor, String buyer) {
        return slots.containsKey(List.of(exhibitor, buyer));
    }

    /** The slot a pair is fixed in, or {@link #ANY}. */
    int slot(String exhibitor, String buyer) {
        return slots.getOrDefault(List.of(exhibitor, buyer), ANY);
    }
}
