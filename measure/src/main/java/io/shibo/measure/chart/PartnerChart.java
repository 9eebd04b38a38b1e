package io.shibo.measure.chart;

import io.shibo.codes.Period;
import io.shibo.codes.Rate;
import io.shibo.measure.Breakdown;
import io.shibo.measure.Figure;
import io.shibo.measure.Labels;
import io.shibo.measure.Measure;
import io.shibo.measure.Release;
import io.shibo.measure.Row;
import io.shibo.measure.Side;
import io.shibo.measure.chart.Charts.Look;
import io.shibo.measure.chart.Drawing.Anchor;
import java.math.BigDecimal;
import java.util.List;

/** Ranked bars of one flow's partners, the rest last; each bar is ordered only, both, delivered only, and no more. */
final class PartnerChart {

    private final Period period;
    private final Side side;
    private final Look look;
    private final Labels words;
    private final boolean wide;
    private final List<Row> partners;
    private final Drawing drawing;
    private final BigDecimal largest;
    private final Labels.Unit unit;

    PartnerChart(Release release, Period period, Side side, Look look) {
        this.period = period;
        this.side = side;
        this.look = look;
        this.words = look.words();
        this.wide = look.width() == Charts.Width.WIDE;
        this.partners = release.rows(period, side, Breakdown.PARTNER);
        this.drawing = new Drawing(look.width().units(), words);
        this.largest = partners.stream()
                .map(row -> figure(row, Measure.DIGITAL).in(look.currency()))
                .reduce(BigDecimal.ZERO, BigDecimal::max);
        this.unit = words.unit(largest, look.currency());
    }

    String draw() {
        String title = words.text("chart.partners.title", words.of(side), words.of(period));
        // A narrow picture has no room for the whole title; a screen reader is told it all the same.
        String head = wide ? title : words.text("list.caption", words.of(side), words.of(period));
        drawing.text("sc-title", 0, 16, Anchor.START, head);
        legend();
        int step = wide ? 26 : 36;
        double y = wide ? 62 : 94;
        for (Row row : partners) {
            partner(row, y);
            y += step;
        }
        if (partners.isEmpty()) {
            drawing.text("sc-soft", 0, y + 12, Anchor.START, words.text("chart.none"));
            y += step;
        }
        return drawing.svg(
                "partners-" + (side == Side.EXPORTS ? "exports" : "imports"),
                look,
                y + 4,
                title,
                words.text("chart.partners.desc", unit.name(), words.join(sentences())));
    }

    private void legend() {
        List<String> styles = List.of("sc-ordered", "sc-both", "sc-delivered");
        List<String> names =
                List.of(words.text("chart.ordered-only"), words.of(Measure.BOTH), words.text("chart.delivered-only"));
        drawing.text("sc-soft", 0, 33, Anchor.START, unit.name());
        for (int i = 0; i < styles.size(); i++) {
            double x = wide ? 150 + 170.0 * i : 0;
            double y = wide ? 24 : 40 + 15.0 * i;
            drawing.bar(styles.get(i), x, y, 10, 10);
            drawing.text("sc-soft", x + 14, y + 9, Anchor.START, names.get(i));
        }
    }

    private void partner(Row row, double y) {
        double start = wide ? 150 : 0;
        double barY = wide ? y : y + 17;
        double height = wide ? 16 : 12;
        double most = look.width().units() - start - (wide ? 110 : 92);
        drawing.text("sc-name", 0, y + 12, Anchor.START, words.item(row));
        Figure digital = figure(row, Measure.DIGITAL);
        BigDecimal both = figure(row, Measure.BOTH).in(look.currency());
        BigDecimal orderedOnly =
                figure(row, Measure.ORDERED).in(look.currency()).subtract(both);
        BigDecimal deliveredOnly =
                figure(row, Measure.DELIVERED).in(look.currency()).subtract(both);
        double x = start;
        x = segment("sc-ordered", x, barY, height, orderedOnly, most);
        x = segment("sc-both", x, barY, height, both, most);
        x = segment("sc-delivered", x, barY, height, deliveredOnly, most);
        Rate growth = digital.growth(look.currency());
        String value = Charts.value(digital, look, unit);
        drawing.number(
                "sc-value",
                x + 6,
                barY + height - 3,
                Anchor.START,
                growth == null ? value : value + "\u2003" + words.growth(growth));
    }

    private double segment(String style, double x, double y, double height, BigDecimal value, double most) {
        double length = Charts.length(value, largest, most);
        drawing.bar(style, x, y, length, height);
        return x + length;
    }

    private List<String> sentences() {
        return partners.stream()
                .map(row -> words.text(
                        "list.pair", words.item(row), Charts.value(figure(row, Measure.DIGITAL), look, unit)))
                .toList();
    }

    private static Figure figure(Row row, Measure measure) {
        return row.find(measure).orElseThrow();
    }
}
