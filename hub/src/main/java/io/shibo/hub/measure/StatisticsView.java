package io.shibo.hub.measure;

import io.shibo.codes.Language;
import io.shibo.codes.Period;
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
import io.shibo.measure.chart.Charts;
import io.shibo.measure.chart.Charts.Look;
import io.shibo.measure.chart.Charts.Width;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One period of a release, as texts for a page in one language and one currency. The template only places them. */
public final class StatisticsView {
    private static final List<Measure> WHOLE = List.of(
            Measure.DIGITAL,
            Measure.ORDERED,
            Measure.DELIVERED,
            Measure.BOTH,
            Measure.PARTLY_UNKNOWN,
            Measure.NOT_DIGITAL,
            Measure.UNKNOWN,
            Measure.TOTAL);
    private static final List<Measure> PARTS =
            List.of(Measure.DIGITAL, Measure.ORDERED, Measure.DELIVERED, Measure.BOTH, Measure.TOTAL);
    private static final List<Side> SIDES = List.of(Side.EXPORTS, Side.IMPORTS);

    private final Release release;
    private final Period period;
    private final ReportingCurrency currency;
    private final Language language;
    private final Labels words;

    StatisticsView(Release release, Period period, ReportingCurrency currency, Language language) {
        this.release = release;
        this.period = period;
        this.currency = currency;
        this.language = language;
        this.words = Labels.in(language);
    }

    /**
     * A figure at the head of the page.
     *
     * @param note growth in words, or why there is none; empty where nothing is to be said
     */
    public record Big(String value, String unit, String caption, String note) {}

    /**
     * A table.
     *
     * @param caption what it shows, with the unit
     */
    public record Table(String caption, List<String> columns, List<Line> lines) {}

    /**
     * A line of a table.
     *
     * @param link the page that explains it; empty where there is none
     * @param part whether it is a part of the line above
     * @param total whether it closes the table
     */
    public record Line(String name, String link, boolean part, boolean total, List<String> cells) {}

    public List<Big> figures() {
        List<Big> figures = new ArrayList<>();
        for (Side side : List.of(Side.TOTAL, Side.EXPORTS, Side.IMPORTS)) {
            String caption = words.text("list.caption", words.of(Measure.DIGITAL), words.of(side));
            figures.add(find(side, Measure.DIGITAL)
                    .map(figure -> big(figure, caption))
                    .orElseGet(() -> new Big("c", "", caption, words.text("flag.c"))));
        }
        find(Side.TOTAL, Measure.TOTAL)
                .filter(total -> total.in(currency).signum() > 0)
                .ifPresent(total -> find(Side.TOTAL, Measure.UNKNOWN)
                        .ifPresent(unknown -> figures.add(new Big(
                                words.share(unknown.in(currency), total.in(currency)),
                                "",
                                words.text("list.caption", words.of(Measure.UNKNOWN), words.of(Side.TOTAL)),
                                ""))));
        return figures;
    }

    private Big big(Figure figure, String caption) {
        Labels.Unit unit = words.unit(figure.in(currency), currency);
        Rate growth = figure.growth(currency);
        return new Big(
                words.brief(figure.in(currency), unit),
                unit.name(),
                caption,
                growth == null ? "" : words.text("growth.words", words.growth(growth)));
    }

    public Table flows() {
        List<Row> rows = List.of(Side.EXPORTS, Side.IMPORTS, Side.TOTAL).stream()
                .flatMap(side -> release.find(period, side, Breakdown.ALL, "").stream())
                .toList();
        Labels.Unit unit = unit(rows);
        List<String> columns = new ArrayList<>();
        rows.forEach(row -> {
            columns.add(words.of(row.side()));
            columns.add(words.text("column.growth"));
        });
        List<Line> lines = new ArrayList<>();
        for (Measure measure : WHOLE) {
            List<String> cells = new ArrayList<>();
            for (Row row : rows) {
                cells.add(value(row.find(measure), unit));
                cells.add(growth(row.find(measure)));
            }
            boolean part = measure == Measure.ORDERED
                    || measure == Measure.DELIVERED
                    || measure == Measure.BOTH
                    || measure == Measure.PARTLY_UNKNOWN;
            lines.add(new Line(words.of(measure), "", part, measure == Measure.TOTAL, cells));
        }
        return new Table(words.text("list.caption", words.of(period), unit.name()), columns, lines);
    }

    /** Both flows by one cut; a flow of which nothing may be shown is left out. */
    List<Table> parts(Breakdown breakdown) {
        return SIDES.stream().flatMap(side -> part(side, breakdown).stream()).toList();
    }

    Optional<Table> part(Side side, Breakdown breakdown) {
        List<Row> rows = release.rows(period, side, breakdown);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Labels.Unit unit = unit(rows);
        List<String> columns = new ArrayList<>();
        PARTS.forEach(measure -> {
            columns.add(words.of(measure));
            if (measure == Measure.DIGITAL) {
                columns.add(words.text("column.growth"));
            }
        });
        List<Line> lines = rows.stream()
                .map(row -> new Line(words.item(row), link(row), below(row), false, cells(row, unit)))
                .toList();
        String caption = words.text("list.pair", words.of(side), words.of(breakdown));
        return Optional.of(new Table(words.text("list.caption", caption, unit.name()), columns, lines));
    }

    private static boolean below(Row row) {
        return row.breakdown() == Breakdown.REGIME
                && !row.item().equals(Row.E_COMMERCE)
                && !row.item().equals(io.shibo.measure.Regime.GENERAL.code());
    }

    private List<String> cells(Row row, Labels.Unit unit) {
        List<String> cells = new ArrayList<>();
        for (Measure measure : PARTS) {
            cells.add(value(row.find(measure), unit));
            if (measure == Measure.DIGITAL) {
                cells.add(growth(row.find(measure)));
            }
        }
        return cells;
    }

    /** The whole flows, as lines whose names lead to their explanation. */
    public List<Line> flowLinks() {
        return List.of(Side.EXPORTS, Side.IMPORTS, Side.TOTAL).stream()
                .flatMap(side -> release.find(period, side, Breakdown.ALL, "").stream())
                .map(row -> new Line(words.of(row.side()), link(row), false, false, List.of()))
                .toList();
    }

    /** Why each figure of a row is what it is. */
    List<List<String>> why(Row row) {
        if (row.suppressed()) {
            return List.of(ReleaseNotes.why(release, row, Measure.TOTAL, language));
        }
        return WHOLE.stream()
                .map(measure -> ReleaseNotes.why(release, row, measure, language))
                .toList();
    }

    public List<String> notes() {
        return ReleaseNotes.of(release, language);
    }

    /** The two drawings of the flows, of which the style sheet shows the one that fits. */
    public List<String> flowCharts() {
        return List.of(
                Charts.flows(release, period, look(Width.WIDE)), Charts.flows(release, period, look(Width.NARROW)));
    }

    /** The same of one flow's partners; empty where none may be shown. */
    List<String> partnerCharts(Side side) {
        return Charts.hasPartners(release, period, side)
                ? List.of(
                        Charts.partners(release, period, side, look(Width.WIDE)),
                        Charts.partners(release, period, side, look(Width.NARROW)))
                : List.of();
    }

    private Look look(Width width) {
        return new Look(language, currency, width, false);
    }

    private String link(Row row) {
        return "/measure/why?period=%s&flow=%s&breakdown=%s%s"
                .formatted(
                        row.period(),
                        word(row.side()),
                        word(row.breakdown()),
                        row.item().isEmpty() ? "" : "&item=" + row.item());
    }

    private Optional<Figure> find(Side side, Measure measure) {
        return release.findFigure(period, side, Breakdown.ALL, "", measure);
    }

    private Labels.Unit unit(List<Row> rows) {
        return words.unit(
                rows.stream()
                        .flatMap(row -> row.find(Measure.TOTAL).stream())
                        .map(figure -> figure.in(currency))
                        .reduce(BigDecimal.ZERO, BigDecimal::max),
                currency);
    }

    private String value(Optional<Figure> figure, Labels.Unit unit) {
        return figure.map(f -> words.number(unit.of(f.in(currency)), 2)).orElse("c");
    }

    private String growth(Optional<Figure> figure) {
        if (figure.isEmpty()) {
            return "";
        }
        Rate growth = figure.get().growth(currency);
        return growth == null ? ":" : words.growth(growth);
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
