package io.shibo.codes.input;

import java.util.ArrayList;
import java.util.List;

/**
 * Gathers what is wrong with input, so that a user sees all of it at once. At most {@value #MAX} are kept; the rest are
 * counted. Not thread-safe.
 */
public final class Problems {
    /** More than anyone reads; keeps a hostile file from filling memory. */
    public static final int MAX = 100;

    private final List<Problem> kept = new ArrayList<>();
    private long found;

    public void add(Problem problem) {
        found++;
        if (kept.size() < MAX) {
            kept.add(problem);
        }
    }

    public void add(String file, int line, String field, String message) {
        add(new Problem(file, line, field, message));
    }

    public void add(String file, int line, String field, Wrong wrong) {
        add(new Problem(file, line, field, wrong));
    }

    public boolean isEmpty() {
        return found == 0;
    }

    /** How many were found, kept or not. */
    public long count() {
        return found;
    }

    public List<Problem> list() {
        return List.copyOf(kept);
    }

    /** @throws InputException if any problem was added */
    public void throwIfAny() {
        if (found > 0) {
            throw new InputException(kept, found);
        }
    }
}
