package io.shibo.clear.ceb;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** XML being written, in UTF-8 from the beginning: nearly all of it is ASCII and is copied as it is. */
final class XmlOut {
    private byte[] bytes = new byte[4096];
    private int length;

    /** Markup, in ASCII. */
    XmlOut append(String ascii) {
        int count = ascii.length();
        room(count);
        for (int i = 0; i < count; i++) {
            bytes[length + i] = (byte) ascii.charAt(i);
        }
        length += count;
        return this;
    }

    XmlOut append(char ascii) {
        room(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    XmlOut append(byte[] utf8) {
        room(utf8.length);
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
        return this;
    }

    XmlOut append(XmlOut other) {
        room(other.length);
        System.arraycopy(other.bytes, 0, bytes, length, other.length);
        length += other.length;
        return this;
    }

    /** Text as XML 1.0 has it; characters that XML cannot carry become the replacement character. */
    XmlOut text(String text) {
        int count = text.length();
        room(count);
        for (int i = 0; i < count; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '&' || c == '<' || c == '>' || c == '"') {
                length += i;
                return append(escaped(text, i).getBytes(StandardCharsets.UTF_8));
            }
            bytes[length + i] = (byte) c;
        }
        length += count;
        return this;
    }

    private static String escaped(String text, int from) {
        StringBuilder out = new StringBuilder(text.length() - from + 16);
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\r' -> out.append("&#13;");
                case '\n', '\t' -> out.append(c);
                default -> out.append(c < ' ' || c == '\uFFFE' || c == '\uFFFF' ? '\uFFFD' : c);
            }
        }
        return out.toString();
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
