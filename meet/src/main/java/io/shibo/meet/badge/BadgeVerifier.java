package io.shibo.meet.badge;

import java.security.PublicKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Checks badges with nothing but the published keys and the list of revoked badges, so without a network. Thread-safe.
 */
public final class BadgeVerifier {
    private final String edition;
    private final List<PublicKey> keys;
    private final Revocations revocations;

    /**
     * @param edition code of the edition whose gate this is
     * @param keys Ed25519 keys that sign its badges; with none every badge that can be read is {@code NOT_CHECKED}
     */
    public BadgeVerifier(String edition, List<PublicKey> keys, Revocations revocations) {
        this.edition = edition;
        this.keys = List.copyOf(keys);
        this.revocations = revocations;
    }

    /** @param day the local day at the gate */
    public BadgeCheck check(String text, LocalDate day) {
        Optional<BadgeToken> read = BadgeToken.parse(text);
        if (read.isEmpty()) {
            return new BadgeCheck(
                    BadgeCheck.Outcome.UNREADABLE,
                    null,
                    "this is no badge of Shibo. Maybe the code was cut, mistyped, or belongs to something else.");
        }
        BadgeToken token = read.get();
        Badge badge = token.badge();
        if (keys.isEmpty()) {
            return new BadgeCheck(
                    BadgeCheck.Outcome.NOT_CHECKED, badge, "not checked: there is no key to check the signature with.");
        }
        if (keys.stream().noneMatch(token::signedBy)) {
            return new BadgeCheck(
                    BadgeCheck.Outcome.NOT_GENUINE,
                    badge,
                    "the signature does not fit: the badge was changed, or not made by who holds the edition's key.");
        }
        return genuine(badge, day);
    }

    /** Whether the list says of this badge that it opened nothing on that day. */
    public boolean revoked(BadgeId badge, LocalDate day) {
        return revocations.find(badge, day).isPresent();
    }

    private BadgeCheck genuine(Badge badge, LocalDate day) {
        if (!badge.edition().equals(edition)) {
            return new BadgeCheck(
                    BadgeCheck.Outcome.OTHER_EDITION,
                    badge,
                    "a genuine badge of edition %s, not of %s.".formatted(badge.edition(), edition));
        }
        Optional<Revocations.Revocation> revoked = revocations.find(badge.id(), day);
        if (revoked.isPresent()) {
            String why =
                    revoked.get().reason().isEmpty() ? "" : ": " + revoked.get().reason();
            return new BadgeCheck(
                    BadgeCheck.Outcome.REVOKED,
                    badge,
                    "badge %s is revoked since %s%s."
                            .formatted(badge.id(), revoked.get().from(), why));
        }
        if (day.isBefore(badge.firstDay())) {
            return new BadgeCheck(
                    BadgeCheck.Outcome.NOT_YET,
                    badge,
                    "valid from %s on; this is %s.".formatted(badge.firstDay(), day));
        }
        if (day.isAfter(badge.lastDay())) {
            return new BadgeCheck(
                    BadgeCheck.Outcome.EXPIRED, badge, "valid until %s; this is %s.".formatted(badge.lastDay(), day));
        }
        return new BadgeCheck(
                BadgeCheck.Outcome.VALID,
                badge,
                "genuine, and valid from %s to %s.".formatted(badge.firstDay(), badge.lastDay()));
    }
}
