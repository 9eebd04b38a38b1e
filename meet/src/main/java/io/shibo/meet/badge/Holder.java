package io.shibo.meet.badge;

import io.shibo.codes.Country;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is given a badge: an organisation that takes part.
 *
 * @param id unique among holders
 * @param organisation id of the organisation
 * @param name in its own script
 * @param latinName the name in Latin letters; null where it is in Latin letters already, or not known
 */
public record Holder(
        String id,
        String organisation,
        BadgeRole role,
        String name,
        @Nullable String latinName,
        Country country) {
    /** Everybody of an expo, in its order. */
    public static List<Holder> of(Expo expo) {
        return expo.organisations().stream().map(Holder::of).toList();
    }

    private static Holder of(Organisation organisation) {
        return new Holder(
                organisation.id(),
                organisation.id(),
                organisation.role() == Role.EXHIBITOR ? BadgeRole.EXHIBITOR : BadgeRole.BUYER,
                organisation.name(),
                organisation.latinName(),
                organisation.country());
    }

    /** The badge of this holder, valid on every day of the edition. */
    public Badge badge(Expo expo, int issue) {
        return new Badge(
                expo.edition().code(),
                new BadgeId(id, issue),
                organisation,
                role,
                Badge.shortened(name),
                expo.edition().firstDay(),
                expo.edition().lastDay(),
                false);
    }
}
