package io.shibo.meet;

import io.shibo.meet.explain.Explanation;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Precedence;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The part of {@link Collisions} about the order of meetings: rings, and chains too long for the slots that are left. */
final class OrderCollisions {
    private final Expo expo;
    private final List<List<String>> owed;
    private final List<BitSet> open;
    private final List<Collision> found;
    private final Map<List<String>, List<Precedence>> after = new LinkedHashMap<>();

    OrderCollisions(Expo expo, List<List<String>> owed, List<BitSet> open, List<Collision> found) {
        this.expo = expo;
        this.owed = owed;
        this.open = open;
        this.found = found;
        for (Precedence order : expo.particulars().precedences()) {
            after.computeIfAbsent(first(order), pair -> new ArrayList<>()).add(order);
        }
    }

    private static List<String> first(Precedence order) {
        return List.of(order.firstExhibitor(), order.firstBuyer());
    }

    private static List<String> then(Precedence order) {
        return List.of(order.thenExhibitor(), order.thenBuyer());
    }

    void look() {
        List<List<String>> sorted = sorted();
        Set<List<String>> rest = new LinkedHashSet<>(meetings());
        sorted.forEach(rest::remove);
        if (rest.isEmpty()) {
            chains(sorted);
        } else {
            rings(rest);
        }
    }

    private Set<List<String>> meetings() {
        Set<List<String>> all = new LinkedHashSet<>();
        after.forEach((first, orders) -> {
            all.add(first);
            orders.forEach(order -> all.add(then(order)));
        });
        return all;
    }

    /** Meetings in an order that keeps all precedences, as far as there is one: what is left hangs on a ring (Kahn 1962). */
    private List<List<String>> sorted() {
        Map<List<String>, Integer> waitsFor = new HashMap<>();
        after.values().forEach(orders -> orders.forEach(order -> waitsFor.merge(then(order), 1, Integer::sum)));
        List<List<String>> sorted = new ArrayList<>(
                meetings().stream().filter(pair -> !waitsFor.containsKey(pair)).toList());
        for (int i = 0; i < sorted.size(); i++) {
            for (Precedence order : after.getOrDefault(sorted.get(i), List.of())) {
                if (waitsFor.merge(then(order), -1, Integer::sum) == 0) {
                    sorted.add(then(order));
                }
            }
        }
        return sorted;
    }

    /** Walks on from each meeting that waits for a ring, or lies behind one, until it comes back to where it was. */
    private void rings(Set<List<String>> rest) {
        Set<List<String>> told = new HashSet<>();
        for (List<String> start : rest) {
            Map<List<String>, Integer> visited = new HashMap<>();
            List<Precedence> path = new ArrayList<>();
            List<String> at = start;
            while (!visited.containsKey(at) && !told.contains(at)) {
                visited.put(at, path.size());
                Optional<Precedence> next = after.getOrDefault(at, List.of()).stream()
                        .filter(order -> rest.contains(then(order)))
                        .findFirst();
                if (next.isEmpty()) {
                    break;
                }
                path.add(next.get());
                at = then(next.get());
            }
            Integer ring = visited.get(at);
            told.addAll(visited.keySet());
            if (ring != null && ring < path.size()) {
                tell("collision.ring", path.subList(ring, path.size()), List.of());
            }
        }
    }

    /** Moves the earliest slot of meetings owed behind what must come before them; one that is left none is told. */
    private void chains(List<List<String>> sorted) {
        Map<List<String>, Integer> number = new HashMap<>();
        for (int p = 0; p < owed.size(); p++) {
            number.put(owed.get(p), p);
        }
        int[] earliest = open.stream().mapToInt(own -> own.nextSetBit(0)).toArray();
        Precedence[] by = new Precedence[owed.size()];
        for (List<String> pair : sorted) {
            int a = number.getOrDefault(pair, -1);
            for (Precedence order :
                    a < 0 || earliest[a] < 0 ? List.<Precedence>of() : after.getOrDefault(pair, List.of())) {
                int b = number.getOrDefault(then(order), -1);
                if (b < 0 || earliest[b] < 0 || earliest[b] > earliest[a]) {
                    continue;
                }
                earliest[b] = open.get(b).nextSetBit(earliest[a] + 1);
                by[b] = order;
                if (earliest[b] < 0) {
                    late(b, by, number);
                }
            }
        }
    }

    private void late(int last, @Nullable Precedence[] by, Map<List<String>, Integer> number) {
        List<Precedence> chain = new ArrayList<>();
        int at = last;
        for (Precedence order = by[at]; order != null; order = by[at]) {
            chain.addFirst(order);
            at = number.getOrDefault(first(order), 0);
        }
        List<Collision.Rule> rules = new ArrayList<>(Collisions.because(expo, owed.get(at)));
        for (Precedence order : chain) {
            rules.addAll(Collisions.because(expo, then(order)));
        }
        tell("collision.order", chain, rules);
    }

    private void tell(String key, List<Precedence> chain, List<Collision.Rule> more) {
        List<Collision.Rule> rules = new ArrayList<>();
        chain.forEach(order -> rules.add(new Collision.Rule.Ordered(order)));
        rules.addAll(more);
        List<String> meetings = new ArrayList<>(List.of(name(first(chain.getFirst()))));
        chain.forEach(order -> meetings.add(name(then(order))));
        found.add(new Collision(
                Explanation.of(key, String.join(" → ", meetings)), Explanation.of(key + ".advice"), rules));
    }

    private String name(List<String> pair) {
        return Collisions.name(expo, pair.get(0)) + " – " + Collisions.name(expo, pair.get(1));
    }
}
