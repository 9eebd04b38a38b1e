package io.shibo.clear.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Bytes being read, as {@link Sink} wrote them; anything else is an {@link IllegalStateException}. */
public final class Source {
    private byte[] bytes;
    private int end;
    private int at;

    public Source(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    public Source(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** Points it elsewhere, to be used again. */
    public Source over(byte[] other, int from, int to) {
        bytes = other;
        at = from;
        end = to;
        return this;
    }

    public int one() {
        need(1);
        return bytes[at++] & 0xFF;
    }

    public long fixed() {
        need(8);
        long value = Bytes.eight(bytes, at);
        at += 8;
        return value;
    }

    public long six() {
        need(6);
        long value = Bytes.six(bytes, at);
        at += 6;
        return value;
    }

    public long unsigned() {
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

    public long signed() {
        long value = unsigned();
        return (value >>> 1) ^ -(value & 1);
    }

    /** A count of things that take at least one byte each. */
    public int count() {
        long count = unsigned();
        need(count);
        return (int) count;
    }

    public String text() {
        return text(count());
    }

    /** A text of so many bytes. */
    public String text(int length) {
        need(length);
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    /** Bytes with their length before them. */
    public byte[] blob() {
        byte[] blob = new byte[count()];
        System.arraycopy(bytes, at, blob, 0, blob.length);
        at += blob.length;
        return blob;
    }

    /** All that is left. */
    public byte[] rest() {
        byte[] rest = new byte[end - at];
        System.arraycopy(bytes, at, rest, 0, rest.length);
        at = end;
        return rest;
    }

    public BigDecimal decimal() {
        int scale = Math.toIntExact(signed());
        return one() == 1 ? BigDecimal.valueOf(signed(), scale) : new BigDecimal(new BigInteger(blob()), scale);
    }

    /** The array that it reads. */
    public byte[] array() {
        return bytes;
    }

    /** Bytes that are left. */
    public int left() {
        return end - at;
    }

    /** Where it reads next, in the array that it was pointed at. */
    public int at() {
        return at;
    }

    public void skip(int count) {
        need(count);
        at += count;
    }

    /** Whether all was read. */
    public boolean atEnd() {
        return at == end;
    }

    public void end() {
        if (at != end) {
            throw new IllegalStateException("%d bytes are left over".formatted(end - at));
        }
    }

    private void need(long more) {
        if (more < 0 || more > end - at) {
            throw new IllegalStateException("%d bytes are needed at %d, but %d are left".formatted(more, at, end - at));
        }
    }
}
