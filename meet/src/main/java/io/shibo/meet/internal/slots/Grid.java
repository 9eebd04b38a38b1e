package io.shibo.meet.internal.slots;

/**
 * A problem as plain arrays, counted from 0. Forbidden slots, half-days, fixed slots and what follows from precedences are
 * folded into one set of allowed slots a meeting; precedences themselves remain.
 *
 * @param participants how many
 * @param slots how many, 1 to 64
 * @param tables most meetings in a slot
 * @param first one participant of each meeting
 * @param second the other, never the same
 * @param allowed slots of each meeting, slot t as bit t
 * @param earlier of each meeting, those that must be in an earlier slot
 * @param later of each meeting, those that must be in a later slot
 * @param difference most by which the breaks of two participants may differ
 */
@SuppressWarnings("ArrayRecordComponent") // Read millions of times a second; made once, never changed or compared.
public record Grid(
        int participants,
        int slots,
        int tables,
        int[] first,
        int[] second,
        long[] allowed,
        int[][] earlier,
        int[][] later,
        int difference) {
    public int meetings() {
        return first.length;
    }

    /** The same meetings, any of which may be in any slot. */
    public Grid withoutRules() {
        long[] any = new long[meetings()];
        java.util.Arrays.fill(any, slots == Long.SIZE ? -1 : (1L << slots) - 1);
        return new Grid(participants, slots, tables, first, second, any, new int[0][], new int[0][], difference);
    }

    boolean allows(int meeting, int slot) {
        return (allowed[meeting] >>> slot & 1) != 0;
    }

    int other(int meeting, int participant) {
        return first[meeting] + second[meeting] - participant;
    }

    /** Breaks of somebody who is busy in the slots of these bits. */
    static int breaks(long busy) {
        return busy == 0 ? 0 : Long.bitCount(busy & ~(busy << 1)) - 1;
    }
}
