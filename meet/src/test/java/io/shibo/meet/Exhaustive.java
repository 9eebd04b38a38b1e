package io.shibo.meet;

import io.shibo.meet.expo.Calendar;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.FixedMeeting;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Precedence;
import io.shibo.meet.expo.Role;
import io.shibo.meet.expo.Wish;
import io.shibo.meet.internal.solve.Least;
import io.shibo.meet.score.Scoring;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tries every way to choose pairs, and slots for them, of an expo without delegations and with enough tables: the referee of
 * matching and timetable. Knows the rules from the expo alone.
 */
final class Exhaustive {
    /** Nothing can be held that is owed. */
    static final long IMPOSSIBLE = -1;

    private final Expo expo;
    private final Scoring scoring;
    private final boolean slots;
    private final List<List<String>> pairs = new ArrayList<>();
    private final Map<List<String>, Integer> fixed = new HashMap<>();
    private final Set<List<String>> must = new HashSet<>();
    private final int[] slotOf;
    private long best = IMPOSSIBLE;

    private Exhaustive(Expo expo, boolean slots) {
        this.expo = expo;
        this.slots = slots;
        scoring = new Scoring(expo);
        for (FixedMeeting each : expo.particulars().fixed()) {
            fixed.put(List.of(each.exhibitor(), each.buyer()), each.slot());
        }
        for (Wish wish : expo.particulars().wishes()) {
            if (wish.kind() == Wish.Kind.MUST_MEET) {
                must.add(pair(wish));
            }
        }
        must.addAll(fixed.keySet());
        for (Organisation e : expo.list(Role.EXHIBITOR)) {
            for (Organisation b : expo.list(Role.BUYER)) {
                if (must.contains(List.of(e.id(), b.id())) || scoring.value(e.id(), b.id()) > 0) {
                    pairs.add(List.of(e.id(), b.id()));
                }
            }
        }
        slotOf = new int[pairs.size()];
        Arrays.fill(slotOf, -1);
    }

    private List<String> pair(Wish wish) {
        return expo.get(wish.from()).role() == Role.EXHIBITOR
                ? List.of(wish.from(), wish.to())
                : List.of(wish.to(), wish.from());
    }

    /** The most that pairs can be worth together, with their bonus, whatever the slots. */
    static long matching(Expo expo) {
        Exhaustive all = new Exhaustive(expo, false);
        all.choose(0);
        return all.best;
    }

    /** The most that a timetable can be worth, with its bonus; {@link #IMPOSSIBLE} where what is owed cannot be held. */
    static long timetable(Expo expo) {
        Exhaustive all = new Exhaustive(expo, true);
        all.choose(0);
        return all.best;
    }

    private void choose(int p) {
        if (p == pairs.size()) {
            best = Math.max(best, ordered() ? value() : IMPOSSIBLE);
            return;
        }
        if (!must.contains(pairs.get(p))) {
            choose(p + 1);
        }
        if (pairs.get(p).stream().anyMatch(id -> held(id, p) >= most(id)) || vetoed(pairs.get(p))) {
            return;
        }
        int last = slots ? expo.calendar().slots().size() : 1;
        for (int slot = 0; slot < last; slot++) {
            if (!slots || free(p, slot)) {
                slotOf[p] = slot;
                choose(p + 1);
                slotOf[p] = -1;
            }
        }
    }

    private int most(String id) {
        return Math.min(
                expo.get(id).mostMeetings(), Calendar.count(expo.calendar().present(id)));
    }

    private boolean vetoed(List<String> pair) {
        return expo.particulars().wishes().stream()
                .anyMatch(
                        wish -> wish.kind() == Wish.Kind.NO_THANKS && pair(wish).equals(pair));
    }

    private boolean free(int p, int slot) {
        for (String id : pairs.get(p)) {
            if (!Calendar.has(expo.calendar().present(id), slot)) {
                return false;
            }
            for (int q = 0; q < p; q++) {
                if (slotOf[q] == slot && pairs.get(q).contains(id)) {
                    return false;
                }
            }
        }
        return fixed.getOrDefault(pairs.get(p), slot) == slot;
    }

    private boolean ordered() {
        for (Precedence order : slots ? expo.particulars().precedences() : List.<Precedence>of()) {
            int first = pairs.indexOf(List.of(order.firstExhibitor(), order.firstBuyer()));
            int then = pairs.indexOf(List.of(order.thenExhibitor(), order.thenBuyer()));
            if (first >= 0 && then >= 0 && slotOf[first] >= 0 && slotOf[then] >= 0 && slotOf[first] >= slotOf[then]) {
                return false;
            }
        }
        return true;
    }

    private int held(String id, int before) {
        int held = 0;
        for (int q = 0; q < before; q++) {
            held += slotOf[q] >= 0 && pairs.get(q).contains(id) ? 1 : 0;
        }
        return held;
    }

    private long value() {
        long value = 0;
        for (int p = 0; p < pairs.size(); p++) {
            if (slotOf[p] >= 0) {
                value += scoring.agreedValue(pairs.get(p).get(0), pairs.get(p).get(1));
            }
        }
        for (Organisation o : expo.organisations()) {
            value += Least.total(held(o.id(), pairs.size()), Math.min(o.leastMeetings(), most(o.id())));
        }
        return value;
    }
}
