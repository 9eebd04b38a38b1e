package io.shibo.hub.day;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Secrets that open one thing: 192 random bits, of which the database keeps a hash. */
final class Tokens {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 24;
    private static final String BEARER = "Bearer ";
    private static final int MAX_LENGTH = 200;

    private Tokens() {}

    static String make() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no SHA-256", missing);
        }
    }

    /** The token of an {@code Authorization: Bearer} header (RFC 6750). */
    static Optional<String> ofHeader(@Nullable String header) {
        return header == null || !header.startsWith(BEARER) || header.length() > MAX_LENGTH
                ? Optional.empty()
                : Optional.of(header.substring(BEARER.length()).strip());
    }
}
