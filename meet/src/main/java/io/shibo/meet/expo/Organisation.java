package io.shibo.meet.expo;

import io.shibo.codes.Country;
import io.shibo.codes.party.PartyId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A firm or institution that takes part.
 *
 * @param id unique among organisations; letters, digits and hyphens
 * @param name as registered, in its own script
 * @param latinName the name in Latin letters; null where not given
 * @param city where it sits; empty where not given
 * @param languages spoken at its table, primary subtags of BCP 47, the best first; at least one
 * @param identifiers as given, right or wrong: see {@link PartyId#check}
 * @param hall the hall of its booth; null for buyers
 * @param booth the booth within the hall; null for buyers
 * @param mostMeetings how many meetings it wants at most in the whole edition, 0 or more
 * @param leastMeetings how many it is to have at least, as far as that can be; 0 to {@code mostMeetings}
 */
public record Organisation(
        String id,
        Role role,
        String name,
        @Nullable String latinName,
        Country country,
        String city,
        List<String> languages,
        List<PartyId> identifiers,
        @Nullable String hall,
        @Nullable String booth,
        int mostMeetings,
        int leastMeetings) {
    /** An organisation that is to have no least number of meetings. */
    public Organisation(
            String id,
            Role role,
            String name,
            @Nullable String latinName,
            Country country,
            String city,
            List<String> languages,
            List<PartyId> identifiers,
            @Nullable String hall,
            @Nullable String booth,
            int mostMeetings) {
        this(id, role, name, latinName, country, city, languages, identifiers, hall, booth, mostMeetings, 0);
    }

    public Organisation {
        languages = List.copyOf(languages);
        identifiers = List.copyOf(identifiers);
    }

    /** Whether it comes from outside the country of the expo. */
    public boolean international(Edition edition) {
        return !country.equals(edition.country());
    }
}
