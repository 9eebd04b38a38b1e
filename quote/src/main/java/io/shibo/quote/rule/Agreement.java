package io.shibo.quote.rule;

import io.shibo.codes.Citation;
import io.shibo.codes.Country;
import io.shibo.codes.DateRange;
import io.shibo.quote.origin.OriginRegime;
import io.shibo.quote.origin.OriginRules;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A trade agreement: whom it binds from which day, and when goods originate under it. What it grants stands in the packs of
 * its members, as measures with its name as {@code program}.
 *
 * @param name in capital letters and digits, as in {@code RCEP}; measures and {@code originates(RCEP)} name it
 * @param vintage the day whose law it means to describe
 * @param members with the days on which it is in force for each
 * @param proofs what shows that goods originate
 * @param transport how goods must travel to keep their origin; null where the file does not say
 * @param minimal what its minimal operations mean, for people; null where the file does not say
 * @param hash SHA-256 over its files, lower-case hexadecimal
 */
public record Agreement(
        String name,
        Wording title,
        LocalDate vintage,
        List<Member> members,
        OriginRules rules,
        List<Pack.Requirement> proofs,
        Pack.@Nullable Requirement transport,
        Pack.@Nullable Requirement minimal,
        String hash) {
    /** A country, and while the agreement is in force for it. */
    public record Member(Country country, DateRange valid, Citation citation) {}

    public Agreement {
        members = List.copyOf(members);
        proofs = List.copyOf(proofs);
    }

    public boolean binds(Country country, LocalDate day) {
        for (Member member : members) {
            if (member.country().equals(country) && member.valid().contains(day)) {
                return true;
            }
        }
        return false;
    }

    /** Its rules of origin as they stand on a day. */
    public OriginRegime on(LocalDate day) {
        Set<Country> countries = new TreeSet<>();
        for (Member member : members) {
            if (member.valid().contains(day)) {
                countries.add(member.country());
            }
        }
        return new OriginRegime(name, countries, rules);
    }
}
