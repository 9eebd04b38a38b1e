package io.shibo.quote.tariff;

import io.shibo.codes.Country;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an official file does not say of itself.
 *
 * @param country whose tariff it is; the pack speaks for it alone
 * @param currency in which its duties are due
 * @param date the day whose law the file describes; rates without dates of their own hold from then on
 * @param source the act or edition to cite, as in {@code "HTS 2026, revision 4"}
 * @param vat percentage of import VAT on value and duties, as in {@code 20}; null where the file says it, or none is due
 * @param fob whether customs value is FOB, as in the US, and not CIF
 * @param headers the file's own column for each of ours that it names differently
 * @param areas members of groups of countries that the file names by code alone
 */
public record ImportOptions(
        Country country,
        Currency currency,
        LocalDate date,
        String source,
        @Nullable String vat,
        boolean fob,
        Map<String, String> headers,
        Map<String, Set<Country>> areas) {
    public ImportOptions {
        if (source.isBlank()) {
            throw new IllegalArgumentException("the source is empty. Name the act or edition that the file prints.");
        }
        headers = Map.copyOf(headers);
        areas = java.util.Collections.unmodifiableMap(new TreeMap<>(areas));
    }

    /** Options with nothing special: CIF, no VAT, headers as documented. */
    public static ImportOptions of(Country country, Currency currency, LocalDate date, String source) {
        return new ImportOptions(country, currency, date, source, null, false, Map.of(), Map.of());
    }

    public ImportOptions withVat(@Nullable String percent) {
        return new ImportOptions(country, currency, date, source, percent, fob, headers, areas);
    }

    public ImportOptions withFob(boolean onFob) {
        return new ImportOptions(country, currency, date, source, vat, onFob, headers, areas);
    }

    public ImportOptions withHeaders(Map<String, String> named) {
        return new ImportOptions(country, currency, date, source, vat, fob, named, areas);
    }

    public ImportOptions withAreas(Map<String, Set<Country>> members) {
        return new ImportOptions(country, currency, date, source, vat, fob, headers, members);
    }
}
