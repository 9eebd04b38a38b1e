package io.shibo.meet.day;

import io.shibo.meet.badge.BadgeCheck;
import io.shibo.meet.badge.BadgeId;
import io.shibo.meet.badge.BadgeToken;

/**
 * A badge as a device saw it.
 *
 * @param badge which one
 * @param said what the device told who held it, from the key and the list of revoked badges it had then
 * @param token the text of the code, kept only where the device could not check it, so that the hub can; empty otherwise, and
 *     where the number was typed by hand. A device need not keep names
 */
public record Seen(BadgeId badge, BadgeCheck.Outcome said, String token) {
    public Seen {
        if (said == BadgeCheck.Outcome.UNREADABLE) {
            throw new IllegalArgumentException("a code that cannot be read is no badge, and is not written down.");
        }
        if (token.length() > BadgeToken.MAX_LENGTH) {
            throw new IllegalArgumentException("the code has %d characters; a badge's has at most %d."
                    .formatted(token.length(), BadgeToken.MAX_LENGTH));
        }
        if (!token.isEmpty() && said != BadgeCheck.Outcome.NOT_CHECKED) {
            throw new IllegalArgumentException("a code is kept only where it was not checked.");
        }
    }

    /** Whether the number was typed, and only a person looked at the badge. */
    public boolean byHand() {
        return said == BadgeCheck.Outcome.NOT_CHECKED && token.isEmpty();
    }
}
