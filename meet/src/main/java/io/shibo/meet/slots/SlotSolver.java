package io.shibo.meet.slots;

import io.shibo.meet.internal.slots.Annealing;
import io.shibo.meet.internal.slots.BreakBound;
import io.shibo.meet.internal.slots.Grid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Finds slots with few breaks. Without a limit of its own: it looks until the timetable is proven best or until it is told to
 * stop, and then answers with the best so far. The same problem, difference and seed walk the same way; how far is for the
 * one who stops it. Several may run at once, each with its own seed.
 *
 * <pre>{@code
 * SlotAnswer answer = SlotSolver.solve(problem, 2, 1, () -> System.nanoTime() > deadline, better -> {});
 * }</pre>
 */
public final class SlotSolver {
    private SlotSolver() {}

    /**
     * Solves.
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
        if (difference < 0) {
            throw new IllegalArgumentException("difference: " + difference + " is below 0");
        }
        Windows windows = Windows.of(problem);
        if (!windows.collisions().isEmpty()) {
            return new SlotAnswer.Impossible(windows.collisions());
        }
        Optional<String> refuted = Refutation.find(problem);
        if (refuted.isPresent()) {
            return new SlotAnswer.Impossible(List.of(refuted.get()));
        }
        Grid grid = grid(problem, windows.allowed(), difference);
        int bound = BreakBound.of(grid);
        List<SlotAnswer.Scheduled> best = new ArrayList<>();
        int unplaced = new Annealing(grid, seed).run(bound, stop, (slots, breaks) -> {
            SlotAnswer.Scheduled found = new SlotAnswer.Scheduled(
                    Arrays.stream(slots).mapToObj(slot -> slot + 1).toList(), breaks, bound);
            best.clear();
            best.add(found);
            better.accept(found);
        });
        return best.isEmpty() ? new SlotAnswer.NotFound(unplaced) : best.getFirst();
    }

    private static Grid grid(SlotProblem problem, long[] allowed, int difference) {
        int n = problem.requests().size();
        int[] first = new int[n];
        int[] second = new int[n];
        List<List<Integer>> earlier = new ArrayList<>();
        List<List<Integer>> later = new ArrayList<>();
        for (int m = 0; m < n; m++) {
            first[m] = problem.requests().get(m).first() - 1;
            second[m] = problem.requests().get(m).second() - 1;
            earlier.add(new ArrayList<>());
            later.add(new ArrayList<>());
        }
        boolean ordered = false;
        for (int m = 0; m < n; m++) {
            for (int before : problem.requests().get(m).after()) {
                earlier.get(m).add(before - 1);
                later.get(before - 1).add(m);
                ordered = true;
            }
        }
        return new Grid(
                problem.participants(),
                problem.slots(),
                problem.tables(),
                first,
                second,
                allowed,
                ordered ? arrays(earlier) : new int[0][],
                ordered ? arrays(later) : new int[0][],
                difference);
    }

    private static int[][] arrays(List<List<Integer>> lists) {
        return lists.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }
}
