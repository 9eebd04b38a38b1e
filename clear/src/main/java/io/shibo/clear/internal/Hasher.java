package io.shibo.clear.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over texts, cut to 64 or 128 bits. A hash stands for the text in events and state: the sender of a document must
 * not be able to make two texts that look the same, which rules out the faster hashes without a key. Not thread-safe.
 */
public final class Hasher {
    private static final byte END_OF_TEXT = (byte) 0xFF;
    private static final byte ABSENT = (byte) 0xFE;

    private final MessageDigest digest;
    private final byte[] result = new byte[32];

    /** What was added and not digested yet: a hash is mostly over a few short texts, digested at once. */
    private final byte[] held = new byte[1024];

    private int count;

    public Hasher() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** Adds a text. Neither mark occurs in UTF-8, so that ("a", "bc") and ("ab", "c") differ, as do absent and empty. */
    public Hasher add(@Nullable String text) {
        if (text == null) {
            mark(ABSENT);
        } else if (!addAscii(text)) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            add(utf8, 0, utf8.length);
        }
        mark(END_OF_TEXT);
        return this;
    }

    /** False, and nothing added, where the text is long or has other characters. */
    private boolean addAscii(String text) {
        int length = text.length();
        if (length > held.length - count) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c > 0x7F) {
                return false;
            }
            held[count + i] = (byte) c;
        }
        count += length;
        return true;
    }

    private void mark(byte one) {
        room(1);
        held[count++] = one;
    }

    private void room(int bytes) {
        if (bytes > held.length - count) {
            digest.update(held, 0, count);
            count = 0;
        }
    }

    public Hasher add(long number) {
        room(Long.BYTES);
        for (int shift = 56; shift >= 0; shift -= 8) {
            held[count++] = (byte) (number >>> shift);
        }
        return this;
    }

    public Hasher add(byte[] bytes, int from, int length) {
        room(length);
        if (length > held.length) {
            digest.update(bytes, from, length);
        } else {
            System.arraycopy(bytes, from, held, count, length);
            count += length;
        }
        return this;
    }

    /** The first 64 bits of what was added, never 0; then begins anew. {@link #second} gives the next 64. */
    public long first() {
        try {
            digest.update(held, 0, count);
            count = 0;
            digest.digest(result, 0, result.length);
        } catch (DigestException impossible) {
            throw new IllegalStateException("SHA-256 has 32 bytes", impossible);
        }
        return notZero(part(0));
    }

    /** The second 64 bits of what {@link #first} gave the first of. */
    public long second() {
        return notZero(part(1));
    }

    /** One of the four parts of 64 bits of what {@link #first} was asked for. */
    public long part(int place) {
        return ByteBuffer.wrap(result).getLong(Objects.checkIndex(place, 4) * 8);
    }

    /** 0 is kept for "absent". */
    private static long notZero(long hash) {
        return hash == 0 ? 1 : hash;
    }
}
