package io.shibo.clear.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes being written: variable-length numbers, hashes of eight bytes, texts with their length. May be used again. */
public final class Sink {
    private byte[] bytes;
    private int length;

    public Sink() {
        this(1024);
    }

    public Sink(int room) {
        bytes = new byte[room];
    }

    /** Forgets what was written. */
    public Sink reset() {
        length = 0;
        return this;
    }

    public int length() {
        return length;
    }

    /** The bytes from 0 to {@link #length}, good until more is written. */
    public byte[] array() {
        return bytes;
    }

    /** Makes room for so many bytes, which the caller writes to {@link #array} itself; gives where. */
    public int claim(int count) {
        room(count);
        length += count;
        return length - count;
    }

    public void one(int value) {
        room(1);
        bytes[length++] = (byte) value;
    }

    /** Eight bytes, big-endian: for hashes, which no shorter form fits. */
    public void fixed(long value) {
        room(8);
        Bytes.eight(bytes, length, value);
        length += 8;
    }

    /** Six bytes, big-endian: for times and places of the log, which stand where they can be read at once. */
    public void six(long value) {
        if (value >>> 48 != 0) {
            throw new IllegalArgumentException("%d does not fit into six bytes".formatted(value));
        }
        room(6);
        Bytes.six(bytes, length, value);
        length += 6;
    }

    /** Seven bits a byte, the lowest first; the top bit says that more follow. */
    public void unsigned(long value) {
        room(10);
        long left = value;
        while ((left & ~0x7FL) != 0) {
            bytes[length++] = (byte) ((left & 0x7F) | 0x80);
            left >>>= 7;
        }
        bytes[length++] = (byte) left;
    }

    /** Zigzag: small negative numbers stay short. */
    public void signed(long value) {
        unsigned((value << 1) ^ (value >> 63));
    }

    public void text(String text) {
        blob(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes with their length before them. */
    public void blob(byte[] blob) {
        unsigned(blob.length);
        raw(blob, 0, blob.length);
    }

    public void decimal(BigDecimal value) {
        signed(value.scale());
        BigInteger unscaled = value.unscaledValue();
        boolean isShort = unscaled.bitLength() < 64;
        one(isShort ? 1 : 0);
        if (isShort) {
            signed(unscaled.longValue());
        } else {
            blob(unscaled.toByteArray());
        }
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    public void raw(byte[] more, int from, int count) {
        room(count);
        System.arraycopy(more, from, bytes, length, count);
        length += count;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
