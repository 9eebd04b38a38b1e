package io.shibo.quote.internal;

import io.shibo.codes.HsCode;
import java.util.Collection;

/** Where the entries of each goods code are: an open hash table from the code to a span. */
final class CodeSpans {
    /** What the keys of codes of different length differ by, see {@link HsCode#key}. */
    private static final long LENGTH = 1_000_000_000_000L;

    private static final long[] TENS = new long[11];

    static {
        TENS[0] = 1;
        for (int i = 1; i < TENS.length; i++) {
            TENS[i] = TENS[i - 1] * 10;
        }
    }

    /** Key and span by turns, so that a look-up touches one line of the cache. */
    private final long[] table;

    private final int mask;
    /** Bit n: some code has n digits. */
    private int lengths;

    CodeSpans(int codes) {
        int slots = Integer.highestOneBit(Math.max(4, codes) * 2) * 2;
        table = new long[slots * 2];
        mask = slots - 1;
    }

    /** Codes without spans, for {@link #covers}. */
    static CodeSpans of(Collection<HsCode> codes) {
        CodeSpans spans = new CodeSpans(codes.size());
        codes.forEach(code -> spans.put(code.key(), 1));
        return spans;
    }

    /** Whether a code is one of these or lies below one. */
    boolean covers(HsCode code) {
        long key = code.key();
        for (int length = code.length(); length >= 2; length = HsCode.above(length)) {
            if (hasLength(length) && find(prefix(key, length)) != 0) {
                return true;
            }
        }
        return false;
    }

    /** The key of the code's first digits. */
    static long prefix(long key, int length) {
        long digits = key / LENGTH;
        return length * LENGTH + key % LENGTH / TENS[(int) digits - length];
    }

    /** @param span not 0 */
    void put(long key, long span) {
        int at = slot(key);
        table[at] = key;
        table[at + 1] = span;
        lengths |= 1 << (key / LENGTH);
    }

    /** Whether any code of so many digits is there: most tariffs have two or three lengths. */
    boolean hasLength(int length) {
        return (lengths >>> length & 1) != 0;
    }

    /** The span of a code, for {@link #start} and {@link #end}; 0 where there is none. */
    long find(long key) {
        return table[slot(key) + 1];
    }

    static long span(int start, int end) {
        return (long) start << 32 | end;
    }

    static int start(long span) {
        return (int) (span >>> 32);
    }

    static int end(long span) {
        return (int) span;
    }

    private int slot(long key) {
        int at = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (table[at * 2] != 0 && table[at * 2] != key) {
            at = (at + 1) & mask;
        }
        return at * 2;
    }
}
