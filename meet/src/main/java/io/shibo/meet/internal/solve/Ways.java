package io.shibo.meet.internal.solve;

import java.util.Arrays;

/**
 * The ways in which pairs can meet: who sits there for either side, in which slots, and what of the venue that takes. A pair
 * of two single participants has one way; a delegation has one for each of its people, and a pair that may as well meet online
 * has another for that. The ways of pair {@code p} are those from {@code start[p]} to {@code start[p + 1]}, the better first.
 *
 * @param start one more than there are pairs
 * @param left who sits on one side, a number from 0: nobody sits in two meetings at once
 * @param right who sits on the other side; it is the one that walks
 * @param allowed the slots of each way, as bits: {@link #words} longs a way, one after the other
 * @param pools two for each way, one after the other: a number from 0, or -1
 * @param place where each way meets, from 0; -1 where nobody has to walk to
 * @param slots how many there are
 */
@SuppressWarnings("ArrayRecordComponent") // Hundreds of thousands of ways, made once and never changed or compared.
public record Ways(int[] start, int[] left, int[] right, long[] allowed, int[] pools, int[] place, int slots) {
    static final int NONE = -1;

    /** Ways that share nothing but those who sit there: one a pair. */
    public static Ways of(int[] left, int[] right, long[] allowed, int slots) {
        int[] start = new int[left.length + 1];
        Arrays.setAll(start, p -> p);
        int[] pools = new int[2 * left.length];
        Arrays.fill(pools, NONE);
        int[] place = new int[left.length];
        Arrays.fill(place, NONE);
        return new Ways(start, left, right, allowed, pools, place, slots);
    }

    public int words() {
        return (slots + 63) / 64;
    }

    public int pairs() {
        return start.length - 1;
    }

    boolean allows(int way, int slot) {
        return (allowed[way * words() + (slot >> 6)] >>> slot & 1) != 0;
    }

    /** The slots of a pair in any way: one word of them. */
    long word(int pair, int word) {
        long bits = 0;
        for (int way = start[pair]; way < start[pair + 1]; way++) {
            bits |= allowed[way * words() + word];
        }
        return bits;
    }

    /** The first slot of a pair from {@code from} on; -1 where there is none. */
    int next(int pair, int from) {
        int words = words();
        for (int w = from >> 6; w < words; w++) {
            long bits = word(pair, w);
            if (w == from >> 6) {
                bits &= -1L << from;
            }
            if (bits != 0) {
                return w * 64 + Long.numberOfTrailingZeros(bits);
            }
        }
        return NONE;
    }

    /** How many slots a pair has in any way. */
    int common(int pair) {
        int count = 0;
        for (int w = 0; w < words(); w++) {
            count += Long.bitCount(word(pair, w));
        }
        return count;
    }
}
