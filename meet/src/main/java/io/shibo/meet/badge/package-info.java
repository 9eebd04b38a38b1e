/**
 * Badges that a gate can trust without a network: {@link io.shibo.meet.badge.Badge} is what one says, {@link
 * io.shibo.meet.badge.BadgeToken} the signed text in its QR code, {@link io.shibo.meet.badge.BadgeVerifier} what a gate asks,
 * {@link io.shibo.meet.badge.Revocations} the badges that were lost or withdrawn.
 *
 * <pre>{@code
 * String token = BadgeToken.sign(badge, secretKey);
 * BadgeCheck check = new BadgeVerifier("2026", List.of(publicKey), Revocations.NONE).check(token, day);
 * }</pre>
 */
@NullMarked
package io.shibo.meet.badge;

import org.jspecify.annotations.NullMarked;
