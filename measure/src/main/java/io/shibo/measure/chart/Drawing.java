package io.shibo.measure.chart;

import io.shibo.measure.Labels;
import io.shibo.measure.chart.Charts.Look;

/**
 * An SVG picture being drawn. All x are logical: 0 is where a line of the language begins, so that the same code draws
 * from the left and from the right.
 */
final class Drawing {
    private final StringBuilder body = new StringBuilder();
    private final int width;
    private final boolean mirrored;
    private final String language;

    /** Where a text is tied to its x: its first letter, its middle or its last. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    Drawing(int width, Labels words) {
        this.width = width;
        this.mirrored = words.language().rightToLeft();
        this.language = words.language().tag();
    }

    /** A bar from {@code x} on; one of no width is not drawn. */
    void bar(String style, double x, double y, double length, double height) {
        if (length > 0) {
            double left = mirrored ? width - x - length : x;
            body.append("<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>\n"
                    .formatted(style, n(left), n(y), n(length), n(height)));
        }
    }

    void line(String style, double x1, double y1, double x2, double y2) {
        body.append("<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n"
                .formatted(style, n(mirror(x1)), n(y1), n(mirror(x2)), n(y2)));
    }

    /** Words of the language. */
    void text(String style, double x, double y, Anchor anchor, String text) {
        String direction = mirrored ? " direction=\"rtl\"" : "";
        write(style, x, y, anchor, direction, text);
    }

    /** A number, which runs from left to right in every language. */
    void number(String style, double x, double y, Anchor anchor, String text) {
        Anchor turned =
                !mirrored || anchor == Anchor.MIDDLE ? anchor : (anchor == Anchor.START ? Anchor.END : Anchor.START);
        write(style, x, y, turned, mirrored ? " direction=\"ltr\"" : "", text);
    }

    private void write(String style, double x, double y, Anchor anchor, String direction, String text) {
        String tied = switch (anchor) {
            case START -> "start";
            case MIDDLE -> "middle";
            case END -> "end";
        };
        body.append("<text class=\"%s\" x=\"%s\" y=\"%s\" text-anchor=\"%s\"%s>%s</text>\n"
                .formatted(style, n(mirror(x)), n(y), tied, direction, escape(text)));
    }

    /**
     * The picture.
     *
     * @param name its own on the page; the width is added to it, so that a page can hold both
     */
    String svg(String name, Look look, double height, String title, String description) {
        String size = look.width() == Charts.Width.WIDE ? "wide" : "narrow";
        String id = name + "-" + size;
        String css = look.css();
        return """
                <svg xmlns="http://www.w3.org/2000/svg" class="sc sc-%s" viewBox="0 0 %d %s" role="img" lang="%s" xml:lang="%s" aria-labelledby="%s-title %s-desc">
                <title id="%s-title">%s</title>
                <desc id="%s-desc">%s</desc>
                %s%s</svg>
                """.formatted(
                        size,
                        width,
                        n(height),
                        language,
                        language,
                        id,
                        id,
                        id,
                        escape(title),
                        id,
                        escape(description),
                        css.isEmpty() ? "" : "<style>\n" + css + "</style>\n",
                        body);
    }

    private double mirror(double x) {
        return mirrored ? width - x : x;
    }

    /** A coordinate with one decimal at most. */
    private static String n(double coordinate) {
        long tenths = Math.round(coordinate * 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : tenths / 10 + "." + Math.abs(tenths % 10);
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
