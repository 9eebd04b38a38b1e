package io.shibo.meet.day;

import io.shibo.codes.input.Problem;

/** Names of the places that have gates: halls by their name, and the ground as a whole. */
public final class Zones {
    /** The gate of the ground, if it has one of its own. */
    public static final String SITE = "site";

    private static final int MAX_LENGTH = 40;

    private Zones() {}

    static void check(String zone) {
        if (zone.isBlank() || zone.length() > MAX_LENGTH || zone.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("'%s' is not the name of a hall. Write 1 to %d characters, or '%s'."
                    .formatted(Problem.show(zone), MAX_LENGTH, SITE));
        }
    }
}
