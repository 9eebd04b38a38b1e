package io.shibo.meet.internal.slots;

import io.shibo.meet.internal.sat.Sat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which meetings and rules cannot hold together, where there is no timetable: rules are given one by one and get a number each,
 * and what can be spared is left out. By proof, not by trying: what is told does collide.
 */
public final class Clash {
    /** For the collision itself, and then for leaving out what can be spared. */
    private static final int CONFLICTS = 60_000;

    private static final int CONFLICTS_A_RULE = 1_500;
    private static final int CONFLICTS_IN_ALL = 60_000;

    private final Model model;
    private final List<Integer> rules = new ArrayList<>();

    /** @param grid without any rule but that there are so many slots; see the methods */
    public Clash(Grid grid) {
        model = new Model(grid, true);
        for (int m = 0; m < grid.meetings(); m++) {
            rules.add(model.held(m));
        }
    }

    /** That a meeting is held at all. */
    public int held(int meeting) {
        return model.held(meeting);
    }

    /** These meetings are in none of these slots. */
    public int close(int[] meetings, long slots) {
        int rule = rule();
        Arrays.stream(meetings).forEach(m -> model.close(m, slots, rule));
        return rule;
    }

    /** One meeting is in an earlier slot than another. */
    public int order(int first, int then) {
        int rule = rule();
        model.order(first, then, rule);
        return rule;
    }

    private int rule() {
        int rule = model.sat().add();
        rules.add(rule);
        return rule;
    }

    /** No more meetings in a slot than tables. */
    public int tables() {
        return model.limited();
    }

    /** Breaks differ by no more than they may. */
    public int fairness() {
        return model.fair();
    }

    /**
     * What collides.
     *
     * @param smallest whether nothing of it could be spared
     */
    public record Found(Set<Integer> rules, boolean smallest) {
        public Found {
            rules = Set.copyOf(rules);
        }
    }

    /** Rules that collide; empty where that was not seen. */
    public Optional<Found> find() {
        rules.add(model.limited());
        rules.add(model.fair());
        Sat sat = model.sat();
        if (sat.solve(ints(rules), CONFLICTS, () -> false) != Sat.Verdict.NO) {
            return Optional.empty();
        }
        List<Integer> open = new ArrayList<>(Arrays.stream(sat.core()).boxed().toList());
        // Rules are spared before meetings: fewer kinds of rules are easier to understand.
        open.sort((a, b) -> Integer.compare(b, a));
        List<Integer> needed = new ArrayList<>();
        boolean smallest = true;
        int left = CONFLICTS_IN_ALL;
        while (!open.isEmpty()) {
            int one = open.removeFirst();
            List<Integer> without = new ArrayList<>(needed);
            without.addAll(open);
            Sat.Verdict verdict =
                    left <= 0 ? Sat.Verdict.UNKNOWN : sat.solve(ints(without), CONFLICTS_A_RULE, () -> false);
            if (verdict == Sat.Verdict.NO) {
                Set<Integer> core =
                        new TreeSet<>(Arrays.stream(sat.core()).boxed().toList());
                open.retainAll(core);
            } else {
                smallest &= verdict == Sat.Verdict.YES;
                left -= verdict == Sat.Verdict.UNKNOWN ? CONFLICTS_A_RULE : 0;
                needed.add(one);
            }
        }
        return Optional.of(new Found(new TreeSet<>(needed), smallest));
    }

    private static int[] ints(List<Integer> all) {
        return all.stream().mapToInt(Integer::intValue).toArray();
    }
}
