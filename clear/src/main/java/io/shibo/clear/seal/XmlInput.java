package io.shibo.clear.seal;

import io.shibo.clear.ceb.SignatureFault;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The text of a message in UTF-8 and a place in it. Strict: what is not well-formed XML 1.0 is refused, so that no other
 * reader of the same bytes can come to see other elements in them. No document type and no entities but XML's five.
 */
final class XmlInput {
    private static final Pattern DECLARATION = Pattern.compile("<\\?xml\\s+version\\s*=\\s*(\"1\\.0\"|'1\\.0')"
            + "(\\s+encoding\\s*=\\s*(\"[A-Za-z][A-Za-z0-9._-]*\"|'[A-Za-z][A-Za-z0-9._-]*'))?"
            + "(\\s+standalone\\s*=\\s*(\"yes\"|\"no\"|'yes'|'no'))?\\s*\\?>");
    private static final int LONGEST_DECLARATION = 256;

    /** Bytes that may stand in a name: 1 at its beginning too, 2 only after it. */
    private static final byte[] NAME = new byte[128];

    static {
        for (int c = 0; c < 128; c++) {
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
            boolean later = c >= '0' && c <= '9' || c == '-' || c == '.';
            NAME[c] = (byte) (letter ? 1 : later ? 2 : 0);
        }
    }

    final byte[] in;
    final int end;
    int p;

    /** Where the colon of the name read last stands; −1 where it has none. */
    int colon;

    XmlInput(byte[] in, int start) {
        this.in = in;
        this.end = in.length;
        p = start;
    }

    Refused malformed(String what) {
        return new Refused(SignatureFault.FORMAT, "not well-formed XML at byte %d: %s".formatted(p, what));
    }

    /** Passes the XML declaration, where there is one. */
    void declaration() throws Refused {
        if (!looksAt("<?xml") || p + 5 < end && isNameByte(in[p + 5])) {
            return;
        }
        int length = Math.min(end - p, LONGEST_DECLARATION);
        var found = DECLARATION.matcher(new String(in, p, length, StandardCharsets.ISO_8859_1));
        if (!found.lookingAt()) {
            throw malformed("an XML declaration that is none, or is not of version 1.0");
        }
        p += found.end();
    }

    private static boolean isNameByte(byte b) {
        return b < 0 || NAME[b] != 0 || b == ':';
    }

    boolean looksAt(String text) {
        if (end - p < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (in[p + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The byte here. */
    byte peek() throws Refused {
        if (p >= end) {
            throw malformed("the message ends too early");
        }
        return in[p];
    }

    void expect(char c) throws Refused {
        if (peek() != c) {
            throw malformed("'%s' is expected".formatted(c));
        }
        p++;
    }

    /** Passes blanks; whether there were any. */
    boolean blanks() {
        int from = p;
        while (p < end && isBlank(in[p])) {
            p++;
        }
        return p > from;
    }

    static boolean isBlank(byte b) {
        return b == ' ' || b == '\n' || b == '\t' || b == '\r';
    }

    /** Passes a qualified name, and notes its {@link #colon}. */
    void name() throws Refused {
        colon = -1;
        part();
        if (p < end && in[p] == ':') {
            colon = p++;
            part();
        }
    }

    private void part() throws Refused {
        byte first = peek();
        if (first >= 0 && NAME[first] != 1) {
            throw malformed("a name is expected");
        }
        if (first < 0) {
            foreign(true);
        }
        while (p < end) {
            byte b = in[p];
            if (b >= 0) {
                if (NAME[b] == 0) {
                    return;
                }
                p++;
            } else {
                foreign(false);
            }
        }
    }

    private void foreign(boolean first) throws Refused {
        int c = Utf8.codePoint(in, p, end);
        boolean letter = c >= 0xC0 && c <= 0x2FF && c != 0xD7 && c != 0xF7
                || c >= 0x370 && c <= 0x1FFF && c != 0x37E
                || c == 0x200C
                || c == 0x200D
                || c >= 0x2070 && c <= 0x218F
                || c >= 0x2C00 && c <= 0x2FEF
                || c >= 0x3001 && c <= 0xD7FF
                || c >= 0xF900 && c <= 0xFDCF
                || c >= 0xFDF0 && c <= 0xFFFD
                || c >= 0x10000 && c <= 0xEFFFF;
        boolean later = c == 0xB7 || c >= 0x300 && c <= 0x36F || c == 0x203F || c == 0x2040;
        if (!letter && (first || !later)) {
            throw malformed("a character that a name cannot have");
        }
        p = Utf8.skip(in, p, end);
    }

    /** Passes one character of any text. */
    void character() throws Refused {
        byte b = peek();
        if (b < 0) {
            p = Utf8.skip(in, p, end);
        } else if (b >= ' ' || isBlank(b)) {
            p++;
        } else {
            throw malformed("character %d".formatted(b));
        }
    }

    /** Passes a reference, from its ampersand to its semicolon, and gives its character. */
    int reference() throws Refused {
        p++;
        int value = peek() == '#' ? number() : entity();
        expect(';');
        return value;
    }

    private int number() throws Refused {
        p++;
        int radix = 10;
        if (peek() == 'x') {
            radix = 16;
            p++;
        }
        int from = p;
        int value = 0;
        int digit = Character.digit((char) peek(), radix);
        while (digit >= 0) {
            value = value * radix + digit;
            p++;
            if (value > Character.MAX_CODE_POINT) {
                break;
            }
            digit = Character.digit((char) peek(), radix);
        }
        boolean character = value >= ' ' && value <= 0xD7FF
                || value == '\t'
                || value == '\n'
                || value == '\r'
                || value >= 0xE000 && value <= 0xFFFD
                || value >= 0x10000 && value <= Character.MAX_CODE_POINT;
        if (p == from || !character) {
            throw malformed("a character reference that names none");
        }
        return value;
    }

    private int entity() throws Refused {
        for (Entity entity : Entity.values()) {
            if (looksAt(entity.name())) {
                p += entity.name().length();
                return entity.character;
            }
        }
        throw malformed("an entity that is not one of XML's five");
    }

    /** The five, spelled as in XML. */
    @SuppressWarnings("MemberName")
    private enum Entity {
        amp('&'),
        lt('<'),
        gt('>'),
        quot('"'),
        apos('\'');

        private final char character;

        Entity(char character) {
            this.character = character;
        }
    }

    String string(int from, int to) {
        return new String(in, from, to - from, StandardCharsets.UTF_8);
    }
}
