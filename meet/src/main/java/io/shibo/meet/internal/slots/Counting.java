package io.shibo.meet.internal.slots;

import io.shibo.meet.internal.sat.Sat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers in clauses. A number is written as literals of which the k-th, from 0, is true where it is above k. */
final class Counting {
    /** Up to so many, every two are kept apart by a clause of their own. */
    private static final int PAIRWISE = 5;

    private static final int NONE = -1;

    private final Sat sat;

    Counting(Sat sat) {
        this.sat = sat;
    }

    /** At most one of these is true. */
    void atMostOne(int[] literals) {
        int[] left = literals;
        while (left.length > PAIRWISE) {
            // A new variable says that one of the first few is true, and takes their place.
            int[] few = Arrays.copyOf(left, PAIRWISE - 1);
            int one = sat.add();
            for (int literal : few) {
                sat.clause(literal ^ 1, one);
            }
            pairwise(few);
            left = Arrays.copyOfRange(left, PAIRWISE - 2, left.length);
            left[0] = one;
        }
        pairwise(left);
    }

    private void pairwise(int[] literals) {
        for (int i = 0; i < literals.length; i++) {
            for (int j = i + 1; j < literals.length; j++) {
                sat.clause(literals[i] ^ 1, literals[j] ^ 1);
            }
        }
    }

    /**
     * How many of these are true: a totalizer (Bailleux and Boufkhad, "Efficient CNF encoding of Boolean cardinality
     * constraints", 2003), no further than {@code most}.
     *
     * @param most the last literal of the sum says "at least so many"
     */
    int[] sum(int[] literals, int most) {
        List<int[]> parts = new ArrayList<>();
        for (int literal : literals) {
            parts.add(new int[] {literal});
        }
        return sum(parts, most);
    }

    /** The sum of several numbers. */
    int[] sum(List<int[]> numbers, int most) {
        List<int[]> parts = new ArrayList<>();
        numbers.forEach(each -> parts.add(each.length > most ? Arrays.copyOf(each, most) : each));
        return added(parts, most);
    }

    private int[] added(List<int[]> numbers, int most) {
        List<int[]> parts = numbers;
        while (parts.size() > 1) {
            List<int[]> next = new ArrayList<>();
            for (int i = 0; i + 1 < parts.size(); i += 2) {
                next.add(merge(parts.get(i), parts.get(i + 1), most));
            }
            if (parts.size() % 2 == 1) {
                next.add(parts.getLast());
            }
            parts = next;
        }
        return parts.isEmpty() ? new int[0] : parts.getFirst();
    }

    private int[] merge(int[] a, int[] b, int most) {
        int[] sum = new int[Math.min(most, a.length + b.length)];
        Arrays.setAll(sum, k -> sat.add());
        for (int i = 0; i <= a.length; i++) {
            for (int j = 0; j <= b.length; j++) {
                int both = i + j;
                if (both > 0 && both <= sum.length) {
                    clause(i == 0 ? NONE : a[i - 1] ^ 1, j == 0 ? NONE : b[j - 1] ^ 1, sum[both - 1]);
                }
                // Where a number is cut off, what lies above is not known.
                boolean known = (i < a.length || a.length < most) && (j < b.length || b.length < most);
                if (both < sum.length && known) {
                    clause(i == a.length ? NONE : a[i], j == b.length ? NONE : b[j], sum[both] ^ 1);
                }
            }
        }
        return sum;
    }

    private void clause(int... literals) {
        sat.clause(Arrays.stream(literals).filter(literal -> literal != NONE).toArray());
    }
}
