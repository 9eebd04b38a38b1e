package io.shibo.meet.internal.solve;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.IntUnaryOperator;

/**
 * Gives each pair a slot in which both are available, so that nobody has two meetings at once: colouring the edges of a
 * bipartite graph, with a list of allowed colours for each edge. With everybody always there as many slots as anybody has
 * meetings suffice (König 1916); with absences the question is NP-hard, so this may leave some pairs without a slot. What is
 * scarce in a slot may be shared ({@link Resources}): pools of tables and interpreters, and time to walk between places.
 *
 * <p>Pairs with the fewest common slots go first, each into the slot with the fewest meetings so far. What is left pushes
 * its way in: it takes the slot whose present holders have been pushed out least often, and those look for another slot. Pairs
 * that are fixed stay where they are; pairs that must be kept go before all others and give way last.
 */
public final class Slots {
    private static final int NONE = Ways.NONE;
    /** Pushes per pair before the rest is given up; the sample needs about two hundredths of this. */
    private static final int PUSHES = 20;
    /** Pushes there are at least, so that few pairs of which none may be lost are not given up soon. */
    private static final long LEAST_PUSHES = 20_000;
    /** Steps of one search for room before it is given up. */
    private static final int STEPS = 300;
    /** Steps of all searches for room together, after which one that would move more than one is not tried. */
    private static final int ALL_STEPS = 20_000;

    private final Roster roster;
    private final Ways ways;
    private final Rules rules;
    private final int[] pushed;
    private final SplittableRandom random;
    private int steps;
    private int allSteps = ALL_STEPS;
    private int root = NONE;

    public Slots(Ways ways, Resources resources, Rules rules, long seed) {
        this.ways = ways;
        this.rules = rules;
        random = new SplittableRandom(seed);
        roster = new Roster(ways, resources, rules, random);
        pushed = new int[ways.pairs()];
    }

    /** The slot of each pair, or -1 where none was found; nothing is shared. */
    public static int[] place(Ways ways, long seed) {
        Slots slots = new Slots(ways, Resources.NONE, Rules.none(ways.pairs()), seed);
        int[] all = new int[ways.pairs()];
        Arrays.setAll(all, p -> p);
        slots.place(all, () -> false);
        return slots.roster.slots();
    }

    /**
     * Finds slots for these pairs, as far as there are any; {@link #slotOf} gives them.
     *
     * @param stop asked now and then; true ends the search, and what has a slot keeps it
     */
    public void place(int[] wanted, BooleanSupplier stop) {
        repair(greedy(wanted), Math.max(LEAST_PUSHES, (long) PUSHES * wanted.length), stop);
    }

    /** The slot of a pair, or -1. */
    public int slotOf(int pair) {
        return roster.slotOf(pair);
    }

    /** The way in which a pair that has a slot meets. */
    public int wayOf(int pair) {
        return roster.wayOf(pair);
    }

    /** Polishes what has been placed; see {@link Gaps}. */
    public Gaps gaps(int[] dayOf) {
        return new Gaps(roster, rules, dayOf, random);
    }

    /** Gives a pair a slot that is free, if there is one; nobody is moved. */
    public boolean add(int pair) {
        int slot = freest(pair);
        if (slot != NONE) {
            roster.look(pair, slot, NONE);
            roster.put(pair, roster.foundWay(), slot);
        }
        return slot != NONE;
    }

    /** Whether a pair has any slot at all. */
    public boolean possible(int pair) {
        return ways.next(pair, 0) != NONE;
    }

    /** Gives a pair this slot, by whatever way nothing is in its way; false where something is. */
    public boolean add(int pair, int slot) {
        boolean free = roster.look(pair, slot, 0) == 0;
        if (free) {
            roster.put(pair, roster.foundWay(), slot);
        }
        return free;
    }

    /** Puts a pair where it is known to be; false where something is in the way. */
    public boolean hold(int pair, int way, int slot) {
        return roster.hold(pair, way, slot);
    }

    /** Takes a pair out of its slot. */
    public void release(int pair) {
        roster.remove(pair);
    }

    /**
     * Gives a pair a slot, by moving others if there is no other way: some make room, which may need others to make room for
     * them, and so on.
     *
     * @param most how many may be moved, 0 or more
     * @param moved is told who was
     * @return whether it worked; if not all is as before
     */
    public boolean squeeze(int pair, int most, List<Integer> moved) {
        if (most > 1 && allSteps <= 0) {
            return false;
        }
        steps = STEPS;
        root = pair;
        ArrayDeque<Integer> homeless = new ArrayDeque<>();
        homeless.push(pair);
        boolean settled = settle(homeless, most, moved);
        allSteps -= most > 1 ? STEPS - steps : 0;
        return settled;
    }

    /**
     * Gives pairs that lost their slots others: as few as possible are given up, then as few others as possible moved, see {@link
     * Mending}.
     *
     * @param fewest how many must be given up at least, as is known
     * @param others most others that may be moved
     * @param most steps, after which nothing is changed
     * @param home the slot that a pair is to be tried in first, or -1: there another of its delegation may be free
     * @param moved is told who was moved or given up beside
     * @return whether it is done, and then no other way gives up or moves fewer
     */
    public boolean mend(
            List<Integer> pairs, int fewest, int others, int most, IntUnaryOperator home, List<Integer> moved) {
        Mending mending = new Mending(roster, rules, most, home);
        boolean done = mending.settle(pairs, fewest, others);
        moved.addAll(mending.moved());
        return done;
    }

    /** How many of these pairs at most have different slots, whatever else is in them. */
    public int different(List<Integer> pairs) {
        return Mending.different(ways, rules, pairs);
    }

    private boolean settle(ArrayDeque<Integer> homeless, int most, List<Integer> moved) {
        if (homeless.isEmpty()) {
            return true;
        }
        if (steps-- <= 0) {
            return false;
        }
        int pair = homeless.pop();
        for (int slot = ways.next(pair, 0); slot != NONE; slot = ways.next(pair, slot + 1)) {
            int picks = 1;
            for (int pick = 0; pick < picks; pick++) {
                int many = roster.look(pair, slot, pick);
                picks = Math.max(1, roster.crowd());
                if (many != NONE && many <= most && enter(pair, slot, many, homeless, most, moved)) {
                    return true;
                }
            }
        }
        homeless.push(pair);
        return false;
    }

    /** Tries one slot: those in the way leave it and are settled elsewhere. */
    private boolean enter(int pair, int slot, int many, ArrayDeque<Integer> homeless, int most, List<Integer> moved) {
        int way = roster.foundWay();
        int[] out = new int[many];
        int[] outWay = new int[many];
        int[] outSlot = new int[many];
        for (int i = 0; i < many; i++) {
            out[i] = roster.inTheWay(i);
            if (out[i] == root || moved.contains(out[i])) {
                return false;
            }
            outWay[i] = roster.wayOf(out[i]);
            outSlot[i] = roster.slotOf(out[i]);
        }
        for (int other : out) {
            roster.remove(other);
            homeless.push(other);
            moved.add(other);
        }
        roster.put(pair, way, slot);
        if (settle(homeless, most - many, moved)) {
            return true;
        }
        roster.remove(pair);
        for (int i = many - 1; i >= 0; i--) {
            homeless.remove(Integer.valueOf(out[i]));
            moved.remove(Integer.valueOf(out[i]));
            roster.put(out[i], outWay[i], outSlot[i]);
        }
        return false;
    }

    private ArrayDeque<Integer> greedy(int[] wanted) {
        long[] order = new long[wanted.length];
        for (int i = 0; i < order.length; i++) {
            int pair = wanted[i];
            long rank = rules.hold()[pair] != NONE ? 0 : rules.kept()[pair] ? 1 : 2;
            order[i] = rank << 60 | (long) ways.common(pair) << 32 | pair;
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

    /** The allowed slot with the fewest meetings in which nothing is in the way; -1 where there is none. */
    private int freest(int pair) {
        int best = NONE;
        for (int slot = ways.next(pair, 0); slot != NONE; slot = ways.next(pair, slot + 1)) {
            if ((best == NONE || roster.load(slot) < roster.load(best)) && roster.look(pair, slot, 0) == 0) {
                best = slot;
            }
        }
        return best;
    }

    private void repair(ArrayDeque<Integer> queue, long most, BooleanSupplier stop) {
        for (long pushes = 0; !queue.isEmpty() && pushes < most; pushes++) {
            if (pushes % 64 == 0 && stop.getAsBoolean()) {
                break;
            }
            int pair = queue.poll();
            int slot = cheapest(pair);
            if (slot == NONE) {
                continue;
            }
            int many = roster.look(pair, slot, NONE);
            int way = roster.foundWay();
            for (int i = 0; i < many; i++) {
                int holder = roster.inTheWay(i);
                roster.remove(holder);
                pushed[holder]++;
                if (rules.kept()[holder]) {
                    queue.addFirst(holder);
                } else {
                    queue.add(holder);
                }
            }
            roster.put(pair, way, slot);
        }
        queue.forEach(this::add);
    }

    /** The allowed slot whose holders were pushed out least; among equals any. */
    private int cheapest(int pair) {
        int best = NONE;
        long least = Long.MAX_VALUE;
        int equals = 0;
        for (int slot = ways.next(pair, 0); slot != NONE; slot = ways.next(pair, slot + 1)) {
            int many = roster.look(pair, slot, NONE);
            if (many == NONE) {
                continue;
            }
            long cost = cost(pair, many);
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

    /** What pushing out those in the way costs; too much where one must be kept and the pair need not be. */
    private long cost(int pair, int many) {
        long cost = 0;
        for (int i = 0; i < many; i++) {
            int holder = roster.inTheWay(i);
            if (rules.kept()[holder] && !rules.kept()[pair]) {
                return Long.MAX_VALUE;
            }
            cost += 1 + pushed[holder];
        }
        return cost;
    }
}
