package io.shibo.measure;

import io.shibo.codes.Period;
import io.shibo.codes.Rate;
import io.shibo.codes.input.Csv;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A release as CSV, one line a figure and currency. A confidential row has one line with the flag {@code c} and no value.
 * Percentages are in per cent; {@code growth_percent} is empty where there is nothing to compare with.
 */
public final class ReleaseCsv {
    /** The columns. Their names and order are kept from release to release. */
    public static final List<String> COLUMNS = List.of(
            "period",
            "flow",
            "breakdown",
            "item",
            "measure",
            "currency",
            "value",
            "growth_percent",
            "records",
            "flag",
            "vintage");

    private ReleaseCsv() {}

    /** The whole release, header first, lines ended by a line feed. */
    public static String of(Release release) {
        StringBuilder out = new StringBuilder(Csv.line(COLUMNS)).append('\n');
        for (Row row : release.rows()) {
            lines(release, row, out);
        }
        return out.toString();
    }

    /** The rows of one period of the release. */
    public static String of(Release release, Period period) {
        StringBuilder out = new StringBuilder(Csv.line(COLUMNS)).append('\n');
        release.rows().stream().filter(row -> row.period().equals(period)).forEach(row -> lines(release, row, out));
        return out.toString();
    }

    private static void lines(Release release, Row row, StringBuilder out) {
        if (row.suppressed()) {
            line(release, row, "", "", "", null, "", "c", out);
            return;
        }
        row.figures().forEach((measure, figure) -> {
            for (ReportingCurrency currency : ReportingCurrency.values()) {
                line(
                        release,
                        row,
                        Labels.word(measure),
                        currency.name(),
                        figure.in(currency).toPlainString(),
                        figure.growth(currency),
                        Long.toString(figure.records()),
                        "",
                        out);
            }
        });
    }

    private static void line(
            Release release,
            Row row,
            String measure,
            String currency,
            String value,
            @Nullable Rate growth,
            String records,
            String flag,
            StringBuilder out) {
        BigDecimal percent =
                growth == null ? null : growth.fraction().movePointRight(2).setScale(1);
        out.append(Csv.line(List.of(
                        row.period().toString(),
                        Labels.word(row.side()),
                        Labels.word(row.breakdown()),
                        row.item(),
                        measure,
                        currency,
                        value,
                        percent == null ? "" : percent.toPlainString(),
                        records,
                        flag,
                        release.vintage())))
                .append('\n');
    }
}
