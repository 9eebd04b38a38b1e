package io.shibo.quote.tariff;

import io.shibo.codes.Country;
import io.shibo.codes.input.Values;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Countries whose goods pay the rates of column 2 of the HTS, since when, as general note 3(b) lists them. */
final class Column2 {
    private record Entry(Country country, LocalDate from) {}

    private static final List<Entry> ENTRIES = Tables.read(
            "us-column-2.csv",
            List.of("country", "from", "source"),
            row -> new Entry(
                    Country.parse(row.text("country")), Objects.requireNonNull(row.parse("from", Values::date))));

    private Column2() {}

    static Set<Country> on(LocalDate day) {
        Set<Country> countries = new TreeSet<>();
        ENTRIES.stream().filter(e -> !e.from().isAfter(day)).forEach(e -> countries.add(e.country()));
        return countries;
    }
}
