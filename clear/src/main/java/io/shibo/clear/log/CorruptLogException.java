package io.shibo.clear.log;

/** Acknowledged records of a log are damaged or missing. Nothing was changed; a person must decide. */
public final class CorruptLogException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CorruptLogException(String segment, long offset, String found) {
        super("segment %s, offset %d: %s. Restore the segment from a copy; nothing was changed."
                .formatted(segment, offset, found));
    }

    private CorruptLogException(String message) {
        super(message);
    }

    /** A snapshot that the log's state cannot be taken from. */
    public static CorruptLogException ofSnapshot(String snapshot, String found) {
        return new CorruptLogException(
                "snapshot %s: %s. The log itself holds everything: move the .snap and .run files elsewhere and start again, and it is replayed from its first record. Nothing was changed."
                        .formatted(snapshot, found));
    }
}
