package io.shibo.trade.internal.json;

import java.util.Locale;

/** Writes JSON in one fixed form: members in the order given, one a line, text values only. */
public final class JsonText {
    private JsonText() {}

    /** A text as a JSON string; only what must be escaped is. */
    public static String quote(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                default -> {
                    if (c < ' ') {
                        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }

    /** {@code "name": "value"}. */
    public static String member(String name, String value) {
        return quote(name) + ": " + quote(value);
    }
}
