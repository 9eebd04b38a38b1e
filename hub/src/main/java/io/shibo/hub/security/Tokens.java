package io.shibo.hub.security;

import io.shibo.hub.io.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Secrets that open one thing: a registration, a device's journal, a calendar. 256 random bits, told once; the database keeps
 * their hash alone. It needs no slow hash, since nobody guesses 256 bits.
 */
public final class Tokens {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final String BEARER = "Bearer ";
    private static final int MAX_LENGTH = 200;

    private Tokens() {}

    /** A new one, in letters that an address may have. */
    public static String make() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** What is kept of one, and by which it is found again. */
    public static String hash(String token) {
        return Sha256.hex(token);
    }

    /** The token of an {@code Authorization: Bearer} header (RFC 6750). */
    public static Optional<String> ofHeader(@Nullable String header) {
        return header == null || !header.startsWith(BEARER) || header.length() > MAX_LENGTH
                ? Optional.empty()
                : Optional.of(header.substring(BEARER.length()).strip());
    }
}
