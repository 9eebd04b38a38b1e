package io.shibo.quote.sale;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days of a sale.
 *
 * @param order when it was agreed; for services the tax point
 * @param export when the goods leave; null where not known or not goods
 * @param imported when the goods are declared for import; null where not known or not goods
 */
public record Dates(
        LocalDate order,
        @Nullable LocalDate export,
        @Nullable LocalDate imported) {
    public Dates {
        if (export != null && export.isBefore(order)) {
            throw SaleProblems.of("export-before-order", export, order).refusal();
        }
        LocalDate before = export == null ? order : export;
        if (imported != null && imported.isBefore(before)) {
            throw SaleProblems.of("import-before", imported, before).refusal();
        }
    }

    /** All on one day: what a quote "as of" a day means. */
    public static Dates on(LocalDate day) {
        return new Dates(day, day, day);
    }

    /** The day a rule asks for; the latest day known before it where it was not stated itself. */
    public LocalDate day(NamedDate name) {
        return switch (name) {
            case ORDER -> order;
            case EXPORT -> export == null ? order : export;
            case IMPORT -> imported == null ? day(NamedDate.EXPORT) : imported;
        };
    }
}
