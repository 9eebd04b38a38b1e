package io.shibo.quote.origin;

import io.shibo.codes.Country;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules of origin of an agreement as they stand on one day.
 *
 * @param agreement its name, as in {@code RCEP}
 * @param members the countries it is in force for on that day
 */
public record OriginRegime(String agreement, Set<Country> members, OriginRules rules) {
    public OriginRegime {
        members = java.util.Collections.unmodifiableSet(new TreeSet<>(members));
    }
}
