package io.shibo.quote.sale;

import io.shibo.codes.Country;

/**
 * One side of a sale, as far as rules look at it. Names and addresses belong to documents and never come here.
 *
 * @param country where the party is established or lives
 */
public record Party(Country country, PartyKind kind) {}
