package io.shibo.meet.internal.solve;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Who meets whom in which slot so far, and what is in the way of one more. Nothing that is put here breaks a rule: what is in
 * the way is taken out before.
 */
final class Roster {
    static final int NONE = Ways.NONE;

    private final Ways ways;
    private final Resources resources;
    private final Rules rules;
    private final int slots;
    private final int farthest;
    private final SplittableRandom random;
    private final int[] slotOf;
    private final int[] wayOf;
    private final int[] atLeft;
    private final int[] atRight;
    private final int[] load;
    /** By pool and slot, the pairs that use it; as many as {@link #used} says. */
    private final int[][] users;

    private final int[] used;
    private int[] found = new int[16];
    private int[] best = new int[16];
    private int many;
    private int bestWay;
    private int crowd;

    Roster(Ways ways, Resources resources, Rules rules, SplittableRandom random) {
        this.ways = ways;
        this.resources = resources;
        this.rules = rules;
        this.random = random;
        slots = ways.slots();
        farthest = resources.farthest();
        slotOf = new int[ways.pairs()];
        Arrays.fill(slotOf, NONE);
        wayOf = new int[ways.pairs()];
        atLeft = empty(ways.left());
        atRight = empty(ways.right());
        load = new int[slots];
        users = new int[resources.capacity().length][];
        Arrays.setAll(users, i -> new int[Math.min(resources.capacity()[i], 16)]);
        used = new int[users.length];
    }

    private int[] empty(int[] seats) {
        int[] at = new int[(Arrays.stream(seats).max().orElse(-1) + 1) * slots];
        Arrays.fill(at, NONE);
        return at;
    }

    Ways ways() {
        return ways;
    }

    int slotOf(int pair) {
        return slotOf[pair];
    }

    int[] slots() {
        return slotOf.clone();
    }

    int wayOf(int pair) {
        return wayOf[pair];
    }

    int load(int slot) {
        return load[slot];
    }

    int atLeft(int seat, int slot) {
        return atLeft[seat * slots + slot];
    }

    int atRight(int seat, int slot) {
        return atRight[seat * slots + slot];
    }

    /**
     * Looks what is in the way of a pair in a slot, by the way to meet that has the least in its way; {@link #inTheWay} gives
     * who, {@link #foundWay} by which way.
     *
     * @param pick whom of those who share a full pool; NONE for anybody
     * @return how many; -1 where their leaving would not help
     */
    int look(int pair, int slot, int pick) {
        int least = NONE;
        if (rules.hold()[pair] != NONE && rules.hold()[pair] != slot) {
            return NONE;
        }
        crowd = 0;
        for (int way = ways.start()[pair]; way < ways.start()[pair + 1] && least != 0; way++) {
            if (!ways.allows(way, slot)) {
                continue;
            }
            many = 0;
            if (look(pair, way, slot, pick) && (least == NONE || many < least)) {
                least = many;
                bestWay = way;
                int[] other = best;
                best = found;
                found = other;
            }
        }
        return least;
    }

    int inTheWay(int i) {
        return best[i];
    }

    int foundWay() {
        return bestWay;
    }

    /** How many share the fullest pool that was in the way when last looked: so many picks there are. */
    int crowd() {
        return crowd;
    }

    private boolean look(int pair, int way, int slot, int pick) {
        boolean free = note(atLeft(ways.left()[way], slot)) && note(atRight(ways.right()[way], slot));
        if (free && ways.place()[way] != NONE) {
            free = tooFar(way, slot);
        }
        for (int before : rules.earlier()[pair]) {
            free = free && (slotOf[before] == NONE || slotOf[before] < slot || note(before));
        }
        for (int after : rules.later()[pair]) {
            free = free && (slotOf[after] == NONE || slotOf[after] > slot || note(after));
        }
        for (int i = 2 * way; free && i < 2 * way + 2; i++) {
            free = ways.pools()[i] == NONE || room(ways.pools()[i], slot, i % 2, pick);
        }
        return free;
    }

    private boolean room(int pool, int slot, int which, int pick) {
        int at = pool * slots + slot;
        if (resources.capacity()[at] == 0) {
            return false;
        }
        if (used[at] < resources.capacity()[at] || freed(pool, slot, which)) {
            return true;
        }
        crowd = Math.max(crowd, used[at]);
        return note(users[at][pick == NONE ? random.nextInt(used[at]) : pick % used[at]]);
    }

    /** Whether one that is in the way already will leave a place in the pool, in this slot. */
    private boolean freed(int pool, int slot, int which) {
        for (int k = 0; k < many; k++) {
            if (slotOf[found[k]] == slot && ways.pools()[2 * wayOf[found[k]] + which] == pool) {
                return true;
            }
        }
        return false;
    }

    private boolean tooFar(int way, int slot) {
        boolean free = true;
        int[] begins = resources.begins();
        int[] over = resources.over();
        for (int t = slot - 1; free && t >= 0 && begins[slot] - over[t] < farthest; t--) {
            free = tooFar(way, t, begins[slot] - over[t]);
        }
        for (int t = slot + 1; free && t < slots && begins[t] - over[slot] < farthest; t++) {
            free = tooFar(way, t, begins[t] - over[slot]);
        }
        return free;
    }

    private boolean tooFar(int way, int neighbour, int minutes) {
        int other = atRight(ways.right()[way], neighbour);
        if (other == NONE) {
            return true;
        }
        int place = ways.place()[wayOf[other]];
        return place == NONE || resources.minutes()[ways.place()[way]][place] <= minutes || note(other);
    }

    /** Notes one that is in the way, if any; false where it cannot be moved. */
    private boolean note(int pair) {
        if (pair == NONE) {
            return true;
        }
        for (int k = 0; k < many; k++) {
            if (found[k] == pair) {
                return true;
            }
        }
        if (many == found.length) {
            found = Arrays.copyOf(found, 2 * many);
        }
        found[many++] = pair;
        return rules.hold()[pair] == NONE;
    }

    /** Puts a pair where it is known to be; false where something is in the way. */
    boolean hold(int pair, int way, int slot) {
        many = 0;
        boolean free = ways.allows(way, slot) && look(pair, way, slot, 0) && many == 0;
        if (free) {
            put(pair, way, slot);
        }
        return free;
    }

    /** Puts a pair into a slot in which nothing is in its way. */
    void put(int pair, int way, int slot) {
        slotOf[pair] = slot;
        wayOf[pair] = way;
        atLeft[ways.left()[way] * slots + slot] = pair;
        atRight[ways.right()[way] * slots + slot] = pair;
        load[slot]++;
        for (int i = 2 * way; i < 2 * way + 2; i++) {
            if (ways.pools()[i] != NONE) {
                int at = ways.pools()[i] * slots + slot;
                if (used[at] == users[at].length) {
                    users[at] = Arrays.copyOf(users[at], 2 * used[at] + 1);
                }
                users[at][used[at]++] = pair;
            }
        }
    }

    void remove(int pair) {
        int slot = slotOf[pair];
        int way = wayOf[pair];
        slotOf[pair] = NONE;
        atLeft[ways.left()[way] * slots + slot] = NONE;
        atRight[ways.right()[way] * slots + slot] = NONE;
        load[slot]--;
        for (int i = 2 * way; i < 2 * way + 2; i++) {
            if (ways.pools()[i] != NONE) {
                int at = ways.pools()[i] * slots + slot;
                int k = 0;
                while (users[at][k] != pair) {
                    k++;
                }
                users[at][k] = users[at][--used[at]];
            }
        }
    }
}
