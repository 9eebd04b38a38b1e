package io.shibo.measure.chart;

import io.shibo.codes.Language;
import io.shibo.codes.Period;
import io.shibo.measure.Breakdown;
import io.shibo.measure.Figure;
import io.shibo.measure.Labels;
import io.shibo.measure.Release;
import io.shibo.measure.ReportingCurrency;
import io.shibo.measure.Side;

/** The charts of a release. */
public final class Charts {
    private Charts() {}

    /** How wide a chart is drawn, in its own units; text keeps its size, so that a narrow one stays readable on a phone. */
    public enum Width {
        WIDE(720),
        NARROW(340);

        private final int units;

        Width(int units) {
            this.units = units;
        }

        int units() {
            return units;
        }
    }

    /**
     * How a chart is to look.
     *
     * @param language its words
     * @param currency its values
     * @param width of the drawing
     * @param standalone whether the style sheet is put inside, for a file; else the page brings it
     */
    public record Look(Language language, ReportingCurrency currency, Width width, boolean standalone) {
        String css() {
            return standalone ? ChartStyle.css() : "";
        }

        Labels words() {
            return Labels.in(language);
        }
    }

    /**
     * Digital trade, ordered, delivered and both: imports on one side, exports on the other, with the year before where the
     * release has it.
     *
     * @param period one that the release has rows of
     */
    public static String flows(Release release, Period period, Look look) {
        return new FlowChart(release, period, look).draw();
    }

    /** The partners of a flow, ranked, each bar divided by mode. */
    public static String partners(Release release, Period period, Side side, Look look) {
        return new PartnerChart(release, period, side, look).draw();
    }

    /** Whether there is any partner to draw. */
    public static boolean hasPartners(Release release, Period period, Side side) {
        return !release.rows(period, side, Breakdown.PARTNER).isEmpty();
    }

    /** Only lengths of bars are floating point; figures are printed from exact values. */
    static double length(java.math.BigDecimal value, java.math.BigDecimal largest, double most) {
        return largest.signum() == 0 ? 0 : value.doubleValue() / largest.doubleValue() * most;
    }

    static String value(Figure figure, Look look, Labels.Unit unit) {
        return look.words().brief(figure.in(look.currency()), unit);
    }
}
