package io.shibo.clear.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes being written: variable-length numbers, texts with their length. */
final class Sink {
    private byte[] bytes = new byte[1024];
    private int length;

    void one(int value) {
        room(1);
        bytes[length++] = (byte) value;
    }

    /** Seven bits a byte, the lowest first; the top bit says that more follow. */
    void unsigned(long value) {
        room(10);
        long left = value;
        while ((left & ~0x7FL) != 0) {
            bytes[length++] = (byte) ((left & 0x7F) | 0x80);
            left >>>= 7;
        }
        bytes[length++] = (byte) left;
    }

    /** Zigzag: small negative numbers stay short. */
    void signed(long value) {
        unsigned((value << 1) ^ (value >> 63));
    }

    void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        unsigned(utf8.length);
        raw(utf8);
    }

    void decimal(BigDecimal value) {
        signed(value.scale());
        BigInteger unscaled = value.unscaledValue();
        boolean isShort = unscaled.bitLength() < 64;
        one(isShort ? 1 : 0);
        if (isShort) {
            signed(unscaled.longValue());
        } else {
            byte[] magnitude = unscaled.toByteArray();
            unsigned(magnitude.length);
            raw(magnitude);
        }
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void raw(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
