package io.shibo.quote.tariff;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Under which law a heading of US chapter 99 charges: {@code 9903.88.15} is {@code section_301}. The table lies beside this
 * class as data, each range of headings with its source.
 *
 * @param name as in {@code section_232}, {@code section_301}, {@code ieepa_reciprocal}
 * @param origins countries it is confined to; {@code *} for all, empty where each heading says it itself
 */
public record UsAuthority(String name, String origins) {
    private static final Pattern HEADING = Pattern.compile("99[0-9]{2}\\.[0-9]{2}\\.[0-9]{2}");

    private record Range(String first, String last, UsAuthority authority) {}

    private static final List<Range> RANGES = Tables.read(
            "us-authorities.csv",
            List.of("first", "last", "authority", "origins", "source"),
            row -> new Range(
                    row.text("first"), row.text("last"), new UsAuthority(row.text("authority"), row.text("origins"))));

    /** The authority of a heading written with points; empty where the table has none. */
    public static Optional<UsAuthority> find(String heading) {
        if (!HEADING.matcher(heading).matches()) {
            return Optional.empty();
        }
        return RANGES.stream()
                .filter(range -> heading.compareTo(range.first()) >= 0 && heading.compareTo(range.last()) <= 0)
                .map(Range::authority)
                .findFirst();
    }
}
