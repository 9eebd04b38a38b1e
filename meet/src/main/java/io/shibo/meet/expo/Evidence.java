package io.shibo.meet.expo;

import io.shibo.codes.party.PartyId;

/**
 * What supports an identifier beyond its check digit, which catches typing errors and proves nothing.
 *
 * @param organisation its id
 * @param identifier one of that organisation
 * @param kind what it is, as in {@code register-extract} or {@code tax-certificate}
 * @param reference where it is: a number, an address, or the digest of a file
 */
public record Evidence(String organisation, PartyId identifier, String kind, String reference) {}
