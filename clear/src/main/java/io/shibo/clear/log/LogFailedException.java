package io.shibo.clear.log;

import java.io.IOException;

/**
 * The disk failed under the log. What was not acknowledged may be lost, what was acknowledged is not; the process must
 * stop, and opening the log again recovers it.
 */
public final class LogFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LogFailedException(String doing, String segment, IOException cause) {
        super(
                "the log stopped %s segment %s: %s. Everything acknowledged is on disk. Mend the disk (maybe it is full) and start again."
                        .formatted(doing, segment, cause.getMessage()),
                cause);
    }

    LogFailedException(String message) {
        super(message);
    }
}
