package io.shibo.clear.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Bytes being read, as {@link Sink} wrote them; anything else is an {@link IllegalStateException}. */
final class Source {
    private final byte[] bytes;
    private int at;

    Source(byte[] bytes) {
        this.bytes = bytes;
    }

    int one() {
        need(1);
        return bytes[at++] & 0xFF;
    }

    long unsigned() {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            int b = one();
            value |= (long) (b & 0x7F) << shift;
            if ((b & 0x80) == 0) {
                return value;
            }
        }
        throw new IllegalStateException("a number of more than ten bytes at " + at);
    }

    long signed() {
        long value = unsigned();
        return (value >>> 1) ^ -(value & 1);
    }

    /** A count of things that take at least one byte each. */
    int count() {
        long count = unsigned();
        need(count);
        return (int) count;
    }

    String text() {
        int length = count();
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    BigDecimal decimal() {
        int scale = Math.toIntExact(signed());
        if (one() == 1) {
            return BigDecimal.valueOf(signed(), scale);
        }
        int length = count();
        BigInteger unscaled = new BigInteger(bytes, at, length);
        at += length;
        return new BigDecimal(unscaled, scale);
    }

    void end() {
        if (at != bytes.length) {
            throw new IllegalStateException("%d bytes are left over".formatted(bytes.length - at));
        }
    }

    private void need(long more) {
        if (more < 0 || more > bytes.length - at) {
            throw new IllegalStateException(
                    "%d bytes are needed at %d, but %d are left".formatted(more, at, bytes.length - at));
        }
    }
}
