package io.shibo.meet.internal.sat;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * Finds values that make all clauses true, or shows that there are none: conflict-driven clause learning (Marques-Silva and
 * Sakallah, "GRASP", 1999; Moskewicz et al., "Chaff", 2001; Eén and Sörensson, "An extensible SAT-solver", 2003; what is
 * forgotten is chosen as by Audemard and Simon, "Predicting learnt clauses quality in modern SAT solvers", 2009).
 *
 * <p>Variables are numbered from 0. A literal is a variable doubled, plus 1 where it is negated: {@code x ^ 1} is the
 * opposite of {@code x}. More clauses may be added between two questions; what was learned stays. No chance is in it: the
 * same questions get the same answers.
 */
public final class Sat {
    private static final int NONE = -1;
    private static final byte TRUE = 1;
    private static final byte FALSE = -1;
    /** Conflicts from one start to the next, at least. */
    private static final int RESTART = 50;

    private static final double STALE = 0.85;
    private static final int ASK = 256;
    /** Variables looked at to see whether a literal can be left out. */
    private static final int NOTES = 64;

    private final Clauses clauses = new Clauses();
    private final Order order = new Order();
    private byte[] val = new byte[128];
    private boolean[] phase = new boolean[64];
    private int[] reason = new int[64];
    private int[] level = new int[64];
    private boolean[] seen = new boolean[64];
    private int[] trail = new int[64];
    private int variables;
    private int size;
    private int head;
    private int[] levelStart = new int[64];
    private int levels;
    private boolean contradiction;
    private boolean[] model = {};
    private int[] core = {};
    private int mostLearned = 4_000;
    private int[] lits = new int[64];
    private int length;
    private final int[] stack = new int[NOTES + 1];
    private final int[] notes = new int[NOTES];
    private int[] marked = new int[64];
    private int[] stampOf = new int[64];
    private int stamp;
    private long conflicts;
    private double recent;
    private double usual;

    /** What is known in the end. */
    public enum Verdict {
        /** There are values; {@link #value} gives them. */
        YES,
        /** There are none; {@link #core} says what of the assumptions that takes. */
        NO,
        /** Neither was seen within the limit. */
        UNKNOWN
    }

    /** A new variable, as its positive literal. */
    public int add() {
        int v = variables++;
        if (v == reason.length) {
            phase = Arrays.copyOf(phase, 2 * v);
            reason = Arrays.copyOf(reason, 2 * v);
            level = Arrays.copyOf(level, 2 * v);
            seen = Arrays.copyOf(seen, 2 * v);
            trail = Arrays.copyOf(trail, 2 * v);
            val = Arrays.copyOf(val, 4 * v);
            lits = Arrays.copyOf(lits, 2 * v);
            levelStart = Arrays.copyOf(levelStart, 2 * v + 2);
            stampOf = Arrays.copyOf(stampOf, 2 * v + 2);
        }
        clauses.grow(2 * variables);
        order.add(v);
        return 2 * v;
    }

    /** Numbers that all clauses take, 4 bytes each. */
    public int size() {
        return clauses.size();
    }

    /** Conflicts so far, of all questions: a measure of the work done. */
    public long conflicts() {
        return conflicts;
    }

    /** At least one of these literals is true. */
    public void clause(int... literals) {
        undo(0);
        Arrays.sort(literals);
        int n = 0;
        int before = NONE;
        for (int literal : literals) {
            if (val[literal] == TRUE || before != NONE && literal == (before ^ 1)) {
                return;
            }
            if (val[literal] != FALSE && literal != before) {
                literals[n++] = literal;
                before = literal;
            }
        }
        if (n == 0) {
            contradiction = true;
        } else if (n == 1) {
            put(literals[0], NONE);
            contradiction |= propagate() != NONE;
        } else {
            clauses.add(literals, n, 0);
        }
    }

    /**
     * Asks whether all clauses and these literals can be true.
     *
     * @param conflicts after so many the answer is UNKNOWN
     * @param stop asked now and then; true ends it as well
     */
    public Verdict solve(int[] assumptions, long conflicts, BooleanSupplier stop) {
        core = new int[0];
        long end = this.conflicts + conflicts;
        while (true) {
            if (contradiction) {
                return Verdict.NO;
            }
            Verdict verdict = search(assumptions, end, stop);
            if (verdict != Verdict.UNKNOWN || this.conflicts >= end || stop.getAsBoolean()) {
                undo(0);
                return verdict;
            }
        }
    }

    /** Whether what was learned of late is of more levels than usual: elsewhere there may be more to learn. */
    private boolean stale(long since) {
        return since >= RESTART && recent * STALE > usual;
    }

    /** The value of a literal where the last answer was YES. */
    public boolean value(int literal) {
        return model[literal >> 1] == ((literal & 1) == 0);
    }

    /** Of the last assumptions, where the answer was NO, some that cannot all be true; none where the clauses cannot. */
    public int[] core() {
        return core.clone();
    }

    private Verdict search(int[] assumptions, long end, BooleanSupplier stop) {
        undo(0);
        long since = conflicts;
        while (true) {
            int conflict = propagate();
            if (conflict != NONE) {
                conflicts++;
                if (levels == 0) {
                    contradiction = true;
                    return Verdict.NO;
                }
                learn(conflict);
                if (conflicts % ASK == 0 && stop.getAsBoolean()) {
                    return Verdict.UNKNOWN;
                }
                continue;
            }
            if (conflicts >= end || stale(conflicts - since)) {
                return Verdict.UNKNOWN;
            }
            if (clauses.learned() > mostLearned) {
                clauses.forget(reason, trail, size);
                mostLearned += mostLearned / 50;
            }
            int next = NONE;
            while (levels < assumptions.length && next == NONE) {
                int wanted = assumptions[levels];
                if (val[wanted] == TRUE) {
                    levelStart[levels++] = size;
                } else if (val[wanted] == FALSE) {
                    core = because(wanted);
                    return Verdict.NO;
                } else {
                    next = wanted;
                }
            }
            while (next == NONE) {
                if (order.isEmpty()) {
                    keep();
                    return Verdict.YES;
                }
                int v = order.poll();
                next = val[2 * v] == 0 ? 2 * v + (phase[v] ? 0 : 1) : NONE;
            }
            levelStart[levels++] = size;
            put(next, NONE);
        }
    }

    private void keep() {
        model = new boolean[variables];
        for (int v = 0; v < variables; v++) {
            model[v] = val[2 * v] == TRUE;
        }
    }

    private void put(int literal, int because) {
        val[literal] = TRUE;
        val[literal ^ 1] = FALSE;
        reason[literal >> 1] = because;
        level[literal >> 1] = levels;
        trail[size++] = literal;
    }

    private void undo(int to) {
        if (levels <= to) {
            return;
        }
        for (int i = size - 1; i >= levelStart[to]; i--) {
            int literal = trail[i];
            val[literal] = 0;
            val[literal ^ 1] = 0;
            phase[literal >> 1] = (literal & 1) == 0;
            order.offer(literal >> 1);
        }
        size = levelStart[to];
        head = size;
        levels = to;
    }

    /** Draws what follows; the clause that cannot be true any more, or NONE. */
    private int propagate() {
        int[] mem = clauses.mem;
        while (head < size) {
            int lost = trail[head++] ^ 1;
            int[] own = clauses.watches[lost];
            int n = clauses.watched[lost];
            int j = 0;
            for (int i = 0; i < n; ) {
                int ref = own[i];
                int blocker = own[i + 1];
                i += 2;
                if (val[blocker] != TRUE) {
                    int at = ref + Clauses.HEAD;
                    if (mem[at] == lost) {
                        mem[at] = mem[at + 1];
                        mem[at + 1] = lost;
                    }
                    int first = mem[at];
                    blocker = first;
                    if (val[first] != TRUE) {
                        int end = at + mem[ref];
                        int k = at + 2;
                        while (k < end && val[mem[k]] == FALSE) {
                            k++;
                        }
                        if (k < end) {
                            mem[at + 1] = mem[k];
                            mem[k] = lost;
                            clauses.watch(mem[at + 1], ref, first);
                            continue;
                        }
                        if (val[first] == FALSE) {
                            own[j] = ref;
                            own[j + 1] = blocker;
                            System.arraycopy(own, i, own, j + 2, n - i);
                            clauses.watched[lost] = j + 2 + n - i;
                            head = size;
                            return ref;
                        }
                        put(first, ref);
                    }
                }
                own[j] = ref;
                own[j + 1] = blocker;
                j += 2;
            }
            if (own != null) {
                clauses.watched[lost] = j;
            }
        }
        return NONE;
    }

    /** Goes back to the first point of the conflict's own level that all its reasons pass, and learns that clause. */
    private void learn(int conflict) {
        int[] mem = clauses.mem;
        length = 1;
        int open = 0;
        int at = size;
        int literal = NONE;
        int ref = conflict;
        do {
            for (int k = ref + Clauses.HEAD, end = k + mem[ref]; k < end; k++) {
                int v = mem[k] >> 1;
                if (mem[k] != literal && !seen[v] && level[v] > 0) {
                    seen[v] = true;
                    order.bump(v);
                    if (level[v] == levels) {
                        open++;
                    } else {
                        lits[length++] = mem[k];
                    }
                }
            }
            do {
                literal = trail[--at];
            } while (!seen[literal >> 1]);
            ref = reason[literal >> 1];
            seen[literal >> 1] = false;
            open--;
        } while (open > 0);
        lits[0] = literal ^ 1;
        int all = length;
        marked = marked.length < all ? Arrays.copyOf(marked, 2 * all) : marked;
        System.arraycopy(lits, 0, marked, 0, all);
        shorten();
        int back = 0;
        stamp++;
        int made = 1;
        for (int i = 1; i < length; i++) {
            int own = level[lits[i] >> 1];
            if (own > back) {
                back = own;
                int swap = lits[1];
                lits[1] = lits[i];
                lits[i] = swap;
            }
            if (stampOf[own] != stamp) {
                stampOf[own] = stamp;
                made++;
            }
        }
        for (int i = 1; i < all; i++) {
            seen[marked[i] >> 1] = false;
        }
        recent += (made - recent) / 32;
        usual += (made - usual) / 4096;
        undo(back);
        put(lits[0], length == 1 ? NONE : clauses.add(lits, length, made));
        order.age();
    }

    /** Leaves out what follows from the rest of the clause. */
    private void shorten() {
        int kept = 1;
        for (int i = 1; i < length; i++) {
            if (reason[lits[i] >> 1] == NONE || !follows(lits[i])) {
                lits[kept++] = lits[i];
            }
        }
        length = kept;
    }

    private boolean follows(int literal) {
        int[] mem = clauses.mem;
        int depth = 1;
        stack[0] = literal;
        int noted = 0;
        boolean follows = true;
        while (follows && depth > 0) {
            int ref = reason[stack[--depth] >> 1];
            for (int k = ref + Clauses.HEAD, end = k + mem[ref]; follows && k < end; k++) {
                int v = mem[k] >> 1;
                if (!seen[v] && level[v] > 0) {
                    follows = reason[v] != NONE && noted < NOTES;
                    if (follows) {
                        seen[v] = true;
                        notes[noted++] = v;
                        stack[depth++] = mem[k];
                    }
                }
            }
        }
        for (int i = 0; i < noted; i++) {
            seen[notes[i]] = false;
        }
        return follows;
    }

    /** The assumptions from which it follows that this one cannot be true, with it. */
    private int[] because(int wanted) {
        int[] some = new int[levels + 1];
        int many = 0;
        some[many++] = wanted;
        seen[wanted >> 1] = true;
        for (int i = size - 1; levels > 0 && i >= levelStart[0]; i--) {
            int v = trail[i] >> 1;
            if (seen[v]) {
                if (reason[v] == NONE) {
                    some[many++] = trail[i];
                } else {
                    int ref = reason[v];
                    for (int k = ref + Clauses.HEAD, end = k + clauses.mem[ref]; k < end; k++) {
                        seen[clauses.mem[k] >> 1] |= level[clauses.mem[k] >> 1] > 0;
                    }
                }
                seen[v] = false;
            }
        }
        seen[wanted >> 1] = false;
        return Arrays.copyOf(some, many);
    }
}
