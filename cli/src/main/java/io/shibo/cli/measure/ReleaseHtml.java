package io.shibo.cli.measure;

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
import io.shibo.measure.chart.ChartStyle;
import io.shibo.measure.chart.Charts;
import io.shibo.measure.chart.Charts.Look;
import io.shibo.measure.chart.Charts.Width;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A release as one HTML file that needs nothing beside it: no script, light and dark, readable on a phone and on paper. */
final class ReleaseHtml {
    private static final String STYLE = """
            :root { color-scheme: light dark; --paper: #fbfaf6; --ink: #1d2220; --soft: #59625d; --line: #dedbd0; }
            @media (prefers-color-scheme: dark) { :root { --paper: #14181a; --ink: #e9e6dd; --soft: #a0a9a4; --line: #323a3d; } }
            body { margin: 2.5rem auto; max-width: 60rem; padding-inline: 1rem; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Naskh Arabic", sans-serif; }
            h1 { font-size: 1.6rem; font-weight: 600; margin: 0 0 .25rem; } h2 { font-size: 1.1rem; margin: 2.5rem 0 .5rem; }
            .soft, caption, li { color: var(--soft); } li { font-size: .875rem; margin-block: .3rem; }
            .scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; font-size: .9rem; }
            caption { text-align: start; font-size: .875rem; padding-block: .5rem; }
            th, td { padding: .3rem .6rem; border-block-end: 1px solid var(--line); text-align: end; white-space: nowrap; }
            th:first-child { text-align: start; font-weight: 400; padding-inline-start: 0; } thead th { font-weight: 600; border-block-end: 2px solid var(--ink); }
            .of { padding-inline-start: 1.2rem !important; }
            """;

    private static final List<Measure> WHOLE = List.of(
            Measure.DIGITAL,
            Measure.ORDERED,
            Measure.DELIVERED,
            Measure.BOTH,
            Measure.PARTLY_UNKNOWN,
            Measure.NOT_DIGITAL,
            Measure.UNKNOWN,
            Measure.TOTAL);

    private final Release release;
    private final Language language;
    private final Labels words;
    private final StringBuilder out = new StringBuilder();

    private ReleaseHtml(Release release, Language language) {
        this.release = release;
        this.language = language;
        this.words = Labels.in(language);
    }

    static String of(Release release, Language language) {
        return new ReleaseHtml(release, language).write();
    }

    private String write() {
        String title = words.text("chart.flows.title", words.of(release.period()));
        out.append("""
                <!DOCTYPE html>
                <html lang="%s" dir="%s">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>%s</title>
                <style>
                %s%s</style></head>
                <body>
                <h1>%s</h1>
                """.formatted(
                        language.tag(),
                        language.rightToLeft() ? "rtl" : "ltr",
                        escape(title),
                        STYLE,
                        ChartStyle.css(),
                        escape(title)));
        charts(width -> Charts.flows(release, release.period(), look(width)));
        for (ReportingCurrency currency : ReportingCurrency.values()) {
            flows(currency);
        }
        for (Side side : List.of(Side.EXPORTS, Side.IMPORTS)) {
            if (Charts.hasPartners(release, release.period(), side)) {
                charts(width -> Charts.partners(release, release.period(), side, look(width)));
            }
            for (Breakdown breakdown : List.of(Breakdown.PARTNER, Breakdown.KIND, Breakdown.REGIME)) {
                parts(side, breakdown);
            }
        }
        out.append("<ul>\n");
        ReleaseNotes.of(release, language)
                .forEach(note -> out.append("<li>").append(escape(note)).append("</li>\n"));
        return out.append("</ul>\n</body>\n</html>\n").toString();
    }

    private Look look(Width width) {
        return new Look(language, ReportingCurrency.CNY, width, false);
    }

    private void charts(java.util.function.Function<Width, String> chart) {
        out.append("<div class=\"sc-pair\">");
        out.append(chart.apply(Width.WIDE)).append(chart.apply(Width.NARROW)).append("</div>\n");
    }

    private void flows(ReportingCurrency currency) {
        List<Row> rows = List.of(Side.EXPORTS, Side.IMPORTS, Side.TOTAL).stream()
                .flatMap(side -> release.find(release.period(), side, Breakdown.ALL, "").stream())
                .toList();
        Labels.Unit unit = unit(rows, currency);
        open(words.text("list.caption", words.of(release.period()), unit.name()));
        for (Row row : rows) {
            head(words.of(row.side()));
            head(words.text("column.growth"));
        }
        out.append("</tr></thead><tbody>\n");
        for (Measure measure : WHOLE) {
            boolean part = List.of(Measure.ORDERED, Measure.DELIVERED, Measure.BOTH, Measure.PARTLY_UNKNOWN)
                    .contains(measure);
            out.append("<tr><th scope=\"row\"%s>%s</th>"
                    .formatted(part ? " class=\"of\"" : "", escape(words.of(measure))));
            for (Row row : rows) {
                cells(row.find(measure), currency, unit, true);
            }
            out.append("</tr>\n");
        }
        out.append("</tbody></table></div>\n");
    }

    private void parts(Side side, Breakdown breakdown) {
        List<Row> rows = release.rows(release.period(), side, breakdown);
        if (rows.isEmpty()) {
            return;
        }
        List<Measure> measures =
                List.of(Measure.DIGITAL, Measure.ORDERED, Measure.DELIVERED, Measure.BOTH, Measure.TOTAL);
        Labels.Unit unit = unit(rows, ReportingCurrency.CNY);
        open(words.text("list.caption", words.text("list.pair", words.of(side), words.of(breakdown)), unit.name()));
        for (Measure measure : measures) {
            head(words.of(measure));
            if (measure == Measure.DIGITAL) {
                head(words.text("column.growth"));
            }
        }
        out.append("</tr></thead><tbody>\n");
        for (Row row : rows) {
            out.append("<tr><th scope=\"row\">%s</th>".formatted(escape(words.item(row))));
            for (Measure measure : measures) {
                cells(row.find(measure), ReportingCurrency.CNY, unit, measure == Measure.DIGITAL);
            }
            out.append("</tr>\n");
        }
        out.append("</tbody></table></div>\n");
    }

    private void open(String caption) {
        out.append("<div class=\"scroll\"><table><caption>%s</caption><thead><tr><th></th>".formatted(escape(caption)));
    }

    private void head(String text) {
        out.append("<th scope=\"col\">").append(escape(text)).append("</th>");
    }

    private void cells(Optional<Figure> figure, ReportingCurrency currency, Labels.Unit unit, boolean withGrowth) {
        out.append("<td>")
                .append(figure.map(f -> words.number(unit.of(f.in(currency)), 2))
                        .orElse("c"))
                .append("</td>");
        if (withGrowth) {
            Rate growth = figure.map(f -> f.growth(currency)).orElse(null);
            String shown = growth == null ? ":" : words.growth(growth);
            out.append("<td dir=\"ltr\">").append(figure.isEmpty() ? "" : shown).append("</td>");
        }
    }

    private Labels.Unit unit(List<Row> rows, ReportingCurrency currency) {
        return words.unit(
                rows.stream()
                        .flatMap(row -> row.find(Measure.TOTAL).stream())
                        .map(figure -> figure.in(currency))
                        .reduce(BigDecimal.ZERO, BigDecimal::max),
                currency);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
