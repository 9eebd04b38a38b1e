package io.shibo.clear.internal;

import java.util.HexFormat;

/**
 * A hash over a set of slices that does not depend on their order: the sum of each one's own, in four parts of 64 bits.
 * Slices can be added and taken away again. It finds what a program or a disk did wrong; against a forger it is no help.
 */
public final class SliceHash {
    private static final int PARTS = 4;
    private static final long ONE = 0x9E3779B97F4A7C15L;
    private static final long TWO = 0xC2B2AE3D27D4EB4FL;

    private final long[] parts;

    public SliceHash() {
        this(new long[PARTS]);
    }

    /** @param parts as {@link #parts} gave them */
    public SliceHash(long[] parts) {
        this.parts = parts.clone();
    }

    public void add(int space, long high, long low, byte[] bytes, int from, int end) {
        sum(space, high, low, bytes, from, end, 1);
    }

    public void remove(int space, long high, long low, byte[] bytes, int from, int end) {
        sum(space, high, low, bytes, from, end, -1);
    }

    public long[] parts() {
        return parts.clone();
    }

    /** Takes further parts in. */
    public SliceHash plus(SliceHash other) {
        SliceHash sum = new SliceHash(parts);
        for (int part = 0; part < PARTS; part++) {
            sum.parts[part] += other.parts[part];
        }
        return sum;
    }

    private void sum(int space, long high, long low, byte[] bytes, int from, int end, int sign) {
        // Two chains that each take every word and keep it apart by another odd factor.
        long a = mix(mix(space + ONE, high, ONE), low, ONE);
        long b = mix(mix(end - from + TWO, low, TWO), high, TWO);
        int at = from;
        for (; at + 8 <= end; at += 8) {
            long word = Bytes.eight(bytes, at);
            a = mix(a, word, ONE);
            b = mix(b, word, TWO);
        }
        long rest = 0;
        for (; at < end; at++) {
            rest = rest << 8 | bytes[at] & 0xFF;
        }
        a = mix(a, rest, ONE);
        b = mix(b, rest, TWO);
        for (int part = 0; part < PARTS; part++) {
            parts[part] += sign * mix(a + part * TWO, b + part * ONE, ONE);
        }
    }

    private static long mix(long hash, long word, long factor) {
        long mixed = (hash ^ word) * factor;
        return Long.rotateLeft(mixed, 29) * TWO ^ mixed;
    }

    @Override
    public String toString() {
        StringBuilder hex = new StringBuilder();
        for (long part : parts) {
            hex.append(HexFormat.of().toHexDigits(part));
        }
        return hex.toString();
    }
}
