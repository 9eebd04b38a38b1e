package io.shibo.meet.score;

import java.util.Arrays;

/**
 * The fits found for one buyer, of which the best for each exhibitor counts. Each is packed into a long that sorts by
 * exhibitor, then best value first, then as found:
 *
 * <pre>
 * bit 63     0
 * 62 … 40    exhibitor
 * 39 … 28    4095 − value
 * 27 …  0    position in {@link #what}
 * </pre>
 */
final class Found {
    private static final int POSITION_BITS = 28;
    private static final int VALUE_BITS = 12;
    private static final int MOST_VALUE = (1 << VALUE_BITS) - 1;

    private long[] keys = new long[64];
    private int[] what = new int[128];
    private int size;

    void add(int exhibitor, int value, int offer, int need) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            what = Arrays.copyOf(what, 4 * size);
        }
        keys[size] =
                (long) exhibitor << POSITION_BITS + VALUE_BITS | (long) (MOST_VALUE - value) << POSITION_BITS | size;
        what[2 * size] = offer;
        what[2 * size + 1] = need;
        size++;
    }

    void best(Scoring.Visitor visitor) {
        Arrays.sort(keys, 0, size);
        int last = -1;
        for (int i = 0; i < size; i++) {
            int exhibitor = (int) (keys[i] >>> POSITION_BITS + VALUE_BITS);
            if (exhibitor != last) {
                int position = (int) (keys[i] & (1 << POSITION_BITS) - 1);
                int value = MOST_VALUE - (int) (keys[i] >>> POSITION_BITS & MOST_VALUE);
                visitor.pair(exhibitor, value, what[2 * position], what[2 * position + 1]);
                last = exhibitor;
            }
        }
    }
}
