package io.shibo.hub.day;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device that may write into the day's journal.
 *
 * @param place the hall of a gate, or the id of the organisation that a participant's phone speaks for
 * @param closed since when it may not any more; null while it may
 */
record Device(
        String name,
        String edition,
        Kind kind,
        String place,
        Instant enrolled,
        @Nullable Instant closed) {
    enum Kind {
        GATE,
        PARTICIPANT
    }

    boolean gate() {
        return kind == Kind.GATE;
    }
}
