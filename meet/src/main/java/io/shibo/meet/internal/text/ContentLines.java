package io.shibo.meet.internal.text;

import java.nio.charset.StandardCharsets;

/** Lines of the kind that iCalendar (RFC 5545, 3.1) and vCard (RFC 2426, 2.6) are made of. */
public final class ContentLines {
    /** Octets of a line without its break, the blank of a continuation included. */
    private static final int MOST_OCTETS = 75;

    private final StringBuilder out = new StringBuilder();

    /** A property whose value is not text: a date, a number, an address. */
    public ContentLines add(String name, String value) {
        fold(name + ":" + value);
        return this;
    }

    /** A property whose value is text of whatever content. */
    public ContentLines text(String name, String value) {
        return add(name, escape(value));
    }

    /** RFC 5545, 3.3.11: backslash, semicolon, comma and line break; other control characters have no form and go. */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean second = c == '\n' && i > 0 && text.charAt(i - 1) == '\r';
            switch (c) {
                case '\\', ';', ',' -> escaped.append('\\').append(c);
                case '\n', '\r' -> escaped.append(second ? "" : "\\n");
                case '\t' -> escaped.append(c);
                default -> escaped.append(Character.isISOControl(c) ? "" : String.valueOf(c));
            }
        }
        return escaped.toString();
    }

    /** A parameter's value between quotes; what cannot stand there is written as RFC 6868 has it. */
    public static String parameter(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '^' -> quoted.append("^^");
                case '"' -> quoted.append("^'");
                case '\n' -> quoted.append("^n");
                default -> quoted.append(Character.isISOControl(c) ? "" : String.valueOf(c));
            }
        }
        return quoted.append('"').toString();
    }

    /** Never inside a character: a reader that unfolds bytes and one that unfolds characters must see the same. */
    private void fold(String line) {
        int octets = 0;
        for (int at = 0; at < line.length(); ) {
            int c = line.codePointAt(at);
            int width = Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
            if (octets + width > MOST_OCTETS) {
                out.append("\r\n ");
                octets = 1;
            }
            out.appendCodePoint(c);
            octets += width;
            at += Character.charCount(c);
        }
        out.append("\r\n");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
