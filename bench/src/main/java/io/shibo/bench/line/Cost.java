package io.shibo.bench.line;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * What a line of work costs the thread that does it. Processor time of the thread and not the clock, so that other programs
 * of the machine are not counted (what they take from the caches is): of many slices the quickest and the median.
 *
 * @param quickest nanoseconds of processor time a line, in the quickest slice
 * @param median the same in the median slice
 * @param bytes allocated a line, over all slices
 */
public record Cost(double quickest, double median, double bytes) {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Work that is done again and again, each time on other sales. */
    public interface Work {
        /**
         * Makes ready what the next slice works on; not counted.
         *
         * @return something that depends on it, so that it cannot be left out
         */
        default int prepare() {
            return 0;
        }

        /** Does a slice. @return something that depends on all of it */
        int slice();

        /** Lines of a slice. */
        int lines();
    }

    /**
     * Runs slices for some seconds uncounted and for as long again counted: seconds of processor time, so that on a busy machine
     * as much is done before.
     */
    public static Cost of(Work work, double seconds) {
        int seen = run(work, seconds, null);
        Slices slices = new Slices();
        seen += run(work, seconds, slices);
        if (seen == Integer.MIN_VALUE) {
            throw new IllegalStateException("nobody would see this, and so the work cannot be left out");
        }
        return slices.cost();
    }

    private static int run(Work work, double seconds, @org.jspecify.annotations.Nullable Slices slices) {
        long end = THREADS.getCurrentThreadCpuTime() + (long) (seconds * 1e9);
        long self = Thread.currentThread().threadId();
        int seen = 0;
        do {
            seen += work.prepare();
            long bytes = THREADS.getThreadAllocatedBytes(self);
            long start = THREADS.getCurrentThreadCpuTime();
            seen += work.slice();
            long nanos = THREADS.getCurrentThreadCpuTime() - start;
            if (slices != null) {
                slices.add((double) nanos / work.lines(), THREADS.getThreadAllocatedBytes(self) - bytes, work.lines());
            }
        } while (THREADS.getCurrentThreadCpuTime() < end);
        return seen;
    }

    private static final class Slices {
        private double[] nanos = new double[1024];
        private int size;
        private long bytes;
        private long lines;

        void add(double nanosPerLine, long allocated, int count) {
            if (size == nanos.length) {
                nanos = Arrays.copyOf(nanos, size * 2);
            }
            nanos[size++] = nanosPerLine;
            bytes += allocated;
            lines += count;
        }

        Cost cost() {
            double[] sorted = Arrays.copyOf(nanos, size);
            Arrays.sort(sorted);
            return new Cost(sorted[0], sorted[size / 2], (double) bytes / lines);
        }
    }
}
