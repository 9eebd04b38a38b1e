package io.shibo.quote.internal;

import io.shibo.codes.HsCode;

/** Where the entries of each goods code are: an open hash table from the code to a span. */
final class CodeSpans {
    /** Codes of different length differ in this. */
    private static final long LENGTH = 10_000_000_000L;

    private static final long[] TENS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};

    private final long[] keys;
    private final int[] spans;
    private final int mask;

    CodeSpans(int codes) {
        int slots = Integer.highestOneBit(Math.max(4, codes) * 2) * 2;
        keys = new long[slots];
        spans = new int[slots * 2];
        mask = slots - 1;
    }

    /** A code as a number: its digits, and how many they are. */
    static long key(HsCode code) {
        String digits = code.digits();
        long number = 0;
        for (int i = 0; i < digits.length(); i++) {
            number = number * 10 + (digits.charAt(i) - '0');
        }
        return digits.length() * LENGTH + number;
    }

    /** The key of the code's first digits. */
    static long prefix(long key, int length) {
        long digits = key / LENGTH;
        return length * LENGTH + key % LENGTH / TENS[(int) digits - length];
    }

    void put(long key, int start, int end) {
        int at = slot(key);
        keys[at] = key;
        spans[at * 2] = start;
        spans[at * 2 + 1] = end;
    }

    /** Where a code's span stands, for {@link #start} and {@link #end}; -1 where there is none. */
    int find(long key) {
        int at = slot(key);
        return keys[at] == 0 ? -1 : at;
    }

    int start(int found) {
        return spans[found * 2];
    }

    int end(int found) {
        return spans[found * 2 + 1];
    }

    private int slot(long key) {
        int at = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (keys[at] != 0 && keys[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }
}
