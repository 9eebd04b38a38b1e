package io.shibo.meet.badge;

import io.shibo.codes.Country;
import io.shibo.meet.expo.Edition;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Person;
import io.shibo.meet.expo.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is given a badge: each person of an organisation, or the organisation where it named nobody.
 *
 * @param id unique among holders
 * @param organisation id of the organisation; the same as {@code id} where it is the organisation
 * @param role what the holder is there
 * @param name in its own script
 * @param company name of the person's organisation; null where the holder is the organisation
 * @param latinName the organisation's name in Latin letters; null where it is in Latin letters already, or not known
 */
public record Holder(
        String id,
        String organisation,
        BadgeRole role,
        String name,
        @Nullable String company,
        @Nullable String latinName,
        Country country) {
    /** Everybody of an expo, in its order. */
    public static List<Holder> of(Expo expo) {
        List<Holder> holders = new ArrayList<>();
        for (Organisation organisation : expo.organisations()) {
            List<Person> people = expo.peopleOf(organisation.id());
            if (people.isEmpty()) {
                holders.add(of(organisation));
            }
            people.forEach(person -> holders.add(of(organisation, person)));
        }
        return holders;
    }

    /** The organisation as one holder. */
    public static Holder of(Organisation organisation) {
        return new Holder(
                organisation.id(),
                organisation.id(),
                role(organisation),
                organisation.name(),
                null,
                organisation.latinName(),
                organisation.country());
    }

    private static Holder of(Organisation organisation, Person person) {
        return new Holder(
                person.id(),
                organisation.id(),
                role(organisation),
                person.name(),
                organisation.name(),
                organisation.latinName(),
                organisation.country());
    }

    private static BadgeRole role(Organisation organisation) {
        return organisation.role() == Role.EXHIBITOR ? BadgeRole.EXHIBITOR : BadgeRole.BUYER;
    }

    /** The badge of this holder, valid on every day of the edition. */
    public Badge badge(Edition edition, int issue) {
        return new Badge(
                edition.code(),
                new BadgeId(id, issue),
                organisation,
                role,
                Badge.shortened(name),
                edition.firstDay(),
                edition.lastDay());
    }
}
