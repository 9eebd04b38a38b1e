package io.shibo.hub;

import org.jspecify.annotations.Nullable;

/**
 * The hub cannot start, or cannot go on. The message is one line for the person at the terminal: what is wrong, with the
 * value, and what to do. It never holds a password.
 */
public final class HubException extends RuntimeException {
    /** The user chose something that cannot be: another port, folder or address mends it. */
    public static final int EXIT_CHOICE = 2;

    /** The machine or the hub failed. */
    public static final int EXIT_FAILURE = 1;

    private final int exitCode;

    private HubException(int exitCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    public static HubException choice(String message) {
        return new HubException(EXIT_CHOICE, message, null);
    }

    public static HubException choice(String message, Throwable cause) {
        return new HubException(EXIT_CHOICE, message, cause);
    }

    public static HubException failure(String message) {
        return new HubException(EXIT_FAILURE, message, null);
    }

    public static HubException failure(String message, Throwable cause) {
        return new HubException(EXIT_FAILURE, message, cause);
    }

    /** The exit code for a command that ends with this: {@link #EXIT_CHOICE} or {@link #EXIT_FAILURE}. */
    public int exitCode() {
        return exitCode;
    }
}
