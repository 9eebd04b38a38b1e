package io.shibo.meet.internal.solve;

import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * Closes gaps in the days of those who sit in meetings: a gap is a longest run of slots without a meeting between the first and
 * the last of a day. No meeting is lost and no rule broken: a meeting moves to a free slot, or changes slots with another of the
 * same participant, wherever that lowers the sum of what everybody's gaps cost. That cost grows with the square of their number, so a
 * gap less for who has many counts more than for who has few.
 */
public final class Gaps {
    private static final int NONE = Ways.NONE;
    private static final int BLOCK = Long.SIZE;
    private static final int GAP = 16;
    private static final int SQUARE = 2;
    /** Times that every meeting is looked at; the last ones change little. */
    private static final int ROUNDS = 6;

    private final Roster roster;
    private final Ways ways;
    private final Rules rules;
    private final SplittableRandom random;
    /** The part of a day that a slot lies in, and where: days of more than 64 slots have several parts. */
    private final int[] blockOf;

    private final int[] bitOf;
    private final int blocks;
    private final Seats left;
    private final Seats right;

    /** When those of one side sit in meetings. */
    private final class Seats {
        private final long[] busy;
        private final int[] gaps;

        Seats(int count) {
            busy = new long[count * blocks];
            gaps = new int[count];
        }

        void sit(int seat, int slot) {
            set(seat, slot, busy[seat * blocks + blockOf[slot]] | 1L << bitOf[slot]);
        }

        void leave(int seat, int slot) {
            set(seat, slot, busy[seat * blocks + blockOf[slot]] & ~(1L << bitOf[slot]));
        }

        private void set(int seat, int slot, long now) {
            int at = seat * blocks + blockOf[slot];
            gaps[seat] += gaps(now) - gaps(busy[at]);
            busy[at] = now;
        }

        /** How much more a seat's gaps would cost if a meeting of its moved from one slot to another. */
        int delta(int seat, int from, int to) {
            int a = seat * blocks + blockOf[from];
            int b = seat * blocks + blockOf[to];
            long without = busy[a] & ~(1L << bitOf[from]);
            long with = (a == b ? without : busy[b]) | 1L << bitOf[to];
            int more = a == b ? gaps(with) - gaps(busy[a]) : gaps(without) - gaps(busy[a]) + gaps(with) - gaps(busy[b]);
            int idle = a == b ? idle(with) - idle(busy[a]) : idle(without) - idle(busy[a]) + idle(with) - idle(busy[b]);
            int now = gaps[seat];
            return GAP * more + SQUARE * ((now + more) * (now + more) - now * now) + idle;
        }
    }

    Gaps(Roster roster, Rules rules, int[] dayOf, SplittableRandom random) {
        this.roster = roster;
        this.ways = roster.ways();
        this.rules = rules;
        this.random = random;
        blockOf = new int[dayOf.length];
        bitOf = new int[dayOf.length];
        int block = -1;
        for (int slot = 0; slot < dayOf.length; slot++) {
            boolean next = slot == 0 || dayOf[slot] != dayOf[slot - 1] || bitOf[slot - 1] == BLOCK - 1;
            block += next ? 1 : 0;
            blockOf[slot] = block;
            bitOf[slot] = next ? 0 : bitOf[slot - 1] + 1;
        }
        blocks = block + 1;
        left = new Seats(java.util.Arrays.stream(ways.left()).max().orElse(-1) + 1);
        right = new Seats(java.util.Arrays.stream(ways.right()).max().orElse(-1) + 1);
        for (int pair = 0; pair < ways.pairs(); pair++) {
            if (roster.slotOf(pair) != NONE) {
                sit(pair);
            }
        }
    }

    private static int gaps(long busy) {
        return busy == 0 ? 0 : Long.bitCount(busy & ~(busy << 1)) - 1;
    }

    private static int idle(long busy) {
        return busy == 0
                ? 0
                : Long.SIZE - Long.numberOfLeadingZeros(busy) - Long.numberOfTrailingZeros(busy) - Long.bitCount(busy);
    }

    /**
     * Closes gaps until none closes by itself.
     *
     * @param stop asked now and then; true ends it, and every rule holds then as well
     */
    public void close(BooleanSupplier stop) {
        int[] order = new int[ways.pairs()];
        java.util.Arrays.setAll(order, p -> p);
        for (int round = 0; round < ROUNDS; round++) {
            int changed = 0;
            for (int i = order.length - 1; i >= 0; i--) {
                int k = random.nextInt(i + 1);
                int pair = order[k];
                order[k] = order[i];
                order[i] = pair;
                if (i % 256 == 0 && stop.getAsBoolean()) {
                    return;
                }
                if (roster.slotOf(pair) != NONE && rules.hold()[pair] == NONE && (shift(pair) || exchange(pair))) {
                    changed++;
                }
            }
            if (changed < order.length / 500) {
                return;
            }
        }
    }

    /** Moves a meeting to the slot where that costs least, if there is a better one. */
    private boolean shift(int pair) {
        int from = roster.slotOf(pair);
        int way = roster.wayOf(pair);
        int l = ways.left()[way];
        int r = ways.right()[way];
        for (int tries = 0, barrier = 0; tries < 3; tries++) {
            int best = NONE;
            int least = 0;
            for (int to = next(way, 0); to != NONE; to = next(way, to + 1)) {
                boolean taken = roster.atLeft(l, to) != NONE || roster.atRight(r, to) != NONE;
                if (to == from || taken) {
                    continue;
                }
                int delta = left.delta(l, from, to) + right.delta(r, from, to);
                if (delta < least && (tries == 0 || delta > barrier)) {
                    least = delta;
                    best = to;
                }
            }
            if (best == NONE) {
                return false;
            }
            if (move(pair, way, best)) {
                return true;
            }
            barrier = least;
        }
        return false;
    }

    private boolean move(int pair, int way, int to) {
        int from = roster.slotOf(pair);
        leave(pair);
        boolean moved = roster.hold(pair, way, to);
        if (!moved) {
            roster.put(pair, way, from);
        }
        sit(pair);
        return moved;
    }

    /** Changes slots with another meeting of either participant, if that costs less. */
    private boolean exchange(int pair) {
        int way = roster.wayOf(pair);
        int from = roster.slotOf(pair);
        for (int to = next(way, 0); to != NONE; to = next(way, to + 1)) {
            int atLeft = roster.atLeft(ways.left()[way], to);
            int atRight = roster.atRight(ways.right()[way], to);
            if (to == from || (atLeft == NONE) == (atRight == NONE)) {
                continue;
            }
            int other = atLeft == NONE ? atRight : atLeft;
            Seats side = atLeft == NONE ? left : right;
            int[] seats = atLeft == NONE ? ways.left() : ways.right();
            int otherWay = roster.wayOf(other);
            if (rules.hold()[other] != NONE || !ways.allows(otherWay, from)) {
                continue;
            }
            int delta = side.delta(seats[way], from, to) + side.delta(seats[otherWay], to, from);
            if (delta < 0 && exchange(pair, other)) {
                return true;
            }
        }
        return false;
    }

    private boolean exchange(int one, int other) {
        int slot = roster.slotOf(one);
        int otherSlot = roster.slotOf(other);
        int way = roster.wayOf(one);
        int otherWay = roster.wayOf(other);
        leave(one);
        leave(other);
        boolean done = roster.hold(one, way, otherSlot);
        if (done && !roster.hold(other, otherWay, slot)) {
            roster.remove(one);
            done = false;
        }
        if (!done) {
            roster.put(one, way, slot);
            roster.put(other, otherWay, otherSlot);
        }
        sit(one);
        sit(other);
        return done;
    }

    private int next(int way, int from) {
        int words = ways.words();
        for (int w = from >> 6; w < words; w++) {
            long bits = ways.allowed()[way * words + w];
            if (w == from >> 6) {
                bits &= -1L << from;
            }
            if (bits != 0) {
                return w * Long.SIZE + Long.numberOfTrailingZeros(bits);
            }
        }
        return NONE;
    }

    private void sit(int pair) {
        int way = roster.wayOf(pair);
        left.sit(ways.left()[way], roster.slotOf(pair));
        right.sit(ways.right()[way], roster.slotOf(pair));
    }

    private void leave(int pair) {
        int way = roster.wayOf(pair);
        left.leave(ways.left()[way], roster.slotOf(pair));
        right.leave(ways.right()[way], roster.slotOf(pair));
        roster.remove(pair);
    }
}
