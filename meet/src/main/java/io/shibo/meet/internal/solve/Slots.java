package io.shibo.meet.internal.solve;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Gives each pair a slot in which both are available, so that nobody has two meetings at once: colouring the edges of a
 * bipartite graph, with a list of allowed colours for each edge. With everybody always there as many slots as anybody has
 * meetings suffice (König 1916); with absences the question is NP-hard, so this may leave some pairs without a slot.
 *
 * <p>Pairs with the fewest common slots go first, each into the slot with the fewest meetings so far. What is left pushes
 * its way in: it takes the slot whose present holders have been pushed out least often, and those look for another slot.
 */
public final class Slots {
    private static final int NONE = -1;
    /** Pushes per pair before the rest is given up; the sample needs about two hundredths of this. */
    private static final int PUSHES = 20;

    private final Pairs pairs;
    private final int slots;
    private final int words;
    private final int[] slotOf;
    private final int[] atLeft;
    private final int[] atRight;
    private final int[] load;
    private final int[] pushed;
    private final SplittableRandom random;

    /**
     * The pairs to be placed.
     *
     * @param left one end of each pair, as a number from 0
     * @param right the other end
     * @param allowed the slots of each pair, as bits: {@code words} longs a pair, one after the other
     * @param slots how many there are
     */
    @SuppressWarnings("ArrayRecordComponent") // Tens of thousands of pairs, handed over once.
    public record Pairs(int[] left, int[] right, long[] allowed, int slots) {
        public int words() {
            return (slots + 63) / 64;
        }

        public int size() {
            return left.length;
        }
    }

    private Slots(Pairs pairs, long seed) {
        this.pairs = pairs;
        slots = pairs.slots();
        words = pairs.words();
        slotOf = new int[pairs.size()];
        Arrays.fill(slotOf, NONE);
        atLeft = empty(pairs.left());
        atRight = empty(pairs.right());
        load = new int[slots];
        pushed = new int[pairs.size()];
        random = new SplittableRandom(seed);
    }

    private int[] empty(int[] ends) {
        int[] at = new int[(Arrays.stream(ends).max().orElse(-1) + 1) * slots];
        Arrays.fill(at, NONE);
        return at;
    }

    /** The slot of each pair, or -1 where none was found. */
    public static int[] place(Pairs pairs, long seed) {
        Slots slots = new Slots(pairs, seed);
        slots.repair(slots.greedy());
        return slots.slotOf;
    }

    private ArrayDeque<Integer> greedy() {
        long[] order = new long[pairs.size()];
        for (int p = 0; p < order.length; p++) {
            order[p] = (long) common(p) << 32 | p;
        }
        Arrays.sort(order);
        ArrayDeque<Integer> left = new ArrayDeque<>();
        for (long key : order) {
            int pair = (int) key;
            int slot = freest(pair);
            if (slot == NONE) {
                left.add(pair);
            } else {
                put(pair, slot);
            }
        }
        return left;
    }

    private int common(int pair) {
        int count = 0;
        for (int w = 0; w < words; w++) {
            count += Long.bitCount(pairs.allowed()[pair * words + w]);
        }
        return count;
    }

    /** The allowed slot with the fewest meetings in which both are free; -1 where there is none. */
    private int freest(int pair) {
        int best = NONE;
        for (int slot = next(pair, 0); slot != NONE; slot = next(pair, slot + 1)) {
            boolean free = atLeft[left(pair, slot)] == NONE && atRight[right(pair, slot)] == NONE;
            if (free && (best == NONE || load[slot] < load[best])) {
                best = slot;
            }
        }
        return best;
    }

    private void repair(ArrayDeque<Integer> queue) {
        long budget = (long) PUSHES * pairs.size();
        while (!queue.isEmpty() && budget-- > 0) {
            int pair = queue.poll();
            int slot = cheapest(pair);
            if (slot == NONE) {
                continue;
            }
            for (int holder : new int[] {atLeft[left(pair, slot)], atRight[right(pair, slot)]}) {
                if (holder != NONE && slotOf[holder] != NONE) {
                    remove(holder);
                    pushed[holder]++;
                    queue.add(holder);
                }
            }
            put(pair, slot);
        }
        for (int pair : queue) {
            int slot = freest(pair);
            if (slot != NONE) {
                put(pair, slot);
            }
        }
    }

    /** The allowed slot whose holders were pushed out least; among equals any. */
    private int cheapest(int pair) {
        int best = NONE;
        long least = Long.MAX_VALUE;
        int equals = 0;
        for (int slot = next(pair, 0); slot != NONE; slot = next(pair, slot + 1)) {
            long cost = cost(atLeft[left(pair, slot)]) + cost(atRight[right(pair, slot)]);
            if (cost < least) {
                least = cost;
                best = slot;
                equals = 1;
            } else if (cost == least && random.nextInt(++equals) == 0) {
                best = slot;
            }
        }
        return best;
    }

    private long cost(int holder) {
        return holder == NONE ? 0 : 1 + pushed[holder];
    }

    private void put(int pair, int slot) {
        slotOf[pair] = slot;
        atLeft[left(pair, slot)] = pair;
        atRight[right(pair, slot)] = pair;
        load[slot]++;
    }

    private void remove(int pair) {
        int slot = slotOf[pair];
        slotOf[pair] = NONE;
        atLeft[left(pair, slot)] = NONE;
        atRight[right(pair, slot)] = NONE;
        load[slot]--;
    }

    private int left(int pair, int slot) {
        return pairs.left()[pair] * slots + slot;
    }

    private int right(int pair, int slot) {
        return pairs.right()[pair] * slots + slot;
    }

    /** The first allowed slot from {@code from} on; -1 where there is none. */
    private int next(int pair, int from) {
        for (int w = from >> 6; w < words; w++) {
            long bits = pairs.allowed()[pair * words + w];
            if (w == from >> 6) {
                bits &= -1L << from;
            }
            if (bits != 0) {
                return w * 64 + Long.numberOfTrailingZeros(bits);
            }
        }
        return NONE;
    }
}
