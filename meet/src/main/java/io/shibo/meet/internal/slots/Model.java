package io.shibo.meet.internal.slots;

import io.shibo.meet.internal.sat.Sat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A timetable as clauses, after Bofill et al. ("Constraint Solving Approaches to the Business-to-Business Meeting Scheduling
 * Problem", JAIR), with what follows from the rules and makes proofs short: a participant is busy in as many slots as it has
 * meetings, and in a slot an even number of participants is busy, at most two a table.
 *
 * <p>{@code in[m][t]}: meeting m is in slot t. {@code busy[p][t]}: participant p meets in slot t. {@code starts[p][t]}: it does, and
 * did not in the slot before. Breaks are starts less one.
 */
final class Model {
    private final Grid grid;
    private final Sat sat = new Sat();
    private final Counting counting = new Counting(sat);
    private final int[][] in;
    private final int[][] busy;
    private final int never;
    /** Of each participant, its breaks as a number. */
    private final List<int[]> breaks = new ArrayList<>();

    /** Of each meeting, a literal under which it must be held; where none is wanted, one that is always true. */
    private final int[] held;

    private final int limited;
    private final int fair;

    /**
     * @param loose whether meetings, tables and fairness hold only where {@link #held}, {@link #limited} and {@link #fair} are
     *     true: to ask which of them collide
     */
    Model(Grid grid, boolean loose) {
        this.grid = grid;
        never = sat.add();
        sat.clause(never ^ 1);
        held = new int[grid.meetings()];
        Arrays.setAll(held, m -> loose ? sat.add() : never ^ 1);
        limited = loose ? sat.add() : never ^ 1;
        fair = loose ? sat.add() : never ^ 1;
        in = new int[grid.meetings()][grid.slots()];
        busy = new int[grid.participants()][grid.slots()];
        meetings();
        participants();
        tables();
        order();
        breaks();
        fairness();
    }

    /** About how many clauses a problem would have; too many are not worth the making. */
    static long size(Grid grid) {
        long size = 0;
        int[] degree = degrees(grid);
        for (int own : degree) {
            size += (long) grid.slots() * (4L * own + 2L * Math.min(own, grid.slots() / 2 + 1) * 8);
        }
        long most = Math.min(grid.participants(), 2L * Math.min(grid.tables(), grid.meetings()));
        size += (long) grid.slots() * most * grid.participants();
        return size;
    }

    private static int[] degrees(Grid grid) {
        int[] degree = new int[grid.participants()];
        for (int m = 0; m < grid.meetings(); m++) {
            degree[grid.first()[m]]++;
            degree[grid.second()[m]]++;
        }
        return degree;
    }

    Sat sat() {
        return sat;
    }

    private void meetings() {
        for (int m = 0; m < in.length; m++) {
            int n = 0;
            for (int t = 0; t < grid.slots(); t++) {
                in[m][t] = grid.allows(m, t) ? sat.add() : never;
                n += in[m][t] == never ? 0 : 1;
            }
            int[] open = open(in[m]);
            counting.atMostOne(open);
            int[] some = Arrays.copyOf(open, n + 1);
            some[n] = held[m] ^ 1;
            sat.clause(some);
        }
    }

    private void participants() {
        int[] degree = degrees(grid);
        int[][] own = new int[grid.participants()][];
        Arrays.setAll(own, p -> new int[degree[p]]);
        int[] filled = new int[grid.participants()];
        for (int m = 0; m < in.length; m++) {
            for (int who : new int[] {grid.first()[m], grid.second()[m]}) {
                own[who][filled[who]++] = m;
            }
        }
        for (int p = 0; p < own.length; p++) {
            for (int t = 0; t < grid.slots(); t++) {
                int slot = t;
                int[] here = Arrays.stream(own[p])
                        .map(m -> in[m][slot])
                        .filter(literal -> literal != never)
                        .toArray();
                if (here.length == 0) {
                    busy[p][t] = never;
                    continue;
                }
                busy[p][t] = here.length == 1 ? here[0] : sat.add();
                if (here.length > 1) {
                    counting.atMostOne(here);
                    int[] any = Arrays.copyOf(here, here.length + 1);
                    any[here.length] = busy[p][t] ^ 1;
                    sat.clause(any);
                    for (int each : here) {
                        sat.clause(each ^ 1, busy[p][t]);
                    }
                }
            }
            exactly(open(busy[p]), all(own[p]), degree[p]);
        }
    }

    private int[] open(int[] literals) {
        return Arrays.stream(literals).filter(literal -> literal != never).toArray();
    }

    /** A literal that is true where all of these meetings must be held. */
    private int all(int[] meetings) {
        int all = sat.add();
        int[] some = Arrays.copyOf(meetings, meetings.length + 1);
        for (int i = 0; i < meetings.length; i++) {
            some[i] = held[meetings[i]] ^ 1;
        }
        some[meetings.length] = all;
        sat.clause(some);
        return all;
    }

    private void exactly(int[] literals, int where, int many) {
        if (literals.length < many) {
            sat.clause(where ^ 1);
        } else if (literals.length == many) {
            Arrays.stream(literals).forEach(literal -> sat.clause(literal, where ^ 1));
        } else if (many > 0) {
            int[] sum = counting.sum(literals, many + 1);
            sat.clause(sum[many - 1], where ^ 1);
            sat.clause(sum[many] ^ 1);
        }
    }

    private void tables() {
        for (int t = 0; t < grid.slots(); t++) {
            int slot = t;
            int[] there = open(Arrays.stream(busy).mapToInt(own -> own[slot]).toArray());
            int most = 2 * Math.min(grid.tables(), in.length);
            int[] sum = counting.sum(there, most + 1);
            if (sum.length > most) {
                sat.clause(sum[most] ^ 1, limited ^ 1);
            }
            for (int k = 0; k < Math.min(most, sum.length); k += 2) {
                sat.clause(sum[k] ^ 1, k + 1 < sum.length ? sum[k + 1] : never);
            }
        }
    }

    private void order() {
        for (int m = 0; m < grid.earlier().length; m++) {
            for (int before : grid.earlier()[m]) {
                order(before, m, never ^ 1);
            }
        }
    }

    /** One meeting is in an earlier slot than another, where a literal is true. */
    void order(int first, int then, int where) {
        // Where the first is in slot t or earlier, the other may be later.
        int reached = never;
        for (int t = 0; t < grid.slots(); t++) {
            sat.clause(in[then][t] ^ 1, reached, where ^ 1);
            int next = sat.add();
            sat.clause(next ^ 1, reached, in[first][t]);
            reached = next;
        }
    }

    /** A meeting is in none of these slots, where a literal is true. */
    void close(int meeting, long slots, int where) {
        for (long left = slots; left != 0; left &= left - 1) {
            sat.clause(in[meeting][Long.numberOfTrailingZeros(left)] ^ 1, where ^ 1);
        }
    }

    private void breaks() {
        for (int[] own : busy) {
            int[] starts = new int[grid.slots()];
            for (int t = 0; t < grid.slots(); t++) {
                int before = t == 0 ? never : own[t - 1];
                if (own[t] == never || before == never) {
                    starts[t] = own[t];
                    continue;
                }
                starts[t] = sat.add();
                sat.clause(own[t] ^ 1, before, starts[t]);
                sat.clause(starts[t] ^ 1, own[t]);
                sat.clause(starts[t] ^ 1, before ^ 1);
            }
            int[] runs = counting.sum(open(starts), grid.slots());
            breaks.add(runs.length < 2 ? new int[0] : Arrays.copyOfRange(runs, 1, runs.length));
        }
    }

    /** Nobody has k breaks more than the difference, unless everybody has k. */
    private void fairness() {
        int longest = breaks.stream().mapToInt(own -> own.length).max().orElse(0);
        for (int k = 1; k <= longest - grid.difference(); k++) {
            int all = sat.add();
            for (int[] own : breaks) {
                sat.clause(all ^ 1, k <= own.length ? own[k - 1] : never);
            }
            for (int[] own : breaks) {
                if (k + grid.difference() <= own.length) {
                    sat.clause(own[k + grid.difference() - 1] ^ 1, all, fair ^ 1);
                }
            }
        }
    }

    /** All breaks together, counted as far as {@code most}. */
    int[] total(int most) {
        return counting.sum(breaks, most);
    }

    /** The literals that say that nobody has a break. */
    int[] none() {
        return breaks.stream()
                .filter(own -> own.length > 0)
                .mapToInt(own -> own[0] ^ 1)
                .toArray();
    }

    int held(int meeting) {
        return held[meeting];
    }

    /** Under this literal there are no more meetings in a slot than tables. */
    int limited() {
        return limited;
    }

    /** Under this literal breaks differ by no more than they may. */
    int fair() {
        return fair;
    }

    /** The slots of the last answer that was YES. */
    int[] slots() {
        int[] slots = new int[in.length];
        for (int m = 0; m < in.length; m++) {
            for (int t = 0; t < grid.slots(); t++) {
                if (in[m][t] != never && sat.value(in[m][t])) {
                    slots[m] = t;
                }
            }
        }
        return slots;
    }
}
