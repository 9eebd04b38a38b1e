package io.shibo.meet.internal.slots;

import java.util.Arrays;

/**
 * A number of breaks that no timetable can be below: the sum of what each participant needs were it alone.
 *
 * <p>A participant with n meetings is busy in exactly n slots, all of them allowed to one of its meetings; up to slot t it
 * has held at least those that may not be later and at most those that may be so early; and it is busy where a meeting has
 * one slot only. The fewest runs of busy slots under these conditions are found slot by slot. Each condition follows from the rules, so the sum is
 * a bound; tables and the other participants can only add to it.
 */
public final class BreakBound {
    private static final int NEVER = Integer.MAX_VALUE / 2;

    private BreakBound() {}

    public static int of(Grid grid) {
        int[] held = new int[grid.participants()];
        long[] may = new long[grid.participants()];
        long[] must = new long[grid.participants()];
        int[][] due = new int[grid.participants()][grid.slots()];
        int[][] open = new int[grid.participants()][grid.slots()];
        for (int m = 0; m < grid.meetings(); m++) {
            long allowed = grid.allowed()[m];
            int first = Long.numberOfTrailingZeros(allowed);
            int last = Long.SIZE - 1 - Long.numberOfLeadingZeros(allowed);
            for (int who : new int[] {grid.first()[m], grid.second()[m]}) {
                held[who]++;
                may[who] |= allowed;
                must[who] |= first == last ? allowed : 0;
                due[who][last]++;
                open[who][first]++;
            }
        }
        int sum = 0;
        for (int who = 0; who < grid.participants(); who++) {
            Arrays.parallelPrefix(due[who], Integer::sum);
            Arrays.parallelPrefix(open[who], Integer::sum);
            sum += held[who] == 0 ? 0 : runs(held[who], may[who], must[who], due[who], open[who]) - 1;
        }
        return sum;
    }

    /** Fewest runs with {@code n} busy slots; 1 where there is no way at all, which is for others to say. */
    private static int runs(int n, long may, long must, int[] due, int[] open) {
        int[] idle = new int[n + 1];
        int[] busy = new int[n + 1];
        Arrays.fill(idle, NEVER);
        Arrays.fill(busy, NEVER);
        idle[0] = 0;
        for (int t = 0; t < due.length; t++) {
            int[] idleNow = new int[n + 1];
            int[] busyNow = new int[n + 1];
            Arrays.fill(idleNow, NEVER);
            Arrays.fill(busyNow, NEVER);
            for (int k = due[t]; k <= Math.min(n, open[t]); k++) {
                if ((must >>> t & 1) == 0) {
                    idleNow[k] = Math.min(idle[k], busy[k]);
                }
                if ((may >>> t & 1) != 0 && k > 0) {
                    busyNow[k] = Math.min(busy[k - 1], idle[k - 1] + 1);
                }
            }
            idle = idleNow;
            busy = busyNow;
        }
        int runs = Math.min(idle[n], busy[n]);
        return runs >= NEVER ? 1 : runs;
    }
}
