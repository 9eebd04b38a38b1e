package io.shibo.meet.internal.sat;

import java.util.Arrays;

/**
 * Clauses side by side in one array, and for each literal those that watch it. A clause at {@code ref}:
 *
 * <pre>
 *   ref     number of literals
 *   ref + 1 0 as given; of a learned one the number of levels it was made of, or {@link #GONE}
 *   ref + 2 the literals, of which the first two are watched
 * </pre>
 *
 * A watch is two numbers: the clause, and one of its literals; while that one is true the clause need not be looked at.
 */
final class Clauses {
    static final int HEAD = 2;
    static final int GONE = -1;

    int[] mem = new int[1 << 16];
    int[][] watches = new int[64][];
    int[] watched = new int[64];
    private int end;
    private int[] learned = new int[1024];
    private int many;

    void grow(int literals) {
        if (literals > watches.length) {
            watches = Arrays.copyOf(watches, Math.max(literals, 2 * watches.length));
            watched = Arrays.copyOf(watched, watches.length);
        }
    }

    /** How many numbers all clauses take. */
    int size() {
        return end;
    }

    int learned() {
        return many;
    }

    /** @param levels 0 for a clause that is given */
    int add(int[] literals, int length, int levels) {
        if (end + length + HEAD > mem.length) {
            mem = Arrays.copyOf(mem, Math.max(end + length + HEAD, mem.length + (mem.length >> 1)));
        }
        int ref = end;
        mem[ref] = length;
        mem[ref + 1] = levels;
        System.arraycopy(literals, 0, mem, ref + HEAD, length);
        end += length + HEAD;
        watch(literals[0], ref, literals[1]);
        watch(literals[1], ref, literals[0]);
        if (levels > 0) {
            if (many == learned.length) {
                learned = Arrays.copyOf(learned, 2 * many);
            }
            learned[many++] = ref;
        }
        return ref;
    }

    /** The clause is to be looked at when this literal becomes false. */
    void watch(int literal, int ref, int blocker) {
        int n = watched[literal];
        int[] own = watches[literal];
        if (own == null || n + 2 > own.length) {
            own = own == null ? new int[8] : Arrays.copyOf(own, 2 * n);
            watches[literal] = own;
        }
        own[n] = ref;
        own[n + 1] = blocker;
        watched[literal] = n + 2;
    }

    /**
     * Forgets the half of what was learned that is made of the most levels, the older first, but for what is the reason of
     * something; then closes the holes.
     *
     * @param reasons of each variable; they are changed to where their clauses are now
     * @param trail the variables that have a value
     */
    void forget(int[] reasons, int[] trail, int trailSize) {
        long[] order = new long[many];
        for (int i = 0; i < many; i++) {
            order[i] = (long) -mem[learned[i] + 1] << 32 | i;
        }
        Arrays.sort(order);
        for (int i = 0; i < trailSize; i++) {
            int reason = reasons[trail[i] >> 1];
            if (reason >= 0 && mem[reason + 1] > 0) {
                mem[reason + 1] += 1 << 20; // marks it; taken off below
            }
        }
        for (int i = 0; i < many / 2; i++) {
            int ref = learned[(int) order[i]];
            if (mem[ref + 1] > 2 && mem[ref + 1] < 1 << 20) {
                mem[ref + 1] = GONE;
            }
        }
        int[] kept = new int[mem.length];
        int to = 0;
        many = 0;
        for (int ref = 0, next; ref < end; ref = next) {
            int length = mem[ref];
            next = ref + length + HEAD;
            if (mem[ref + 1] == GONE) {
                continue;
            }
            mem[ref + 1] = mem[ref + 1] >= 1 << 20 ? mem[ref + 1] - (1 << 20) : mem[ref + 1];
            System.arraycopy(mem, ref, kept, to, length + HEAD);
            if (mem[ref + 1] > 0) {
                learned[many++] = to;
            }
            mem[ref] = -1 - to; // where it went
            to += length + HEAD;
        }
        for (int literal = 0; literal < watches.length; literal++) {
            int left = 0;
            int[] own = watches[literal];
            for (int i = 0; i < watched[literal]; i += 2) {
                if (mem[own[i]] < 0) {
                    own[left] = -1 - mem[own[i]];
                    own[left + 1] = own[i + 1];
                    left += 2;
                }
            }
            watched[literal] = left;
        }
        for (int i = 0; i < trailSize; i++) {
            int variable = trail[i] >> 1;
            if (reasons[variable] >= 0) {
                reasons[variable] = -1 - mem[reasons[variable]];
            }
        }
        mem = kept;
        end = to;
    }
}
