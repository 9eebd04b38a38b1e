package io.shibo.meet.slots;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Shows that there is no timetable by trying everything, where that is few steps: what single rules do not show, such as three
 * who are all to meet each other in two slots. The meetings and rules that are told are a smallest set: without any one of them there
 * would be a timetable.
 */
final class Refutation {
    /** Choices of one trial; beyond them nothing is known. */
    private static final int STEPS = 20_000;
    /** Larger problems are left to the search: each meeting and rule of a collision costs a trial. */
    private static final int MOST_MEETINGS = 400;

    private final SlotProblem problem;
    private final BitSet meetings = new BitSet();
    private final TreeSet<Integer> forbids = new TreeSet<>();
    private final BitSet halves = new BitSet();
    private final BitSet fixed = new BitSet();
    private final List<int[]> orders = new ArrayList<>();
    private boolean tables = true;
    private int steps;

    private Refutation(SlotProblem problem) {
        this.problem = problem;
        for (int m = 1; m <= problem.requests().size(); m++) {
            Request request = problem.requests().get(m - 1);
            meetings.set(m);
            halves.set(m, request.half() != HalfDay.ANY);
            fixed.set(m, request.fixed() > 0);
            for (int before : request.after()) {
                orders.add(new int[] {before, m});
            }
        }
        for (int who = 1; who <= problem.participants(); who++) {
            if (!problem.forbidden().get(who - 1).isEmpty()) {
                forbids.add(who);
            }
        }
    }

    /** What cannot hold together; empty where there is a timetable, or that could not be seen in time. */
    static Optional<String> find(SlotProblem problem) {
        if (problem.requests().size() > MOST_MEETINGS) {
            return Optional.empty();
        }
        Refutation refutation = new Refutation(problem);
        if (!refutation.refuted()) {
            return Optional.empty();
        }
        refutation.shrink();
        return Optional.of(refutation.text());
    }

    /** Leaves out what can be spared. */
    private void shrink() {
        for (int m = meetings.nextSetBit(0); m >= 0; m = meetings.nextSetBit(m + 1)) {
            meetings.clear(m);
            meetings.set(m, !refuted());
        }
        halves.and(meetings);
        fixed.and(meetings);
        orders.removeIf(order -> !meetings.get(order[0]) || !meetings.get(order[1]));
        forbids.retainAll(participants());
        for (BitSet rules : List.of(halves, fixed)) {
            for (int m = rules.nextSetBit(0); m >= 0; m = rules.nextSetBit(m + 1)) {
                rules.clear(m);
                rules.set(m, !refuted());
            }
        }
        for (int who : List.copyOf(forbids)) {
            forbids.remove(who);
            if (!refuted()) {
                forbids.add(who);
            }
        }
        for (int[] order : List.copyOf(orders)) {
            orders.remove(order);
            if (!refuted()) {
                orders.add(order);
            }
        }
        tables = false;
        tables = !refuted();
    }

    private TreeSet<Integer> participants() {
        TreeSet<Integer> all = new TreeSet<>();
        meetings.stream().forEach(m -> {
            all.add(problem.requests().get(m - 1).first());
            all.add(problem.requests().get(m - 1).second());
        });
        return all;
    }

    /** Whether trying everything finds no timetable for what is left of meetings and rules. */
    private boolean refuted() {
        long[] open = new long[problem.requests().size() + 1];
        long all = problem.slots() == Long.SIZE ? -1 : (1L << problem.slots()) - 1;
        long morning = problem.morningSlots() == Long.SIZE ? -1 : (1L << problem.morningSlots()) - 1;
        for (int m = meetings.nextSetBit(0); m >= 0; m = meetings.nextSetBit(m + 1)) {
            Request request = problem.requests().get(m - 1);
            open[m] = fixed.get(m) ? 1L << request.fixed() - 1 : all;
            if (halves.get(m)) {
                open[m] &= request.half() == HalfDay.MORNING ? morning : ~morning;
            }
            for (int who : new int[] {request.first(), request.second()}) {
                for (int slot : forbids.contains(who) ? problem.forbidden().get(who - 1) : List.<Integer>of()) {
                    open[m] &= ~(1L << slot - 1);
                }
            }
            if (open[m] == 0) {
                return true;
            }
        }
        steps = STEPS;
        return !placed(open, (BitSet) meetings.clone(), new int[problem.slots()]) && steps > 0;
    }

    /** Whether the meetings that are left can all be placed; true as well where the steps are used up. */
    private boolean placed(long[] open, BitSet left, int[] load) {
        if (left.isEmpty()) {
            return true;
        }
        if (steps-- <= 0) {
            return true;
        }
        int next = left.nextSetBit(0);
        for (int m = next; m >= 0; m = left.nextSetBit(m + 1)) {
            next = Long.bitCount(open[m]) < Long.bitCount(open[next]) ? m : next;
        }
        left.clear(next);
        for (long slots = open[next]; slots != 0; slots &= slots - 1) {
            int slot = Long.numberOfTrailingZeros(slots);
            load[slot]++;
            long[] narrowed = narrowed(open, left, next, slot, tables && load[slot] == problem.tables());
            boolean fits = !(tables && load[slot] > problem.tables());
            if (fits && narrowed.length > 0 && placed(narrowed, left, load)) {
                return true;
            }
            load[slot]--;
        }
        left.set(next);
        return false;
    }

    /** The slots that stay open once a meeting is in its; nothing where one has none. */
    private long[] narrowed(long[] open, BitSet left, int placed, int slot, boolean full) {
        long[] now = open.clone();
        Request one = problem.requests().get(placed - 1);
        for (int m = left.nextSetBit(0); m >= 0; m = left.nextSetBit(m + 1)) {
            Request other = problem.requests().get(m - 1);
            boolean shares = one.first() == other.first()
                    || one.first() == other.second()
                    || one.second() == other.first()
                    || one.second() == other.second();
            if (shares || full) {
                now[m] &= ~(1L << slot);
            }
        }
        for (int[] order : orders) {
            if (order[0] == placed && left.get(order[1])) {
                now[order[1]] &= -1L << slot << 1;
            } else if (order[1] == placed && left.get(order[0])) {
                now[order[0]] &= (1L << slot) - 1;
            }
        }
        for (int m = left.nextSetBit(0); m >= 0; m = left.nextSetBit(m + 1)) {
            if (now[m] == 0) {
                return new long[0];
            }
        }
        return now;
    }

    private String text() {
        List<String> rules = new ArrayList<>();
        fixed.stream()
                .forEach(m -> rules.add("meeting %d is fixed in slot %d"
                        .formatted(m, problem.requests().get(m - 1).fixed())));
        halves.stream()
                .forEach(m -> rules.add("meeting %d is to be in the %s"
                        .formatted(
                                m, problem.requests().get(m - 1).half() == HalfDay.MORNING ? "morning" : "afternoon")));
        forbids.forEach(who -> rules.add("participant %d forbids slots %s"
                .formatted(who, new TreeSet<>(problem.forbidden().get(who - 1)))));
        orders.forEach(order -> rules.add("meeting %d is to be before meeting %d".formatted(order[0], order[1])));
        if (tables) {
            rules.add("a slot has %d tables".formatted(problem.tables()));
        }
        rules.add("there are %d slots".formatted(problem.slots()));
        List<String> pairs = meetings.stream()
                .mapToObj(m -> "%d (%d with %d)"
                        .formatted(
                                m,
                                problem.requests().get(m - 1).first(),
                                problem.requests().get(m - 1).second()))
                .toList();
        return "meetings %s cannot all be held, though all but any one could: %s"
                .formatted(String.join(", ", pairs), String.join("; ", rules));
    }
}
