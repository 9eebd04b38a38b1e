package io.shibo.cli.measure;

import io.shibo.cli.TextTable;
import io.shibo.codes.Language;
import io.shibo.codes.Rate;
import io.shibo.measure.Breakdown;
import io.shibo.measure.Figure;
import io.shibo.measure.Labels;
import io.shibo.measure.Measure;
import io.shibo.measure.Release;
import io.shibo.measure.ReleaseNotes;
import io.shibo.measure.ReportingCurrency;
import io.shibo.measure.Row;
import io.shibo.measure.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A release as lines for a terminal. */
final class ReleaseText {
    private static final List<Measure> WHOLE = List.of(
            Measure.DIGITAL,
            Measure.ORDERED,
            Measure.DELIVERED,
            Measure.BOTH,
            Measure.NOT_DIGITAL,
            Measure.UNKNOWN,
            Measure.TOTAL);
    private static final List<Measure> PARTS =
            List.of(Measure.DIGITAL, Measure.ORDERED, Measure.DELIVERED, Measure.BOTH);

    private final Release release;
    private final Labels words;
    private final List<String> lines = new ArrayList<>();

    private ReleaseText(Release release, Language language) {
        this.release = release;
        this.words = Labels.in(language);
    }

    /** The flows in both currencies, the parts in yuan, and the notes. */
    static List<String> full(Release release, Language language) {
        ReleaseText text = new ReleaseText(release, language);
        for (ReportingCurrency currency : ReportingCurrency.values()) {
            text.flows(currency);
        }
        for (Breakdown breakdown : List.of(Breakdown.KIND, Breakdown.REGIME, Breakdown.PARTNER)) {
            for (Side side : List.of(Side.EXPORTS, Side.IMPORTS)) {
                text.parts(breakdown, side, ReportingCurrency.CNY);
            }
        }
        ReleaseNotes.of(release, language).forEach(note -> text.lines.add("· " + text.word(note)));
        return text.lines;
    }

    /** The flows in one currency. */
    static List<String> flows(Release release, Language language, ReportingCurrency currency) {
        ReleaseText text = new ReleaseText(release, language);
        text.flows(currency);
        return text.lines;
    }

    private void flows(ReportingCurrency currency) {
        List<Row> rows = List.of(Side.EXPORTS, Side.IMPORTS, Side.TOTAL).stream()
                .flatMap(side -> release.find(release.period(), side, Breakdown.ALL, "").stream())
                .toList();
        Labels.Unit unit = unit(rows, currency);
        TextTable table = new TextTable();
        List<String> head =
                new ArrayList<>(List.of(word(words.text("list.caption", words.of(release.period()), unit.name()))));
        for (Row row : rows) {
            head.add(word(words.of(row.side())));
            head.add(word(words.text("column.growth")));
        }
        table.row(head);
        for (Measure measure : WHOLE) {
            List<String> cells = new ArrayList<>(List.of(indent(measure) + word(words.of(measure))));
            for (Row row : rows) {
                Optional<Figure> figure = row.find(measure);
                cells.add(value(figure, currency, unit));
                cells.add(growth(figure, currency));
            }
            table.row(cells);
        }
        add(table);
    }

    private void parts(Breakdown breakdown, Side side, ReportingCurrency currency) {
        List<Row> rows = release.rows(release.period(), side, breakdown);
        if (rows.isEmpty()) {
            return;
        }
        Labels.Unit unit = unit(rows, currency);
        TextTable table = new TextTable();
        List<String> head = new ArrayList<>();
        head.add(word(
                words.text("list.caption", words.text("list.pair", words.of(side), words.of(breakdown)), unit.name())));
        PARTS.forEach(measure -> head.add(word(words.of(measure))));
        head.add(1 + PARTS.indexOf(Measure.DIGITAL) + 1, word(words.text("column.growth")));
        table.row(head);
        for (Row row : rows) {
            List<String> cells = new ArrayList<>(List.of("  " + word(words.item(row))));
            for (Measure measure : PARTS) {
                Optional<Figure> figure = row.find(measure);
                cells.add(value(figure, currency, unit));
                if (measure == Measure.DIGITAL) {
                    cells.add(growth(figure, currency));
                }
            }
            table.row(cells);
        }
        add(table);
    }

    private void add(TextTable table) {
        lines.addAll(table.lines());
        lines.add("");
    }

    private Labels.Unit unit(List<Row> rows, ReportingCurrency currency) {
        BigDecimal largest = rows.stream()
                .flatMap(row -> row.find(Measure.TOTAL).stream())
                .map(figure -> figure.in(currency))
                .reduce(BigDecimal.ZERO, BigDecimal::max);
        return words.unit(largest, currency);
    }

    private String value(Optional<Figure> figure, ReportingCurrency currency, Labels.Unit unit) {
        return figure.map(f -> words.number(unit.of(f.in(currency)), 2)).orElse("c");
    }

    private String growth(Optional<Figure> figure, ReportingCurrency currency) {
        if (figure.isEmpty()) {
            return "";
        }
        Rate growth = figure.get().growth(currency);
        return growth == null ? ":" : words.growth(growth);
    }

    private static String indent(Measure measure) {
        return switch (measure) {
            case ORDERED, DELIVERED, BOTH -> "  ";
            default -> "";
        };
    }

    /** Right-to-left words are isolated, so that the numbers beside them keep their order. */
    private String word(String text) {
        return words.language().rightToLeft() ? "\u2068" + text + "\u2069" : text;
    }
}
