package io.shibo.quote.sale;

import io.shibo.codes.Incoterm;

/**
 * What the price includes, and up to where.
 *
 * @param place the named place, as in {@code FOB Ningbo}
 */
public record Terms(Incoterm incoterm, String place) {
    @Override
    public String toString() {
        return place.isEmpty() ? incoterm.name() : incoterm + " " + place;
    }
}
