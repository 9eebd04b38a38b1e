package io.shibo.measure.chart;

import io.shibo.codes.Period;
import io.shibo.codes.Rate;
import io.shibo.measure.Breakdown;
import io.shibo.measure.Figure;
import io.shibo.measure.Labels;
import io.shibo.measure.Measure;
import io.shibo.measure.Release;
import io.shibo.measure.Side;
import io.shibo.measure.chart.Charts.Look;
import io.shibo.measure.chart.Drawing.Anchor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Mirrored bars: imports before the axis, exports after it; each measure has the period above and its base below. */
final class FlowChart {
    private static final List<Measure> MEASURES =
            List.of(Measure.DIGITAL, Measure.ORDERED, Measure.DELIVERED, Measure.BOTH);
    private static final int GROUP = 62;
    private static final int NOW = 16;
    private static final int BASE = 8;

    private final Release release;
    private final Period period;
    private final @Nullable Period base;
    private final Look look;
    private final Labels words;
    private final Drawing drawing;
    private final Labels.Unit unit;
    private final BigDecimal largest;
    private final int head;
    private final double axis;
    private final double reach;

    FlowChart(Release release, Period period, Look look) {
        this.release = release;
        this.period = period;
        this.base = period.yearBefore().equals(release.base()) ? release.base() : null;
        this.look = look;
        this.words = look.words();
        int width = look.width().units();
        this.drawing = new Drawing(width, words);
        this.largest = largest();
        this.unit = words.unit(largest, look.currency());
        this.head = look.width() == Charts.Width.WIDE ? 74 : 88;
        this.axis = width / 2.0;
        this.reach = axis - (look.width() == Charts.Width.WIDE ? 112 : 52);
    }

    private BigDecimal largest() {
        return release.rows().stream()
                .filter(row -> row.breakdown() == Breakdown.ALL && row.side() != Side.TOTAL)
                .filter(row -> row.period().equals(period) || row.period().equals(base))
                .flatMap(row -> row.find(Measure.DIGITAL).stream())
                .map(figure -> figure.in(look.currency()))
                .reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    String draw() {
        String title = words.text("chart.flows.title", words.of(period));
        drawing.text("sc-title", 0, 16, Anchor.START, title);
        legend();
        drawing.text("sc-head", axis - 8, head - 12, Anchor.END, words.of(Side.IMPORTS));
        drawing.text("sc-head", axis + 8, head - 12, Anchor.START, words.of(Side.EXPORTS));
        for (int i = 0; i < MEASURES.size(); i++) {
            group(MEASURES.get(i), head + i * GROUP);
        }
        double height = head + MEASURES.size() * GROUP + 4.0;
        drawing.line("sc-axis", axis, head - 4.0, axis, height - 10);
        return drawing.svg(
                "flows",
                look,
                height,
                title,
                words.text("chart.flows.desc", words.of(period), unit.name(), words.join(sentences())));
    }

    private void legend() {
        drawing.bar("sc-now", 0, 27, 10, 10);
        drawing.text("sc-soft", 15, 36, Anchor.START, words.text("list.caption", words.of(period), unit.name()));
        if (base != null) {
            double at = look.width() == Charts.Width.WIDE ? axis + 8 : 0;
            double y = look.width() == Charts.Width.WIDE ? 27 : 42;
            drawing.bar("sc-base", at, y, 10, 10);
            drawing.text("sc-soft", at + 15, y + 9, Anchor.START, words.of(base));
        }
    }

    private void group(Measure measure, double y) {
        drawing.line("sc-line", 0, y, 2 * axis, y);
        drawing.text("sc-soft", 0, y + 15, Anchor.START, words.of(measure));
        for (Side side : List.of(Side.IMPORTS, Side.EXPORTS)) {
            find(period, side, measure)
                    .ifPresentOrElse(
                            figure -> {
                                bar("sc-now", side, y + 22, NOW, figure);
                                label(side, y + 22, figure);
                            },
                            () -> tell(side, y + 34));
            if (base != null) {
                find(base, side, measure).ifPresent(figure -> bar("sc-base", side, y + 40, BASE, figure));
            }
        }
    }

    private void bar(String style, Side side, double y, int height, Figure figure) {
        double length = Charts.length(figure.in(look.currency()), largest, reach);
        drawing.bar(style, side == Side.EXPORTS ? axis : axis - length, y, length, height);
    }

    private void label(Side side, double y, Figure figure) {
        double length = Charts.length(figure.in(look.currency()), largest, reach) + 6;
        Anchor anchor = side == Side.EXPORTS ? Anchor.START : Anchor.END;
        double x = side == Side.EXPORTS ? axis + length : axis - length;
        String value = Charts.value(figure, look, unit);
        @Nullable Rate growth = figure.growth(look.currency());
        if (growth == null) {
            drawing.number("sc-value", x, y + 12, anchor, value);
        } else if (look.width() == Charts.Width.WIDE) {
            drawing.number("sc-value", x, y + 12, anchor, value + "\u2003" + words.growth(growth));
        } else {
            drawing.number("sc-value", x, y + 11, anchor, value);
            drawing.number("sc-value sc-soft", x, y + 25, anchor, words.growth(growth));
        }
    }

    /** The row is confidential: the word stands where the bar would, and nothing of its length is told. */
    private void tell(Side side, double y) {
        drawing.text(
                "sc-soft",
                side == Side.EXPORTS ? axis + 6 : axis - 6,
                y,
                side == Side.EXPORTS ? Anchor.START : Anchor.END,
                words.text("flag.c"));
    }

    private Optional<Figure> find(Period period, Side side, Measure measure) {
        return release.findFigure(period, side, Breakdown.ALL, "", measure);
    }

    private List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        for (Side side : List.of(Side.EXPORTS, Side.IMPORTS)) {
            for (Measure measure : MEASURES) {
                String name = words.text("list.caption", words.of(side), words.of(measure));
                sentences.add(find(period, side, measure)
                        .map(figure -> words.text("list.pair", name, withGrowth(figure)))
                        .orElseGet(() -> words.text("list.pair", name, words.text("flag.c"))));
            }
        }
        return sentences;
    }

    private String withGrowth(Figure figure) {
        @Nullable Rate growth = figure.growth(look.currency());
        String value = Charts.value(figure, look, unit);
        return growth == null
                ? value
                : words.text("list.caption", value, words.text("growth.words", words.growth(growth)));
    }
}
