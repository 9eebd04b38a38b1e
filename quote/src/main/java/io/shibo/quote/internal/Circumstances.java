package io.shibo.quote.internal;

import io.shibo.codes.Country;
import io.shibo.quote.sale.NamedDate;
import io.shibo.quote.sale.PartyKind;
import io.shibo.quote.sale.Sale;
import io.shibo.quote.sale.Transport;
import java.time.LocalDate;

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
    /** Of no sale. */
    static final Circumstances NONE =
            new Circumstances(0, 0, 0, 0, Country.CHINA, Country.CHINA, PartyKind.BUSINESS, Transport.values()[0]);

    static Circumstances of(Sale sale, int channel) {
        LocalDate ordered = sale.dates().day(NamedDate.ORDER);
        LocalDate exported = sale.dates().day(NamedDate.EXPORT);
        LocalDate imported = sale.dates().day(NamedDate.IMPORT);
        long order = ordered.toEpochDay();
        long export = exported == ordered ? order : exported.toEpochDay();
        return new Circumstances(
                channel,
                order,
                export,
                imported == exported ? export : imported.toEpochDay(),
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
