package io.shibo.hub.security;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;

/** Which passwords the hub takes, and those it makes. */
final class Passwords {
    static final int LEAST_CHARACTERS = 12;

    /** bcrypt looks at 72 bytes; what it would ignore is refused. */
    static final int MOST_BYTES = 72;

    /** Without the letters and digits that people mistake for each other. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {}

    /** The message key of what is wrong with a new password, if anything. */
    static Optional<String> findFault(String password, String repeated, String old) {
        if (!password.equals(repeated)) {
            return Optional.of("password.differ");
        }
        if (password.codePointCount(0, password.length()) < LEAST_CHARACTERS) {
            return Optional.of("password.short");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return Optional.of("password.long");
        }
        if (password.equals(old)) {
            return Optional.of("password.same");
        }
        return Optional.empty();
    }

    /** Twenty characters in groups of five: 99 bits. */
    static String oneTime() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            if (i > 0 && i % 5 == 0) {
                text.append('-');
            }
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
