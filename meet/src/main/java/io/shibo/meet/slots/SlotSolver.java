package io.shibo.meet.slots;

import io.shibo.meet.internal.slots.Annealing;
import io.shibo.meet.internal.slots.BreakBound;
import io.shibo.meet.internal.slots.Grid;
import io.shibo.meet.internal.slots.Proof;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds slots with few breaks, and proves what cannot be better. Without a limit of its own: it looks until the timetable is
 * proven best, until it is proven that there is none, or until it is told to stop, and then answers with the best so far. The
 * same problem, difference and seed walk the same way; how far is for the one who stops it.
 *
 * <pre>{@code
 * SlotAnswer answer = SlotSolver.solve(problem, 2, 1, () -> System.nanoTime() > deadline, better -> {});
 * }</pre>
 *
 * <p>With more than one thread, one may {@link #alternate} and the others {@link #search}, each with its own seed: what one finds
 * ends or shortens the others. Only one thread may prove.
 */
public final class SlotSolver {
    /** The search's questions whether to stop, each about a thousand moves, that cost as much as a conflict of the proof. */
    private static final double QUESTIONS_A_CONFLICT = 0.8;

    private final SlotProblem problem;
    private final @Nullable Grid grid;
    private @Nullable Proof proof;
    private SlotAnswer.@Nullable Impossible impossible;
    private SlotAnswer.@Nullable Scheduled best;
    private int bound;
    private int unplaced;

    private SlotSolver(SlotProblem problem, int difference) {
        if (difference < 0) {
            throw new IllegalArgumentException("difference: " + difference + " is below 0");
        }
        this.problem = problem;
        unplaced = problem.requests().size();
        Windows windows = Windows.of(problem);
        if (windows.collisions().isEmpty()) {
            grid = Grids.of(problem, windows.allowed(), difference);
            bound = BreakBound.of(grid);
        } else {
            grid = null;
            impossible = new SlotAnswer.Impossible(windows.collisions());
        }
    }

    /** @param difference most by which the breaks of two participants may differ, 0 or more */
    public static SlotSolver of(SlotProblem problem, int difference) {
        return new SlotSolver(problem, difference);
    }

    /**
     * Searches and proves in turn, in this thread.
     *
     * @param difference most by which the breaks of two participants may differ, 0 or more
     * @param seed decides the way that is taken
     * @param stop asked all the time, so it must be cheap; true ends the search
     * @param better is told each timetable that is better than those before, on the caller's thread
     */
    public static SlotAnswer solve(
            SlotProblem problem,
            int difference,
            long seed,
            BooleanSupplier stop,
            Consumer<SlotAnswer.Scheduled> better) {
        SlotSolver solver = of(problem, difference);
        solver.alternate(seed, stop, better);
        return solver.answer();
    }

    /** Proves and searches in turn, each about half of the time, until {@link #done} or told to stop. */
    public void alternate(long seed, BooleanSupplier stop, Consumer<SlotAnswer.Scheduled> better) {
        boolean[] proves = {step(stop, better)};
        long[] asked = {0};
        search(
                seed,
                () -> {
                    Proof own = proof;
                    if (proves[0] && own != null && asked[0]++ > QUESTIONS_A_CONFLICT * own.used()) {
                        proves[0] = step(stop, better);
                    }
                    return stop.getAsBoolean();
                },
                better);
    }

    /** What is known so far. */
    public synchronized SlotAnswer answer() {
        if (impossible != null) {
            return impossible;
        }
        return best == null
                ? new SlotAnswer.NotFound(unplaced)
                : new SlotAnswer.Scheduled(best.slots(), best.breaks(), Math.min(bound, best.breaks()));
    }

    /** Whether nothing is left to find. */
    public synchronized boolean done() {
        return impossible != null || best != null && best.breaks() <= bound;
    }

    /** Looks for better timetables until {@link #done} or told to stop; see {@link #solve}. */
    public void search(long seed, BooleanSupplier stop, Consumer<SlotAnswer.Scheduled> better) {
        if (grid == null || done()) {
            return;
        }
        int left = new Annealing(grid, seed)
                .run(this::bound, () -> done() || stop.getAsBoolean(), (slots, breaks) -> found(slots, breaks, better));
        synchronized (this) {
            unplaced = Math.min(unplaced, left);
        }
    }

    /** One question of the proof; false where there is none to ask. */
    private boolean step(BooleanSupplier stop, Consumer<SlotAnswer.Scheduled> better) {
        if (grid == null || done() || !Proof.possible(grid)) {
            return false;
        }
        Proof own = proof == null ? Proof.of(grid, bound()) : proof;
        proof = own;
        own.known(best(), bound());
        own.step(stop, (slots, breaks) -> found(slots, breaks, better));
        if (own.impossible()) {
            SlotAnswer.Impossible why = new SlotAnswer.Impossible(List.of(Refutation.text(problem, grid)));
            synchronized (this) {
                impossible = why;
            }
        }
        synchronized (this) {
            bound = Math.max(bound, own.bound());
        }
        return true;
    }

    private synchronized int bound() {
        return bound;
    }

    private synchronized int best() {
        return best == null ? Integer.MAX_VALUE : best.breaks();
    }

    private void found(int[] slots, int breaks, Consumer<SlotAnswer.Scheduled> better) {
        SlotAnswer.Scheduled told;
        synchronized (this) {
            if (breaks >= best()) {
                return;
            }
            told = new SlotAnswer.Scheduled(
                    Arrays.stream(slots).mapToObj(slot -> slot + 1).toList(), breaks, Math.min(bound, breaks));
            best = told;
        }
        better.accept(told);
    }
}
