package io.shibo.meet.internal.slots;

import io.shibo.meet.internal.sat.Sat;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * Proves a bound on breaks, that a timetable is the best there is, or that there is none: asks in turn whether there is a
 * timetable with no more breaks than the bound, which raises the bound where there is none, and whether there is one
 * with fewer than the best, each time a little longer.
 */
public final class Proof {
    /** Larger problems take more memory and time to write down than a proof is worth. */
    private static final long LARGEST = 12_000_000;

    private static final int FIRST_CONFLICTS = 2_000;
    private static final int SPAN = 8;
    /** Where best and bound lie farther apart, only the bound is asked about: large totals make long clauses. */
    private static final int FARTHEST = 12;

    private final Grid grid;
    private final Model model;
    private final Sat sat;
    private int[] total = {};
    private int bound;
    private int best = Integer.MAX_VALUE;
    private long conflicts = FIRST_CONFLICTS;
    private boolean impossible;
    private int turn;

    private Proof(Grid grid, int bound) {
        this.grid = grid;
        this.bound = bound;
        model = new Model(grid, false);
        sat = model.sat();
    }

    /** Whether a problem is small enough. */
    public static boolean possible(Grid grid) {
        return Model.size(grid) <= LARGEST;
    }

    /** @param bound what no timetable can be below, as is known */
    public static Proof of(Grid grid, int bound) {
        return new Proof(grid, bound);
    }

    public int bound() {
        return bound;
    }

    /** Conflicts of all questions so far: what they cost, about an eighth of a millisecond each. */
    public long used() {
        return sat.conflicts();
    }

    /** Whether there is no timetable at all. */
    public boolean impossible() {
        return impossible;
    }

    /** Whether nothing is left to ask. */
    public boolean done() {
        return impossible || best <= bound;
    }

    /** A timetable is known with so many breaks, of which no timetable has fewer than the bound. */
    public void known(int breaks, int bound) {
        best = Math.min(best, breaks);
        this.bound = Math.max(this.bound, bound);
    }

    /**
     * Asks the next question.
     *
     * @param better is told a timetable that is better than those known
     */
    public void step(BooleanSupplier stop, Annealing.Better better) {
        int asked = Integer.MAX_VALUE;
        if (best < Integer.MAX_VALUE) {
            asked = turn++ % 2 == 0 || best - bound > FARTHEST ? bound : best - 1;
        }
        switch (sat.solve(assumptions(asked), conflicts, stop)) {
            case YES -> {
                int[] slots = model.slots();
                best = breaks(slots);
                better.found(slots, best);
            }
            case NO -> {
                if (asked == Integer.MAX_VALUE) {
                    impossible = true;
                } else {
                    bound = asked + 1;
                }
            }
            case UNKNOWN -> conflicts += conflicts / 4;
        }
    }

    /** That there are no more breaks than asked: where there are to be none, no total is needed for that. */
    private int[] assumptions(int asked) {
        if (asked == Integer.MAX_VALUE) {
            return new int[0];
        }
        if (asked == 0) {
            return model.none();
        }
        if (asked >= total.length) {
            total = model.total(asked + SPAN);
        }
        return asked < total.length ? new int[] {total[asked] ^ 1} : new int[0];
    }

    private int breaks(int[] slots) {
        long[] busy = new long[grid.participants()];
        for (int m = 0; m < slots.length; m++) {
            busy[grid.first()[m]] |= 1L << slots[m];
            busy[grid.second()[m]] |= 1L << slots[m];
        }
        return Arrays.stream(busy).mapToInt(Grid::breaks).sum();
    }
}
