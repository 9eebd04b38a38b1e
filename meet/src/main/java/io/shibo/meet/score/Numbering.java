package io.shibo.meet.score;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Numbers values from 0 as they are met, so that a set of them is a few machine words. */
final class Numbering<T> {
    private final Map<T, Integer> numbers = new HashMap<>();

    int of(T value) {
        return numbers.computeIfAbsent(value, v -> numbers.size());
    }

    /** The numbers of the values as bits; no words at all for no values. */
    long[] bits(Collection<T> values) {
        int most = values.stream().mapToInt(this::of).max().orElse(-1);
        long[] bits = new long[(most + 64) / 64];
        for (T value : values) {
            int number = of(value);
            bits[number >> 6] |= 1L << number;
        }
        return bits;
    }

    static boolean has(long[] bits, int number) {
        return number >> 6 < bits.length && (bits[number >> 6] >>> number & 1) != 0;
    }

    static boolean meet(long[] a, long[] b) {
        for (int i = 0; i < a.length && i < b.length; i++) {
            if ((a[i] & b[i]) != 0) {
                return true;
            }
        }
        return false;
    }
}
