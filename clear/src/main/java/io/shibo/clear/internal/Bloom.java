package io.shibo.clear.internal;

/**
 * A set that may say yes wrongly, about once in a hundred times, and no only rightly: ten bits a key, all of a key's bits in
 * one line of memory (a blocked Bloom filter, Putze, Sanders and Singler 2007).
 */
final class Bloom {
    private static final int BITS_A_KEY = 10;
    private static final int HASHES = 6;
    private static final int LINE = 8;

    private final long[] bits;

    Bloom(long keys) {
        long lines = Math.max(1, (keys * BITS_A_KEY + 511) / 512);
        bits = new long[Math.toIntExact(lines * LINE)];
    }

    private Bloom(long[] bits) {
        this.bits = bits;
    }

    void add(long high, long low) {
        int line = line(high);
        long hash = low;
        for (int i = 0; i < HASHES; i++) {
            bits[line + (int) (hash >>> 6 & LINE - 1)] |= 1L << hash;
            hash = Long.rotateRight(hash, 9);
        }
    }

    boolean mayHold(long high, long low) {
        int line = line(high);
        long hash = low;
        for (int i = 0; i < HASHES; i++) {
            if ((bits[line + (int) (hash >>> 6 & LINE - 1)] & 1L << hash) == 0) {
                return false;
            }
            hash = Long.rotateRight(hash, 9);
        }
        return true;
    }

    /** Brings a key's line near; what it gives is of no use. */
    int near(long high) {
        return (int) bits[line(high)];
    }

    long bytes() {
        return 8L * bits.length;
    }

    void write(Sink out) {
        out.unsigned(bits.length);
        for (long part : bits) {
            out.fixed(part);
        }
    }

    static Bloom read(Source in) {
        long[] bits = new long[in.count()];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = in.fixed();
        }
        return new Bloom(bits);
    }

    /** Where a key's line begins: its upper bits, scaled to the number of lines. */
    private int line(long high) {
        return (int) Math.unsignedMultiplyHigh(high, bits.length / LINE) * LINE;
    }
}
