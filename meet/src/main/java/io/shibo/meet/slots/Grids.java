package io.shibo.meet.slots;

import io.shibo.meet.internal.slots.Grid;
import java.util.ArrayList;
import java.util.List;

/** Makes plain arrays, counted from 0, of a problem. */
final class Grids {
    private Grids() {}

    /** @param allowed slots of each meeting by all rules but the others' meetings, see {@link Windows} */
    static Grid of(SlotProblem problem, long[] allowed, int difference) {
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
