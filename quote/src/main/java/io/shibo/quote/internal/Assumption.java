package io.shibo.quote.internal;

import java.util.Set;

/**
 * What is supposed about measures, to see what would follow.
 *
 * @param granted ids of measures whose condition is taken to hold
 * @param denied ids of measures that are taken not to apply
 */
public record Assumption(Set<String> granted, Set<String> denied) {
    /** Nothing is supposed. */
    public static final Assumption NONE = new Assumption(Set.of(), Set.of());

    public Assumption {
        granted = Set.copyOf(granted);
        denied = Set.copyOf(denied);
    }
}
