package io.shibo.meet.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A page that needs nothing beside itself: no script, no other file. */
final class Html {
    private static final String CSS = css();

    private Html() {}

    static String page(Words words, String title, String body) {
        return """
                <!DOCTYPE html>
                <html lang="%s" dir="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                %s</body>
                </html>
                """.formatted(
                words.language().tag(), words.language().rightToLeft() ? "rtl" : "ltr", escape(title), CSS, body);
    }

    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /** A name of whatever script: it runs in its own direction and does not turn what stands beside it. */
    static String name(String text) {
        return "<bdi>" + escape(text) + "</bdi>";
    }

    private static String css() {
        try (InputStream in = Objects.requireNonNull(Html.class.getResourceAsStream("paper.css"), "paper.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
