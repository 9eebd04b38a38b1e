package io.shibo.trade;

import io.shibo.codes.Country;
import io.shibo.codes.party.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * A business that takes part in a deal, as its documents name it.
 *
 * @param name legal name in Latin letters
 * @param nameLocal legal name in its own script; null where it is the same
 * @param street may be null
 * @param city may be null
 * @param postalCode may be null
 * @param id its identifier in a register of businesses
 * @param contact a department rather than a person; null where none is given
 * @param email may be null
 */
public record Party(
        String name,
        @Nullable String nameLocal,
        @Nullable String street,
        @Nullable String city,
        @Nullable String postalCode,
        Country country,
        PartyId id,
        @Nullable String contact,
        @Nullable String email) {}
