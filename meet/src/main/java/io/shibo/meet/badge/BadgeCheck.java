package io.shibo.meet.badge;

import org.jspecify.annotations.Nullable;

/**
 * What a gate is told of a badge.
 *
 * @param outcome whether it opens, and if not, why
 * @param badge what it says; null where it cannot be read. Where the outcome is {@code NOT_GENUINE} or {@code NOT_CHECKED}
 *     nobody vouches for it
 * @param reason one sentence in English
 */
public record BadgeCheck(Outcome outcome, @Nullable Badge badge, String reason) {
    /** Each failing is told apart; the first that holds, in this order. */
    public enum Outcome {
        /** No token of this version: another QR code, or one that was cut or mistyped. */
        UNREADABLE,
        /** Read, but there was no key to check it with. Never to be shown as valid. */
        NOT_CHECKED,
        /** No key of this edition signed it: it was changed, or made by somebody else. */
        NOT_GENUINE,
        /** Genuine, of another edition. */
        OTHER_EDITION,
        /** Genuine, and withdrawn. */
        REVOKED,
        /** Genuine; its first day is still to come. */
        NOT_YET,
        /** Genuine; its last day is over. */
        EXPIRED,
        /** It opens. */
        VALID
    }

    public boolean valid() {
        return outcome == Outcome.VALID;
    }
}
