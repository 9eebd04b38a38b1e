package io.shibo.clear.log;

/** Acknowledged records of a log are damaged or missing. Nothing was changed; a person must decide. */
public final class CorruptLogException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CorruptLogException(String segment, long offset, String found) {
        super("segment %s, offset %d: %s. Restore the segment from a copy; nothing was changed."
                .formatted(segment, offset, found));
    }
}
