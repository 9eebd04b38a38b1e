package io.shibo.meet.slots;

import io.shibo.meet.internal.solve.Shortage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The slots each meeting may be in, by its own rules, its participants' and its precedences; and, where that already is too
 * little, which rules collide.
 */
final class Windows {
    private final SlotProblem problem;
    private final long[] allowed;
    private final List<String> collisions = new ArrayList<>();

    private Windows(SlotProblem problem) {
        this.problem = problem;
        allowed = new long[problem.requests().size()];
    }

    static Windows of(SlotProblem problem) {
        Windows windows = new Windows(problem);
        windows.byRules();
        if (windows.collisions.isEmpty()) {
            windows.byPrecedence();
        }
        if (windows.collisions.isEmpty()) {
            windows.forParticipants();
            windows.forTables();
        }
        return windows;
    }

    /** Slots of each meeting, slot t as bit t - 1. */
    long[] allowed() {
        return allowed.clone();
    }

    List<String> collisions() {
        return List.copyOf(collisions);
    }

    private void byRules() {
        long all = problem.slots() == Long.SIZE ? -1 : (1L << problem.slots()) - 1;
        long morning = problem.morningSlots() == Long.SIZE ? -1 : (1L << problem.morningSlots()) - 1;
        for (int m = 1; m <= allowed.length; m++) {
            Request request = problem.requests().get(m - 1);
            long left = all;
            List<String> rules = new ArrayList<>();
            if (request.fixed() > 0) {
                left &= 1L << request.fixed() - 1;
                rules.add("is fixed in slot " + request.fixed());
            }
            if (request.half() != HalfDay.ANY) {
                left &= request.half() == HalfDay.MORNING ? morning : ~morning;
                rules.add(
                        request.half() == HalfDay.MORNING
                                ? "is to be in the morning, slots 1 to " + problem.morningSlots()
                                : "is to be in the afternoon, after slot " + problem.morningSlots());
            }
            for (int who : new int[] {request.first(), request.second()}) {
                long forbidden = bits(problem.forbidden().get(who - 1));
                if ((left & forbidden) != 0) {
                    left &= ~forbidden;
                    rules.add("participant %d forbids slots %s".formatted(who, list(numbers(forbidden))));
                }
            }
            allowed[m - 1] = left;
            if (left == 0) {
                collisions.add("meeting " + m + " has no slot: it " + String.join("; ", rules));
            }
        }
    }

    /** Narrows to what lies after the earliest slot of a meeting before and before the latest of one after. */
    private void byPrecedence() {
        boolean narrowed = true;
        while (narrowed) {
            narrowed = false;
            for (int m = 1; m <= allowed.length; m++) {
                for (int before : problem.requests().get(m - 1).after()) {
                    long later = -1L << Long.numberOfTrailingZeros(allowed[before - 1]) << 1;
                    long earlier = (Long.highestOneBit(allowed[m - 1])) - 1;
                    long behind = allowed[m - 1] & later;
                    long ahead = allowed[before - 1] & earlier;
                    if (behind == 0 || ahead == 0) {
                        collisions.add("meeting %d must come after meeting %d, which leaves it no slot: %s"
                                .formatted(m, before, chain(m)));
                        return;
                    }
                    narrowed |= behind != allowed[m - 1] || ahead != allowed[before - 1];
                    allowed[m - 1] = behind;
                    allowed[before - 1] = ahead;
                }
            }
        }
    }

    /** What must come before a meeting, as far back as it goes; a ring of precedences shows as one. */
    private String chain(int meeting) {
        List<Integer> chain = new ArrayList<>(List.of(meeting));
        int at = meeting;
        while (!problem.requests().get(at - 1).after().isEmpty()) {
            at = problem.requests().get(at - 1).after().getFirst();
            boolean ring = chain.contains(at);
            chain.add(at);
            if (ring) {
                break;
            }
        }
        return "before it come meetings " + list(chain.subList(1, chain.size()));
    }

    private void forParticipants() {
        TreeMap<Integer, List<Integer>> meetings = new TreeMap<>();
        for (int m = 0; m < allowed.length; m++) {
            meetings.computeIfAbsent(problem.requests().get(m).first(), p -> new ArrayList<>())
                    .add(m);
            meetings.computeIfAbsent(problem.requests().get(m).second(), p -> new ArrayList<>())
                    .add(m);
        }
        meetings.forEach((who, own) -> shortage(own, 1)
                .ifPresent(is -> collisions.add("participant %d: meetings %s have only slots %s between them"
                        .formatted(who, list(counted(is.things())), list(counted(is.places()))))));
    }

    private void forTables() {
        List<Integer> all = new ArrayList<>();
        for (int m = 0; m < allowed.length; m++) {
            all.add(m);
        }
        shortage(all, problem.tables())
                .ifPresent(is ->
                        collisions.add("tables: %d meetings have only slots %s between them, with %d tables each: %s"
                                .formatted(
                                        is.things().size(),
                                        list(counted(is.places())),
                                        problem.tables(),
                                        list(counted(is.things())))));
    }

    private Optional<Shortage> shortage(List<Integer> meetings, int each) {
        int[] capacity = new int[problem.slots()];
        Arrays.fill(capacity, each);
        List<BitSet> slots = Arrays.stream(allowed)
                .mapToObj(bits -> BitSet.valueOf(new long[] {bits}))
                .toList();
        return Shortage.find(meetings, slots, capacity);
    }

    /** From 1, as the data counts. */
    private static List<Integer> counted(List<Integer> fromZero) {
        return fromZero.stream().map(each -> each + 1).toList();
    }

    private static long bits(Iterable<Integer> slots) {
        long bits = 0;
        for (int slot : slots) {
            bits |= 1L << slot - 1;
        }
        return bits;
    }

    private static List<Integer> numbers(long bits) {
        List<Integer> numbers = new ArrayList<>();
        for (long left = bits; left != 0; left &= left - 1) {
            numbers.add(Long.numberOfTrailingZeros(left) + 1);
        }
        return numbers;
    }

    /** Numbers in words; long lists are cut. */
    private static String list(List<Integer> numbers) {
        int shown = 12;
        String text = String.join(
                ", ", numbers.stream().limit(shown).map(String::valueOf).toList());
        return numbers.isEmpty()
                ? "none"
                : numbers.size() > shown ? text + " and %d more".formatted(numbers.size() - shown) : text;
    }
}
