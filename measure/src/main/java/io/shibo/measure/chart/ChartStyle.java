package io.shibo.measure.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The style sheet of charts: every class begins with {@code sc}, light and dark, system fonts alone. */
public final class ChartStyle {
    private static final String CSS = load();

    private ChartStyle() {}

    /** The rules, for a page's style sheet. */
    public static String css() {
        return CSS;
    }

    private static String load() {
        try (InputStream in = ChartStyle.class.getResourceAsStream("chart.css")) {
            if (in == null) {
                throw new IllegalStateException("chart.css is missing from the measure module");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
