package io.shibo.meet.internal.solve;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Gives each pair a slot in which both are available, so that nobody has two meetings at once: colouring the edges of a
 * bipartite graph, with a list of allowed colours for each edge. With everybody always there as many slots as anybody has
 * meetings suffice (König 1916); with absences the question is NP-hard, so this may leave some pairs without a slot. What is
 * scarce in a slot may be shared ({@link Shared}): pools of tables and interpreters, and time to walk between places.
 *
 * <p>Pairs with the fewest common slots go first, each into the slot with the fewest meetings so far. What is left pushes
 * its way in: it takes the slot whose present holders have been pushed out least often, and those look for another slot.
 */
public final class Slots {
    private static final int NONE = -1;
    /** Pushes per pair before the rest is given up; the sample needs about two hundredths of this. */
    private static final int PUSHES = 20;

    private final Pairs pairs;
    private final Shared shared;
    private final int slots;
    private final int words;
    private final int[] slotOf;
    private final int[] atLeft;
    private final int[] atRight;
    private final int[] load;
    /** By pool and slot, the pairs that use it; as many as {@link #used} says. */
    private final int[][] users;

    private final int[] used;
    private final int[] pushed;
    private final int[] inTheWay;
    private final int farthest;
    private final SplittableRandom random;

    /**
     * The pairs to be placed.
     *
     * @param left one end of each pair, as a number from 0
     * @param right the other end; it is the one that walks
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

    /**
     * What pairs share.
     *
     * @param pools two for each pair, one after the other: a number from 0, or -1
     * @param capacity of each pool, in every slot
     * @param place where each pair meets, from 0; -1 where nobody has to walk to
     * @param minutes from place to place, {@code minutes[from][to]}
     * @param begins of each slot, in minutes from any moment, in order
     * @param over when one is free to walk after each slot, in minutes from the same moment
     */
    @SuppressWarnings("ArrayRecordComponent") // As Pairs.
    public record Shared(int[] pools, int[] capacity, int[] place, int[][] minutes, int[] begins, int[] over) {
        static Shared nothing(Pairs pairs) {
            int[] none = new int[2 * pairs.size()];
            Arrays.fill(none, NONE);
            return new Shared(
                    none, new int[0], Arrays.copyOf(none, pairs.size()), new int[0][], new int[0], new int[0]);
        }
    }

    public Slots(Pairs pairs, Shared shared, long seed) {
        this.pairs = pairs;
        this.shared = shared;
        slots = pairs.slots();
        words = pairs.words();
        slotOf = new int[pairs.size()];
        Arrays.fill(slotOf, NONE);
        atLeft = empty(pairs.left());
        atRight = empty(pairs.right());
        load = new int[slots];
        users = new int[shared.capacity().length * slots][];
        for (int i = 0; i < users.length; i++) {
            users[i] = new int[Math.min(shared.capacity()[i / slots], 64)];
        }
        used = new int[users.length];
        pushed = new int[pairs.size()];
        inTheWay = new int[slots + 4];
        farthest = Arrays.stream(shared.minutes())
                .flatMapToInt(Arrays::stream)
                .max()
                .orElse(0);
        random = new SplittableRandom(seed);
    }

    private int[] empty(int[] ends) {
        int[] at = new int[(Arrays.stream(ends).max().orElse(-1) + 1) * slots];
        Arrays.fill(at, NONE);
        return at;
    }

    /** The slot of each pair, or -1 where none was found; nothing is shared. */
    public static int[] place(Pairs pairs, long seed) {
        Slots slots = new Slots(pairs, Shared.nothing(pairs), seed);
        int[] all = new int[pairs.size()];
        Arrays.setAll(all, p -> p);
        slots.place(all);
        return slots.slotOf;
    }

    /** Finds slots for these pairs, as far as there are any; {@link #slotOf} gives them. */
    public void place(int[] wanted) {
        repair(greedy(wanted), (long) PUSHES * wanted.length);
    }

    /** The slot of a pair, or -1. */
    public int slotOf(int pair) {
        return slotOf[pair];
    }

    /** Gives a pair a slot that is free, if there is one; nobody is moved. */
    public boolean add(int pair) {
        int slot = freest(pair);
        if (slot != NONE) {
            put(pair, slot);
        }
        return slot != NONE;
    }

    /** Puts a pair where it is known to be; false where something is in the way. */
    public boolean hold(int pair, int slot) {
        if (inTheWay(pair, slot) != 0) {
            return false;
        }
        put(pair, slot);
        return true;
    }

    /** Takes a pair out of its slot. */
    public void release(int pair) {
        remove(pair);
    }

    /**
     * Gives a pair a slot, by moving others if there is no other way: one makes room, which may need another to make room
     * for it, and so on.
     *
     * @param depth how many may be moved, 0 or more
     * @param moved is told who was
     * @return whether it worked; if not all is as before
     */
    public boolean squeeze(int pair, int depth, List<Integer> moved) {
        if (add(pair)) {
            return true;
        }
        for (int slot = depth == 0 ? NONE : next(pair, 0); slot != NONE; slot = next(pair, slot + 1)) {
            if (inTheWay(pair, slot) != 1) {
                continue;
            }
            int other = inTheWay[0];
            int before = slotOf[other];
            remove(other);
            put(pair, slot);
            if (squeeze(other, depth - 1, moved)) {
                moved.add(other);
                return true;
            }
            remove(pair);
            put(other, before);
        }
        return false;
    }

    private ArrayDeque<Integer> greedy(int[] wanted) {
        long[] order = new long[wanted.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = (long) common(wanted[i]) << 32 | wanted[i];
        }
        Arrays.sort(order);
        ArrayDeque<Integer> left = new ArrayDeque<>();
        for (long key : order) {
            if (!add((int) key)) {
                left.add((int) key);
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

    /** The allowed slot with the fewest meetings in which nothing is in the way; -1 where there is none. */
    private int freest(int pair) {
        int best = NONE;
        for (int slot = next(pair, 0); slot != NONE; slot = next(pair, slot + 1)) {
            if ((best == NONE || load[slot] < load[best]) && inTheWay(pair, slot) == 0) {
                best = slot;
            }
        }
        return best;
    }

    private void repair(ArrayDeque<Integer> queue, long most) {
        for (long pushes = 0; !queue.isEmpty() && pushes < most; pushes++) {
            int pair = queue.poll();
            int slot = cheapest(pair);
            if (slot == NONE) {
                continue;
            }
            int many = inTheWay(pair, slot);
            for (int i = 0; i < many; i++) {
                int holder = inTheWay[i];
                if (slotOf[holder] != NONE) {
                    remove(holder);
                    pushed[holder]++;
                    queue.add(holder);
                }
            }
            put(pair, slot);
        }
        queue.forEach(this::add);
    }

    /** The allowed slot whose holders were pushed out least; among equals any. */
    private int cheapest(int pair) {
        int best = NONE;
        long least = Long.MAX_VALUE;
        int equals = 0;
        for (int slot = next(pair, 0); slot != NONE; slot = next(pair, slot + 1)) {
            int many = inTheWay(pair, slot);
            if (many == NONE) {
                continue;
            }
            long cost = 0;
            for (int i = 0; i < many; i++) {
                cost += 1 + pushed[inTheWay[i]];
            }
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

    /**
     * Puts those whose leaving would free a slot for a pair into {@link #inTheWay}; gives how many, one perhaps twice, or -1
     * where no leaving would.
     */
    private int inTheWay(int pair, int slot) {
        int many = 0;
        int holder = atLeft[left(pair, slot)];
        if (holder != NONE) {
            inTheWay[many++] = holder;
        }
        holder = atRight[right(pair, slot)];
        if (holder != NONE) {
            inTheWay[many++] = holder;
        }
        if (shared.place()[pair] != NONE) {
            many = tooFar(pair, slot, many);
        }
        for (int i = 2 * pair; i < 2 * pair + 2; i++) {
            int pool = shared.pools()[i];
            if (pool == NONE) {
                continue;
            }
            int at = pool * slots + slot;
            if (shared.capacity()[pool] == 0) {
                return NONE;
            }
            if (used[at] == shared.capacity()[pool] && !freed(slot, many, i)) {
                inTheWay[many++] = users[at][random.nextInt(used[at])];
            }
        }
        return many;
    }

    /** Whether one that is in the way already will leave a place in the pool, in this slot. */
    private boolean freed(int slot, int many, int i) {
        for (int k = 0; k < many; k++) {
            if (slotOf[inTheWay[k]] == slot && shared.pools()[2 * inTheWay[k] + i % 2] == shared.pools()[i]) {
                return true;
            }
        }
        return false;
    }

    private int tooFar(int pair, int slot, int found) {
        int many = found;
        for (int t = slot - 1; t >= 0 && shared.begins()[slot] - shared.over()[t] < farthest; t--) {
            many = tooFar(pair, t, shared.begins()[slot] - shared.over()[t], many);
        }
        for (int t = slot + 1; t < slots && shared.begins()[t] - shared.over()[slot] < farthest; t++) {
            many = tooFar(pair, t, shared.begins()[t] - shared.over()[slot], many);
        }
        return many;
    }

    private int tooFar(int pair, int neighbour, int minutes, int many) {
        int other = atRight[right(pair, neighbour)];
        if (other != NONE
                && shared.place()[other] != NONE
                && shared.minutes()[shared.place()[pair]][shared.place()[other]] > minutes) {
            inTheWay[many] = other;
            return many + 1;
        }
        return many;
    }

    private void put(int pair, int slot) {
        slotOf[pair] = slot;
        atLeft[left(pair, slot)] = pair;
        atRight[right(pair, slot)] = pair;
        load[slot]++;
        for (int i = 2 * pair; i < 2 * pair + 2; i++) {
            int pool = shared.pools()[i];
            if (pool != NONE) {
                int at = pool * slots + slot;
                if (used[at] == users[at].length) {
                    users[at] = Arrays.copyOf(users[at], 2 * used[at]);
                }
                users[at][used[at]++] = pair;
            }
        }
    }

    private void remove(int pair) {
        int slot = slotOf[pair];
        slotOf[pair] = NONE;
        atLeft[left(pair, slot)] = NONE;
        atRight[right(pair, slot)] = NONE;
        load[slot]--;
        for (int i = 2 * pair; i < 2 * pair + 2; i++) {
            int pool = shared.pools()[i];
            if (pool != NONE) {
                int at = pool * slots + slot;
                int found = 0;
                while (users[at][found] != pair) {
                    found++;
                }
                users[at][found] = users[at][--used[at]];
            }
        }
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
