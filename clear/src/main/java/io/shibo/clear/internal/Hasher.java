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
            digest.update(ABSENT);
        } else {
            digest.update(text.getBytes(StandardCharsets.UTF_8));
        }
        digest.update(END_OF_TEXT);
        return this;
    }

    public Hasher add(long number) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            digest.update((byte) (number >>> shift));
        }
        return this;
    }

    public Hasher add(byte[] bytes, int from, int count) {
        digest.update(bytes, from, count);
        return this;
    }

    /** The first 64 bits of what was added, never 0; then begins anew. {@link #second} gives the next 64. */
    public long first() {
        try {
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
