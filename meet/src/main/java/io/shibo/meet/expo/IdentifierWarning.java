package io.shibo.meet.expo;

import io.shibo.codes.party.IdentifierCheck;
import io.shibo.codes.party.PartyId;

/** An identifier that a person should look at. It stops nothing: wrong check digits have been issued. */
public record IdentifierWarning(Organisation organisation, PartyId identifier, IdentifierCheck check) {}
