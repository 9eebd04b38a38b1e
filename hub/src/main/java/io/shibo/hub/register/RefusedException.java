package io.shibo.hub.register;

/** Why a registration is not changed now, though nothing is wrong with what it says. */
final class RefusedException extends RuntimeException {
    /** The reason, whose text in the reader's language is {@code register.refused.KIND}. */
    enum Kind {
        /** Somebody else changed it in between. */
        CHANGED_SINCE,
        /** Participants may no longer write. */
        CLOSED,
        /** Its state has no such way on. */
        STATE,
        /** There is nothing that this viewer could take back. */
        NO_UNDO,
        /** No more files are kept. */
        FILES
    }

    private final Kind kind;

    RefusedException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
