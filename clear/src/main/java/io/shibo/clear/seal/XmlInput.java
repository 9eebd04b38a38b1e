package io.shibo.clear.seal;

import io.shibo.clear.ceb.SignatureFault;
import io.shibo.clear.xml.XmlChars;
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
        if (!looksAt("<?xml") || p + 5 < end && (in[p + 5] < 0 || XmlChars.isNameByte(in[p + 5]))) {
            return;
        }
        int length = Math.min(end - p, LONGEST_DECLARATION);
        var found = DECLARATION.matcher(new String(in, p, length, StandardCharsets.ISO_8859_1));
        if (!found.lookingAt()) {
            throw malformed("an XML declaration that is none, or is not of version 1.0");
        }
        p += found.end();
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
        while (p < end && XmlChars.isWhite(in[p])) {
            p++;
        }
        return p > from;
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

    /** One part of a qualified name: a name without a colon (Namespaces in XML 1.0, NCName). */
    private void part() throws Refused {
        peek();
        int c = codePoint();
        if (c == ':' || !XmlChars.startsName(c)) {
            throw malformed("a name is expected");
        }
        while (c != ':' && XmlChars.continuesName(c)) {
            p += XmlChars.length(in[p] & 0xFF);
            if (p >= end) {
                return;
            }
            c = codePoint();
        }
    }

    /** The character here, of which there must be one. */
    private int codePoint() throws Refused {
        int c = in[p] >= 0 ? in[p] : XmlChars.decode(in, p, end);
        if (c < 0) {
            throw new Refused(
                    SignatureFault.FORMAT, "bytes that do not fit the encoding UTF-8, at byte %d".formatted(p));
        }
        return c;
    }

    /** Passes one character of any text. */
    void character() throws Refused {
        peek();
        int c = codePoint();
        if (!XmlChars.isChar(c)) {
            throw malformed("character %d, which XML does not have".formatted(c));
        }
        p += XmlChars.length(in[p] & 0xFF);
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
        if (p == from || !XmlChars.isChar(value)) {
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
