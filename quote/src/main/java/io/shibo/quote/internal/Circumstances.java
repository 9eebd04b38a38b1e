package io.shibo.quote.internal;

import io.shibo.codes.Country;
import io.shibo.quote.sale.NamedDate;
import io.shibo.quote.sale.PartyKind;
import io.shibo.quote.sale.Sale;
import io.shibo.quote.sale.Transport;

/** What of a sale decides, for all its lines alike, whether a rule speaks about it. Days are epoch days. */
record Circumstances(
        int channel,
        long order,
        long export,
        long imported,
        Country dispatch,
        Country destination,
        PartyKind buyer,
        Transport transport) {
    static Circumstances of(Sale sale, int channel) {
        return new Circumstances(
                channel,
                sale.dates().day(NamedDate.ORDER).toEpochDay(),
                sale.dates().day(NamedDate.EXPORT).toEpochDay(),
                sale.dates().day(NamedDate.IMPORT).toEpochDay(),
                sale.dispatch(),
                sale.destination(),
                sale.buyer().kind(),
                sale.transport());
    }

    long day(NamedDate date) {
        return switch (date) {
            case ORDER -> order;
            case EXPORT -> export;
            case IMPORT -> imported;
        };
    }
}
