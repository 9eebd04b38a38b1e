package io.shibo.hub.register;

import java.util.EnumSet;
import java.util.Set;

/** How far a registration has come. */
enum State {
    /** Being written. */
    DRAFT,
    /** Complete, and waiting for the organiser. */
    SUBMITTED,
    /** Takes part. */
    ACCEPTED,
    /** Sent back with a reason, to be mended and submitted again. */
    RETURNED,
    /** Does not take part, by its own wish or the organiser's. */
    WITHDRAWN;

    /** Where a registration may go from here. */
    Set<State> next() {
        return switch (this) {
            case DRAFT, RETURNED -> EnumSet.of(SUBMITTED, WITHDRAWN);
            case SUBMITTED -> EnumSet.of(ACCEPTED, RETURNED, WITHDRAWN);
            case ACCEPTED -> EnumSet.of(RETURNED, WITHDRAWN);
            case WITHDRAWN -> EnumSet.of(SUBMITTED);
        };
    }

    /**
     * After the participant has changed what the organiser looks at: an accepted registration has to be looked at again.
     *
     * @param looksAt whether the change is of anything but times and wishes
     */
    State changedByParticipant(boolean looksAt) {
        return this == ACCEPTED && looksAt ? SUBMITTED : this;
    }

    boolean writable() {
        return this != WITHDRAWN;
    }

    /** What happened, as the history says it. */
    enum Act {
        CREATED,
        IMPORTED,
        CHANGED,
        SUBMITTED,
        ACCEPTED,
        RETURNED,
        WITHDRAWN,
        UNDONE
    }
}
