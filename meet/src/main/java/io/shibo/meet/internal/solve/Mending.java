package io.shibo.meet.internal.solve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Finds places for pairs that lost theirs: as few as possible are given up, and with that as few others as possible are moved.
 * Every choice is tried for so many given up and moved, one more at a time, so what is found first is the least; only where the steps
 * are used up nothing is known.
 *
 * <p>Who has once been given a slot stays in it: what pushing it on would lead to is tried by giving it another slot in the first
 * place.
 */
final class Mending {
    private static final int NONE = Ways.NONE;

    private final Roster roster;
    private final Rules rules;
    private final ArrayDeque<Integer> homeless = new ArrayDeque<>();
    private final List<Integer> settled = new ArrayList<>();
    private final List<Integer> moved = new ArrayList<>();
    private final IntUnaryOperator home;
    private int steps;

    /** @param home the slot that a pair is to be tried in first, or -1 */
    Mending(Roster roster, Rules rules, int steps, IntUnaryOperator home) {
        this.home = home;
        this.roster = roster;
        this.rules = rules;
        this.steps = steps;
    }

    /** Others that were moved or given up. */
    List<Integer> moved() {
        return List.copyOf(moved);
    }

    /**
     * Gives these pairs slots.
     *
     * @param fewest how many must be given up at least, as is known
     * @return whether that was done; if not all is as before, and why is that the steps were used up
     */
    boolean settle(List<Integer> pairs, int fewest, int others) {
        for (int lost = fewest; lost <= pairs.size(); lost++) {
            for (int most = 0; most <= others; most++) {
                homeless.clear();
                homeless.addAll(pairs);
                if (next(lost, most)) {
                    return true;
                }
                if (steps <= 0) {
                    return false;
                }
            }
        }
        return false;
    }

    private boolean next(int mayLose, int mayMove) {
        if (homeless.isEmpty()) {
            return true;
        }
        if (steps-- <= 0) {
            return false;
        }
        int pair = homeless.pop();
        settled.add(pair);
        Ways ways = roster.ways();
        int first = home.applyAsInt(pair);
        if (first != NONE && enter(pair, first, mayLose, mayMove)) {
            return true;
        }
        for (int slot = ways.next(pair, 0); slot != NONE; slot = ways.next(pair, slot + 1)) {
            if (slot != first && enter(pair, slot, mayLose, mayMove)) {
                return true;
            }
        }
        // What must be kept is not given up here.
        if (mayLose > 0 && !rules.kept()[pair] && next(mayLose - 1, mayMove)) {
            return true;
        }
        settled.removeLast();
        homeless.push(pair);
        return false;
    }

    /** Tries one slot, with everybody who may have to leave it. */
    private boolean enter(int pair, int slot, int mayLose, int mayMove) {
        int picks = 1;
        for (int pick = 0; pick < picks; pick++) {
            int many = roster.look(pair, slot, pick);
            picks = Math.max(1, roster.crowd());
            if (many != NONE && many <= mayMove && enter(pair, slot, many, mayLose, mayMove)) {
                return true;
            }
        }
        return false;
    }

    private boolean enter(int pair, int slot, int many, int mayLose, int mayMove) {
        int way = roster.foundWay();
        int[] out = new int[many];
        int[] outWay = new int[many];
        int[] outSlot = new int[many];
        for (int i = 0; i < many; i++) {
            out[i] = roster.inTheWay(i);
            if (settled.contains(out[i])) {
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
        if (next(mayLose, mayMove - many)) {
            return true;
        }
        roster.remove(pair);
        for (int i = many - 1; i >= 0; i--) {
            homeless.removeFirstOccurrence(out[i]);
            moved.removeLast();
            roster.put(out[i], outWay[i], outSlot[i]);
        }
        return false;
    }

    /** How many of these pairs at most have different slots, whoever else has them: by augmenting paths. */
    static int different(Ways ways, Rules rules, List<Integer> pairs) {
        int[] holder = new int[ways.slots()];
        Arrays.fill(holder, NONE);
        int count = 0;
        for (int pair : pairs) {
            count += augment(ways, rules, pair, holder, new boolean[ways.slots()]) ? 1 : 0;
        }
        return count;
    }

    private static boolean augment(Ways ways, Rules rules, int pair, int[] holder, boolean[] seen) {
        int only = rules.hold()[pair];
        for (int slot = ways.next(pair, 0); slot != NONE; slot = ways.next(pair, slot + 1)) {
            if (seen[slot] || only != NONE && only != slot) {
                continue;
            }
            seen[slot] = true;
            if (holder[slot] == NONE || augment(ways, rules, holder[slot], holder, seen)) {
                holder[slot] = pair;
                return true;
            }
        }
        return false;
    }
}
