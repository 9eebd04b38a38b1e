package io.shibo.quote.internal;

import java.util.Arrays;

/** Entries of the index with their rules beside them. */
final class Candidates {
    int[] entries = new int[8];
    Rule[] rules = new Rule[8];
    int size;
    /** Bit n: some rule is of the layer whose slot is n, counted modulo 64. */
    private long layers;

    void clear() {
        size = 0;
        layers = 0;
    }

    /** False only where no rule is of the layer. */
    boolean mayHave(int layer) {
        return (layers >>> layer & 1) != 0;
    }

    void add(Rule rule, int entry) {
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, size * 2);
            rules = Arrays.copyOf(rules, size * 2);
        }
        layers |= 1L << rule.layer;
        rules[size] = rule;
        entries[size++] = entry;
    }

    /** Puts one in the place of another. */
    void move(int from, int to) {
        entries[to] = entries[from];
        rules[to] = rules[from];
    }
}
