package io.shibo.clear.xml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The smallest pieces of an XML text: names, references, comments, instructions; and the place where the reading stands. */
class XmlLexer {
    final byte[] bytes;
    final int end;
    int at;

    /** Text that is not in the message as it is meant: with references or line ends replaced. */
    byte[] scratch = new byte[256];

    int scratchEnd;

    private final int begin;

    XmlLexer(XmlBytes text) {
        bytes = text.bytes();
        begin = text.from();
        at = begin;
        end = bytes.length;
    }

    /** The line where the reading stands, 1-based. */
    public final int line() {
        return lineOf(at);
    }

    private int lineOf(int place) {
        int line = 1;
        for (int i = begin; i < Math.min(place, end); i++) {
            if (bytes[i] == '\n' || bytes[i] == '\r' && (i + 1 == end || bytes[i + 1] != '\n')) {
                line++;
            }
        }
        return line;
    }

    final Refused malformed(String why) {
        return new Refused(Refused.FORMAT, line(), "not well-formed XML: " + why);
    }

    final Refused ended() {
        return malformed("the text ends too early");
    }

    final boolean looksAt(String ascii) {
        int length = ascii.length();
        if (at + length > end) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[at + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Passes blanks; whether there were any. */
    final boolean white() {
        byte[] local = bytes;
        int i = at;
        while (i < end && XmlChars.isWhite(local[i])) {
            i++;
        }
        boolean some = i > at;
        at = i;
        return some;
    }

    /** Passes a name; what it is stands between the place before and the place after. */
    final void name() throws Refused {
        if (at >= end) {
            throw ended();
        }
        byte first = bytes[at];
        if (first < 0 ? !XmlChars.startsName(character()) : !XmlChars.startsName(first)) {
            throw malformed("a name begins with %s".formatted(shown(at)));
        }
        at += XmlChars.length(first & 0xFF);
        while (at < end) {
            if (XmlChars.isNameByte(bytes[at])) {
                at++;
            } else if (bytes[at] < 0 && XmlChars.continuesName(character())) {
                at += XmlChars.length(bytes[at] & 0xFF);
            } else {
                return;
            }
        }
    }

    /** The character of several bytes at the place, which is not passed. */
    final int character() throws Refused {
        int c = XmlChars.decode(bytes, at, end);
        if (c < 0) {
            throw new Refused(Refused.FORMAT, line(), "bytes that do not fit the encoding UTF-8");
        }
        if (!XmlChars.isChar(c)) {
            throw malformed("the character U+%04X".formatted(c));
        }
        return c;
    }

    /** Passes one character of whatever length that XML allows. */
    final void anyCharacter() throws Refused {
        switch (XmlChars.inText(bytes[at])) {
            case XmlChars.MANY -> {
                character();
                at += XmlChars.length(bytes[at] & 0xFF);
            }
            case XmlChars.ILLEGAL -> throw malformed("the character " + shown(at));
            default -> at++;
        }
    }

    /** Passes a reference that begins at the place; the character it stands for. */
    final int reference() throws Refused {
        int from = ++at;
        if (at < end && bytes[at] == '#') {
            return number();
        }
        name();
        if (at >= end || bytes[at] != ';') {
            throw malformed("a reference without its semicolon");
        }
        String entity = new String(bytes, from, at - from, StandardCharsets.UTF_8);
        at++;
        return switch (entity) {
            case "lt" -> '<';
            case "gt" -> '>';
            case "amp" -> '&';
            case "apos" -> '\'';
            case "quot" -> '"';
            default -> throw new Refused(Refused.FORMAT, line(), "entities are not allowed");
        };
    }

    private int number() throws Refused {
        at++;
        int radix = 10;
        if (at < end && bytes[at] == 'x') {
            radix = 16;
            at++;
        }
        int from = at;
        int c = 0;
        while (at < end && bytes[at] != ';') {
            int digit = bytes[at] < 0 ? -1 : Character.digit(bytes[at], radix);
            if (digit < 0) {
                throw malformed("a character reference with %s in it".formatted(shown(at)));
            }
            c = Math.min(c * radix + digit, 0x110000);
            at++;
        }
        if (at >= end || at == from || !XmlChars.isChar(c)) {
            throw malformed("a reference to no character");
        }
        at++;
        return c;
    }

    /** Passes a comment whose first four characters are seen. */
    final void comment() throws Refused {
        at += 4;
        while (at < end) {
            if (bytes[at] == '-' && at + 1 < end && bytes[at + 1] == '-') {
                if (at + 2 < end && bytes[at + 2] == '>') {
                    at += 3;
                    return;
                }
                throw malformed("two hyphens within a comment");
            }
            anyCharacter();
        }
        throw ended();
    }

    /** Passes a processing instruction whose first two characters are seen. */
    final void instruction() throws Refused {
        at += 2;
        int from = at;
        name();
        String target = new String(bytes, from, at - from, StandardCharsets.UTF_8);
        if (target.equalsIgnoreCase("xml") || target.indexOf(':') >= 0) {
            throw malformed("a processing instruction named " + target);
        }
        if (!white() && !looksAt("?>")) {
            throw malformed("a processing instruction without a blank after its name");
        }
        while (at < end) {
            if (looksAt("?>")) {
                at += 2;
                return;
            }
            anyCharacter();
        }
        throw ended();
    }

    final void keep(int from, int to) {
        room(to - from);
        System.arraycopy(bytes, from, scratch, scratchEnd, to - from);
        scratchEnd += to - from;
    }

    final void keep(int character) {
        room(4);
        scratchEnd += XmlChars.encode(character, scratch, scratchEnd);
    }

    private void room(int more) {
        if (scratchEnd + more > scratch.length) {
            scratch = Arrays.copyOf(scratch, Math.max(scratch.length * 2, scratchEnd + more));
        }
    }

    final String shown(int place) {
        byte b = place < end ? bytes[place] : 0;
        return b > ' ' && b < 0x7F ? "'" + (char) b + "'" : "0x%02X".formatted(b & 0xFF);
    }
}
