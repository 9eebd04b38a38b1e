package io.shibo.quote.tariff;

import io.shibo.codes.input.Problems;
import io.shibo.codes.input.Values;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A CSV of measures with TARIC's codes and duty texts. */
final class TaricTable implements TariffFormat {
    private static final DateTimeFormatter DAY_FIRST =
            DateTimeFormatter.ofPattern("dd[-][/][.]MM[-][/][.]uuuu", Locale.ROOT);

    private final PackWriter pack;
    private final ImportOptions options;
    private final Problems problems;
    private final TaricRules rules;

    TaricTable(PackWriter pack, ImportOptions options, Problems problems) {
        this.pack = pack;
        this.options = options;
        this.problems = problems;
        this.rules = new TaricRules(pack);
    }

    @Override
    public void read(String file, InputStream bytes) throws IOException {
        TableFile.read(
                file,
                bytes,
                List.of("goods_code", "origin", "measure_type", "start", "duty"),
                List.of("additional_code", "legal_act", "end", "order_number", "exclusion", "title"),
                options.headers(),
                pack,
                problems,
                row -> row(file, row));
    }

    private void row(String file, TableFile.Row row) throws IOException {
        String printed = row.text("goods_code");
        String text = row.text("duty");
        // TARIC writes every code with ten digits, filled up with 00 above the lowest level.
        String code = PackWriter.code(printed.replaceFirst(" ?80$", printed.length() > 11 ? "" : "$0"));
        if (code == null) {
            pack.textOnly(file, row.line(), printed, text, "the code has not 2, 4, 6 or 7 to 12 digits of a chapter");
            return;
        }
        String shortest = code;
        while (shortest.length() > 2 && shortest.endsWith("00")) {
            shortest = shortest.substring(0, shortest.length() - 2);
        }
        pack.line(shortest, row.text("title"));
        try {
            LocalDate start = day(row.text("start"));
            LocalDate end = row.text("end").isEmpty() ? null : day(row.text("end"));
            rules.take(new TaricMeasure(
                    file,
                    row.line(),
                    shortest,
                    row.text("measure_type").replaceFirst("^([0-9]{3})\\b.*$", "$1"),
                    area(row.text("origin")),
                    Arrays.stream(row.text("exclusion").split("[ ,;/]+"))
                            .filter(each -> !each.isEmpty())
                            .map(TaricTable::area)
                            .toList(),
                    row.text("additional_code"),
                    row.text("order_number"),
                    row.text("legal_act"),
                    text,
                    text.isEmpty() ? null : DutyText.taric(text),
                    start,
                    end));
        } catch (IllegalArgumentException bad) {
            pack.textOnly(file, row.line(), printed, text, String.valueOf(bad.getMessage()));
            pack.refuse(shortest, "a measure whose dates could not be read");
        }
    }

    private static String area(String text) {
        return text.strip().toUpperCase(Locale.ROOT);
    }

    /** A day as {@code 2026-06-30}, or as the Commission's tables write it, {@code 30-06-2026}. */
    private static LocalDate day(String text) {
        try {
            return text.matches("[0-9]{2}[-/.].*") ? LocalDate.parse(text, DAY_FIRST) : Values.date(text);
        } catch (DateTimeParseException bad) {
            throw new IllegalArgumentException(
                    "'%s' is not a day".formatted(io.shibo.codes.input.Problem.show(text)), bad);
        }
    }
}
