package io.shibo.meet.internal.slots;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/**
 * Slots for given meetings with few breaks, by simulated annealing (Kirkpatrick, Gelatt and Vecchi, "Optimization by
 * Simulated Annealing", Science 1983) over Kempe chains (the moves of Morgenstern and Shapiro, "Coloration neighborhood
 * structures for general graph coloring", 1990; for timetables Thompson and Dowsland, "A robust simulated annealing based
 * examination timetabling system", 1998). The problem is that of Bofill et al., "Constraint Solving Approaches to the
 * Business-to-Business Meeting Scheduling Problem", JAIR.
 *
 * <p>Rules are never broken; what finds no place waits, as in the partial colourings of Blöchliger and Zufferey ("A graph
 * coloring heuristic using partial solutions and a reactive tabu scheme", 2008). A move is one of
 *
 * <ul>
 *   <li>a chain of two slots swapped: at once no break is counted but at its two ends. Where the slot that would gain a
 *       meeting has no table left, a second chain of the same two slots gives one back;
 *   <li>a waiting meeting pushed into a slot, out of which those give way that it cannot be beside.
 * </ul>
 *
 * <p>A target slot is half of the time one beside another meeting of the same participant: where a gap can close. Each
 * round cools from {@link #HOT} to {@link #COLD}; short rounds are many and long ones few, since which suits a problem cannot
 * be known; the next goes on from where it ended. A round that leaves meetings waiting is followed by a hotter one in which waiting costs
 * more.
 */
public final class Annealing {
    /** In breaks: a worsening by one is taken with probability exp(-1/0.28) at first, exp(-1/0.13) in the end. */
    private static final double HOT = 0.28;

    private static final double COLD = 0.13;
    private static final double HOTTEST = 3.2;
    private static final int LONGEST = 400;
    private static final double PUSHED = 0.3;
    private static final double BESIDE = 0.5;
    private static final int UNFAIR = 2 * Board.BREAK;
    private static final int WAIT = 5 * Board.BREAK;
    private static final int LONGEST_WAIT = 40 * Board.BREAK;
    private static final long ROUND = 400_000;
    private static final int MOVES_A_TEMPERATURE = 1024;
    private static final int PARTNERS = 4;

    private final Grid grid;
    private final Board board;
    private final Chain chain;
    private final Chain back;
    private final int[][] meetingsOf;
    private final SplittableRandom random;
    private final double[] chance = new double[LONGEST + 1];
    private final int[] out;
    private final int[] outFrom;
    private int wait = WAIT;

    public Annealing(Grid grid, long seed) {
        this.grid = grid;
        board = new Board(grid);
        chain = new Chain(board);
        back = new Chain(board);
        random = new SplittableRandom(seed);
        out = new int[grid.meetings() + 1];
        outFrom = new int[grid.meetings() + 1];
        List<List<Integer>> of = new ArrayList<>();
        for (int p = 0; p < grid.participants(); p++) {
            of.add(new ArrayList<>());
        }
        for (int m = 0; m < grid.meetings(); m++) {
            of.get(grid.first()[m]).add(m);
            of.get(grid.second()[m]).add(m);
        }
        meetingsOf = of.stream()
                .map(own -> own.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /** Is told each timetable that is better than all before. */
    @FunctionalInterface
    public interface Better {
        /** @param slots of each meeting, from 0 */
        void found(int[] slots, int breaks);
    }

    /**
     * Looks until there are no more breaks than {@code enough}, or until told to stop; asked about every tenth of a
     * millisecond.
     *
     * @return how few meetings were left without a slot at the end of a round; 0 if a timetable was found
     */
    public int run(IntSupplier enough, BooleanSupplier stop, Better better) {
        int best = Integer.MAX_VALUE;
        int fewestWaiting = grid.meetings();
        double hot = HOT;
        // The lengths of Luby, Sinclair and Zuckerman ("Optimal speedup of Las Vegas algorithms", 1993): 1 1 2 1 1 2 4
        // …
        long turn = 1;
        long length = 1;
        while (true) {
            long moves = ROUND * length;
            boolean last = (turn & -turn) == length;
            turn += last ? 1 : 0;
            length = last ? 1 : 2 * length;
            for (long i = 0; i < moves; i++) {
                if (i % MOVES_A_TEMPERATURE == 0) {
                    if (stop.getAsBoolean()) {
                        return best < Integer.MAX_VALUE ? 0 : Math.min(fewestWaiting, board.waits());
                    }
                    heat(hot * Math.pow(COLD / hot, (double) i / moves));
                }
                if (board.waits() == 0 && board.breaks() < best && board.unfairness() == 0) {
                    best = board.breaks();
                    better.found(board.slots(), best);
                    if (best <= enough.getAsInt()) {
                        return 0;
                    }
                }
                if (grid.meetings() > 0) {
                    move();
                }
            }
            fewestWaiting = Math.min(fewestWaiting, board.waits());
            boolean waiting = board.waits() > 0;
            hot = waiting ? Math.min(HOTTEST, 2 * hot) : HOT;
            wait = waiting ? Math.min(LONGEST_WAIT, 2 * wait) : wait;
        }
    }

    private void heat(double temperature) {
        for (int worse = 0; worse <= LONGEST; worse++) {
            chance[worse] = Math.exp(-worse / (temperature * Board.BREAK));
        }
    }

    private boolean taken(int worse) {
        return worse <= 0 || worse <= LONGEST && random.nextDouble() < chance[worse];
    }

    private void move() {
        int meeting = random.nextInt(grid.meetings());
        if (board.waits() > 0 && random.nextDouble() < PUSHED) {
            meeting = board.waiting(random.nextInt(board.waits()));
        }
        int from = board.slotOf(meeting);
        if (from == Board.NONE) {
            push(meeting);
            return;
        }
        int to = random.nextDouble() < BESIDE ? besideAnother(meeting) : random.nextInt(grid.slots());
        if (to < 0 || to >= grid.slots() || to == from || !chain.follow(meeting, to)) {
            return;
        }
        int gain = chain.gain(to);
        if (gain > 0 && board.full(to) || gain < 0 && board.full(from)) {
            exchange(from, to);
            return;
        }
        chain.count();
        int unfair = board.unfairness();
        chain.uncount();
        if (taken(chain.delta() + UNFAIR * (unfair - board.unfairness()))) {
            chain.swap();
        }
    }

    private int besideAnother(int meeting) {
        int who = random.nextBoolean() ? grid.first()[meeting] : grid.second()[meeting];
        int other = meetingsOf[who][random.nextInt(meetingsOf[who].length)];
        return other == meeting || board.slotOf(other) == Board.NONE
                ? Board.NONE
                : board.slotOf(other) + (random.nextBoolean() ? 1 : -1);
    }

    /** The slot that would gain is full: another chain of the same two slots must take a meeting out of it. */
    private void exchange(int from, int to) {
        int full = chain.gain(to) > 0 ? to : from;
        for (int tries = 0; tries < PARTNERS; tries++) {
            int other = anyIn(full);
            if (chain.has(other) || !back.follow(other, from + to - full) || back.gain(full) >= 0) {
                continue;
            }
            chain.count();
            back.count();
            int unfair = board.unfairness();
            back.uncount();
            chain.uncount();
            if (taken(chain.delta() + back.delta() + UNFAIR * (unfair - board.unfairness()))) {
                chain.swap();
                back.swap();
            }
            return;
        }
    }

    private void push(int meeting) {
        int slot = random.nextInt(grid.slots());
        if (!grid.allows(meeting, slot)) {
            return;
        }
        int before = cost();
        int gone = 0;
        gone = takeOut(board.meetingAt(grid.first()[meeting], slot), gone);
        gone = takeOut(board.meetingAt(grid.second()[meeting], slot), gone);
        if (grid.earlier().length > 0) {
            for (int earlier : grid.earlier()[meeting]) {
                gone = board.slotOf(earlier) >= slot ? takeOut(earlier, gone) : gone;
            }
            for (int later : grid.later()[meeting]) {
                gone = board.slotOf(later) <= slot ? takeOut(later, gone) : gone;
            }
        }
        if (board.full(slot)) {
            gone = takeOut(anyIn(slot), gone);
        }
        board.put(meeting, slot);
        if (!taken(cost() - before)) {
            board.take(meeting);
            for (int i = gone - 1; i >= 0; i--) {
                board.put(out[i], outFrom[i]);
            }
        }
    }

    private int anyIn(int slot) {
        return board.inSlot(slot, random.nextInt(board.load(slot)));
    }

    private int takeOut(int meeting, int gone) {
        if (meeting == Board.NONE || board.slotOf(meeting) == Board.NONE) {
            return gone;
        }
        out[gone] = meeting;
        outFrom[gone] = board.slotOf(meeting);
        board.take(meeting);
        return gone + 1;
    }

    private int cost() {
        return wait * board.waits() + board.effort() + UNFAIR * board.unfairness();
    }
}
