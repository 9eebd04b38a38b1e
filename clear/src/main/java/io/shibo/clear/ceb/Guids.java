package io.shibo.clear.ceb;

import java.util.Locale;
import java.util.UUID;

/** Identifiers as the specification writes them: 36 characters, letters in capitals. */
public final class Guids {
    private Guids() {}

    /** An identifier that follows from the content, so that the same content has the same. */
    public static String of(byte[] content) {
        return UUID.nameUUIDFromBytes(content).toString().toUpperCase(Locale.ROOT);
    }

    /** The identifier of 128 given bits, version and variant set as for random ones. */
    public static String of(long high, long low) {
        long version = (high & ~0xF000L) | 0x4000L;
        long variant = (low & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(version, variant).toString().toUpperCase(Locale.ROOT);
    }
}
