package io.shibo.hub.register;

import java.time.Instant;

/**
 * A dossier in its present state.
 *
 * @param edition its code
 * @param id of the organisation in the expo
 * @param version counts the changes, from 1; who changes it must have seen the last
 * @param reason of the last return or withdrawal; empty where none was given
 * @param warns whether an identifier's form or check digit is wrong
 */
record Registration(
        String edition,
        String id,
        int version,
        State state,
        String reason,
        boolean warns,
        Dossier dossier,
        Instant createdAt,
        Instant changedAt) {}
