package io.shibo.bench.clear;

import java.util.Arrays;

/** Times, and what share of them was shorter. */
final class Latency {
    private long[] nanos = new long[1024];
    private int count;

    void add(long taken) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = taken;
    }

    /** Milliseconds that so many per cent of all were below. */
    double millis(int percent) {
        if (count == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[Math.min(count - 1, count * percent / 100)] / 1e6;
    }
}
