package io.shibo.quote.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The one spelling of a JSON value (RFC 8785, JSON Canonicalization Scheme): members by the UTF-16 units of their names, no
 * blanks, the shortest escapes, UTF-8. Numbers are whole and small, so that their spelling needs no rule of its own.
 */
public final class CanonicalJson {
    /** What a binary floating-point reader keeps exactly. */
    private static final long MAX_NUMBER = (1L << 53) - 1;

    private CanonicalJson() {}

    /** @throws IllegalArgumentException if the value holds anything but maps, lists, text, whole numbers, booleans and null */
    public static byte[] bytes(@Nullable Object value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    public static String text(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(@Nullable Object value, StringBuilder out) {
        switch (value) {
            case null -> out.append("null");
            case Boolean flag -> out.append(flag.booleanValue());
            case Integer number -> out.append(number.intValue());
            case Long number -> {
                if (Math.abs(number) > MAX_NUMBER) {
                    throw new IllegalArgumentException(
                            "the number %d is too large for every JSON reader.".formatted(number));
                }
                out.append(number.longValue());
            }
            case String text -> quote(text, out);
            case List<?> list -> {
                out.append('[');
                for (int i = 0; i < list.size(); i++) {
                    out.append(i == 0 ? "" : ",");
                    write(list.get(i), out);
                }
                out.append(']');
            }
            case Map<?, ?> map -> {
                TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
                map.forEach((name, member) -> sorted.put(String.valueOf(name), member));
                out.append('{');
                String comma = "";
                for (Map.Entry<String, @Nullable Object> member : sorted.entrySet()) {
                    out.append(comma);
                    comma = ",";
                    quote(member.getKey(), out);
                    out.append(':');
                    write(member.getValue(), out);
                }
                out.append('}');
            }
            default ->
                throw new IllegalArgumentException(
                        "%s has no canonical JSON.".formatted(value.getClass().getSimpleName()));
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u%04x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
