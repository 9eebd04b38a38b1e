package io.shibo.meet.internal.slots;

/**
 * A Kempe chain: the meetings of two slots that hang together with a given one through participants who are busy in both.
 * A participant has at most one meeting a slot, so a chain is a path or a ring; swapping the two slots along it keeps
 * everybody in one place at a time. All but the two at the ends of a path are busy in the same slots as before, so only
 * these two can gain or lose a break, and only for them can a forbidden slot be in the way.
 */
final class Chain {
    private final Board board;
    private final Grid grid;
    private final int[] meetings;
    private final int[] mark;
    private int marked;
    private int length;
    private int one;
    private int two;
    private boolean ring;
    private int end;
    private int endFrom;
    private int start;
    private int startFrom;

    Chain(Board board) {
        this.board = board;
        grid = board.grid();
        meetings = new int[grid.meetings()];
        mark = new int[grid.meetings()];
    }

    /** Follows the chain of a placed meeting towards slot {@code to}; false where a rule keeps it from being swapped. */
    boolean follow(int meeting, int to) {
        one = board.slotOf(meeting);
        two = to;
        length = 0;
        ring = false;
        marked++;
        if (!add(meeting, to)) {
            return false;
        }
        end = walk(meeting, grid.second()[meeting]);
        if (end == Board.NONE) {
            return false;
        }
        if (!ring) {
            endFrom = lastFrom;
            start = walk(meeting, grid.first()[meeting]);
            startFrom = lastFrom;
            if (start == Board.NONE) {
                return false;
            }
        }
        return grid.earlier().length == 0 || keepsOrder();
    }

    private int lastFrom;

    /** Walks on from a meeting by its participant; gives who the path ends at, or NONE where it is barred. */
    private int walk(int from, int participant) {
        int meeting = from;
        int at = participant;
        while (true) {
            int here = board.slotOf(meeting);
            int next = board.meetingAt(at, one + two - here);
            if (next == Board.NONE) {
                lastFrom = here;
                return at;
            }
            if (next == from) {
                ring = true;
                return at;
            }
            if (!add(next, here)) {
                return Board.NONE;
            }
            meeting = next;
            at = grid.other(next, at);
        }
    }

    private boolean add(int meeting, int to) {
        meetings[length++] = meeting;
        mark[meeting] = marked;
        return grid.allows(meeting, to);
    }

    boolean has(int meeting) {
        return mark[meeting] == marked;
    }

    private boolean keepsOrder() {
        for (int i = 0; i < length; i++) {
            int slot = then(meetings[i]);
            for (int before : grid.earlier()[meetings[i]]) {
                if (board.slotOf(before) != Board.NONE && then(before) >= slot) {
                    return false;
                }
            }
            for (int after : grid.later()[meetings[i]]) {
                if (board.slotOf(after) != Board.NONE && then(after) <= slot) {
                    return false;
                }
            }
        }
        return true;
    }

    private int then(int meeting) {
        int now = board.slotOf(meeting);
        return has(meeting) ? one + two - now : now;
    }

    /** How many more meetings a slot of the two would hold: 1, 0 or -1. */
    int gain(int slot) {
        if (ring || length % 2 == 0) {
            return 0;
        }
        return endFrom == slot ? -1 : 1;
    }

    /** How much more effort the breaks would be. */
    int delta() {
        return ring
                ? 0
                : Board.effort(board.shifted(end, endFrom, one + two - endFrom))
                        - Board.effort(board.busy(end))
                        + Board.effort(board.shifted(start, startFrom, one + two - startFrom))
                        - Board.effort(board.busy(start));
    }

    /** Counts the participants by breaks as they would be: ask the board for its unfairness, then {@link #uncount}. */
    void count() {
        if (!ring) {
            board.count(Grid.breaks(board.busy(end)), Grid.breaks(board.shifted(end, endFrom, one + two - endFrom)));
            board.count(
                    Grid.breaks(board.busy(start)),
                    Grid.breaks(board.shifted(start, startFrom, one + two - startFrom)));
        }
    }

    void uncount() {
        if (!ring) {
            board.count(Grid.breaks(board.shifted(end, endFrom, one + two - endFrom)), Grid.breaks(board.busy(end)));
            board.count(
                    Grid.breaks(board.shifted(start, startFrom, one + two - startFrom)),
                    Grid.breaks(board.busy(start)));
        }
    }

    void swap() {
        board.swap(meetings, length, one, two);
        if (!ring) {
            board.shift(end, endFrom, one + two - endFrom);
            board.shift(start, startFrom, one + two - startFrom);
        }
    }
}
