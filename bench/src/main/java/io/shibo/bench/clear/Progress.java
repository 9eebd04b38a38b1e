package io.shibo.bench.clear;

/** Says on standard error how far a long run has come, a tenth at a time; the table on standard output stays clean. */
final class Progress {
    private static final long PARTS = 10;
    /** Runs that are smaller need no telling. */
    private static final long LEAST = 1_000_000;

    private final String what;
    private final long all;
    private final long start = System.nanoTime();
    private long told;

    Progress(String what, long all) {
        this.what = what;
        this.all = all;
    }

    void at(long done) {
        long part = done * PARTS / all;
        if (all >= LEAST && part > told) {
            told = part;
            System.err.printf("%s: %,d of about %,d, %.0f s%n", what, done, all, (System.nanoTime() - start) / 1e9);
        }
    }
}
