package io.shibo.meet.internal.slots;

import java.util.Arrays;

/**
 * A timetable under change, in which every rule holds but that meetings may be left without a slot, and that it may be
 * unfair. After every change it knows its breaks, its effort (see {@link #effort(long)}) and how many participants have so
 * many breaks.
 */
final class Board {
    static final int NONE = -1;
    /** What a break costs. */
    static final int BREAK = 20;
    /** What each idle slot of a break beyond its first costs: it draws the two ends together. */
    private static final int IDLE = 6;

    private static final int IDLE_COUNTED = 12;

    private final Grid grid;
    private final int[] slotOf;
    private final int[] load;
    /** The meetings of a slot, in no order; a row has room for what is there in the midst of a swap. */
    private final int[] inSlot;

    private final int row;
    private final int[] placeInSlot;
    /** The meeting of a participant in a slot. */
    private final int[] at;

    private final long[] busy;
    private final int[] withBreaks;
    private int breaks;
    private int effort;
    private final int[] waiting;
    private final int[] placeInWaiting;
    private int waits;

    Board(Grid grid) {
        this.grid = grid;
        at = new int[grid.participants() * grid.slots()];
        Arrays.fill(at, NONE);
        slotOf = new int[grid.meetings()];
        Arrays.fill(slotOf, NONE);
        load = new int[grid.slots()];
        row = Math.min(grid.tables(), grid.meetings()) + 3;
        inSlot = new int[grid.slots() * row];
        placeInSlot = new int[grid.meetings()];
        busy = new long[grid.participants()];
        withBreaks = new int[grid.slots() + 1];
        withBreaks[0] = grid.participants();
        waiting = new int[grid.meetings()];
        Arrays.setAll(waiting, m -> m);
        placeInWaiting = waiting.clone();
        waits = grid.meetings();
    }

    Grid grid() {
        return grid;
    }

    int slotOf(int meeting) {
        return slotOf[meeting];
    }

    int[] slots() {
        return slotOf.clone();
    }

    int load(int slot) {
        return load[slot];
    }

    /** A meeting of a slot, the i-th of {@link #load}. */
    int inSlot(int slot, int i) {
        return inSlot[slot * row + i];
    }

    private void enter(int meeting, int slot) {
        slotOf[meeting] = slot;
        placeInSlot[meeting] = load[slot];
        inSlot[slot * row + load[slot]++] = meeting;
    }

    private void leave(int meeting) {
        int slot = slotOf[meeting];
        int last = inSlot[slot * row + --load[slot]];
        inSlot[slot * row + placeInSlot[meeting]] = last;
        placeInSlot[last] = placeInSlot[meeting];
    }

    boolean full(int slot) {
        return load[slot] == grid.tables();
    }

    int meetingAt(int participant, int slot) {
        return at[participant * grid.slots() + slot];
    }

    long busy(int participant) {
        return busy[participant];
    }

    int breaks() {
        return breaks;
    }

    int effort() {
        return effort;
    }

    /** How many meetings have no slot. */
    int waits() {
        return waits;
    }

    int waiting(int i) {
        return waiting[i];
    }

    /**
     * What a participant's breaks cost the search: above all their number, and a little how long they are. Counting breaks
     * alone leaves nothing to choose between a meeting that is one slot away from the next and one that is ten.
     */
    static int effort(long busy) {
        if (busy == 0) {
            return 0;
        }
        int breaks = Grid.breaks(busy);
        int idle = Long.SIZE
                - Long.numberOfLeadingZeros(busy)
                - Long.numberOfTrailingZeros(busy)
                - Long.bitCount(busy)
                - breaks;
        return BREAK * breaks + IDLE * Math.min(IDLE_COUNTED, idle);
    }

    /** By how much the breaks of two participants differ more than they may. */
    int unfairness() {
        int least = 0;
        while (withBreaks[least] == 0) {
            least++;
        }
        int most = withBreaks.length - 1;
        while (withBreaks[most] == 0) {
            most--;
        }
        return Math.max(0, most - least - grid.difference());
    }

    void put(int meeting, int slot) {
        enter(meeting, slot);
        for (int who : new int[] {grid.first()[meeting], grid.second()[meeting]}) {
            at[who * grid.slots() + slot] = meeting;
            setBusy(who, busy[who] | 1L << slot);
        }
        int last = waiting[--waits];
        waiting[placeInWaiting[meeting]] = last;
        placeInWaiting[last] = placeInWaiting[meeting];
    }

    void take(int meeting) {
        int slot = slotOf[meeting];
        leave(meeting);
        slotOf[meeting] = NONE;
        for (int who : new int[] {grid.first()[meeting], grid.second()[meeting]}) {
            at[who * grid.slots() + slot] = NONE;
            setBusy(who, busy[who] & ~(1L << slot));
        }
        placeInWaiting[meeting] = waits;
        waiting[waits++] = meeting;
    }

    private void setBusy(int participant, long now) {
        long before = busy[participant];
        busy[participant] = now;
        effort += effort(now) - effort(before);
        int were = Grid.breaks(before);
        int are = Grid.breaks(now);
        breaks += are - were;
        count(were, are);
    }

    /** Swaps two slots along a chain, all but who is busy at its ends: that is for {@link #shift}. */
    void swap(int[] chain, int length, int one, int two) {
        for (int i = 0; i < length; i++) {
            int meeting = chain[i];
            int to = one + two - slotOf[meeting];
            leave(meeting);
            enter(meeting, to);
            at[grid.first()[meeting] * grid.slots() + to] = meeting;
            at[grid.second()[meeting] * grid.slots() + to] = meeting;
        }
    }

    /** At the end of a swapped chain a participant is busy in {@code to} and no more in {@code from}. */
    void shift(int participant, int from, int to) {
        at[participant * grid.slots() + from] = NONE;
        setBusy(participant, shifted(participant, from, to));
    }

    long shifted(int participant, int from, int to) {
        return busy[participant] & ~(1L << from) | 1L << to;
    }

    /** Only the count of participants by breaks: to ask for the unfairness of what might be. */
    void count(int before, int after) {
        withBreaks[before]--;
        withBreaks[after]++;
    }
}
