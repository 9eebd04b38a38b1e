package io.shibo.clear.engine;

/** A log whose decisions cannot be come to again. The window must not go on from there. */
public final class DivergedLogException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DivergedLogException(long sequence, String difference) {
        super("record %d of the log: %s. The log was written by another version of the program, or tampered with."
                .formatted(sequence, difference));
    }
}
