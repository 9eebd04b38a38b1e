package io.shibo.clear.xml;

/**
 * A walk over the elements of a message, in its bytes. Whatever is wrong ends as a {@link Refused}; what was passed was
 * well-formed.
 *
 * <p>The walk is told what is expected: {@link #nextChild} where elements stand, {@link #text} where a text does,
 * {@link #skip} where either may. A text is a place in {@link #textBytes}: in the message itself unless a reference, a
 * comment, a CDATA section or a carriage return is in it; it holds until the walk goes on.
 */
public final class XmlScanner extends XmlTags {
    private byte[] textBytes = scratch;
    private int textFrom;
    private int textEnd;
    private boolean plain;

    public XmlScanner(XmlBytes text) {
        super(text);
    }

    /** Moves to the root element. */
    public void root() throws Refused {
        declaration();
        if (!outside()) {
            throw ended();
        }
        open();
    }

    /** Moves to the next child of the element entered last; false, and out of it, where there is none. */
    public boolean nextChild() throws Refused {
        if (leftEmpty()) {
            return false;
        }
        while (at < end) {
            byte b = bytes[at];
            if (b == '<') {
                if (at + 1 >= end) {
                    throw ended();
                }
                byte next = bytes[at + 1];
                if (next == '/') {
                    close();
                    return false;
                }
                if (next != '!' && next != '?') {
                    open();
                    return true;
                }
                if (looksAt("<![CDATA[")) {
                    section(false);
                } else {
                    aside();
                }
            } else if (XmlChars.isWhite(b)) {
                at++;
            } else {
                between();
            }
        }
        throw ended();
    }

    /** Passes a character that may stand between elements by a reference only. */
    private void between() throws Refused {
        int line = line();
        int c = bytes[at] == '&' ? reference() : 'x';
        if (c == 'x') {
            anyCharacter();
        }
        if (!XmlChars.isWhite(c)) {
            throw new Refused(Refused.SCHEMA, line, "text between elements");
        }
    }

    /** Reads the text of the element just entered and leaves it. */
    public void text() throws Refused {
        textBytes = bytes;
        textFrom = at;
        textEnd = at;
        plain = true;
        if (leftEmpty()) {
            return;
        }
        int from = at;
        plainText();
        while (at < end) {
            switch (XmlChars.inText(bytes[at])) {
                case XmlChars.PLAIN -> plainText();
                case XmlChars.MANY -> {
                    plain = false;
                    character();
                    at += XmlChars.length(bytes[at] & 0xFF);
                }
                case XmlChars.BRACKET -> bracket();
                case XmlChars.LESS -> {
                    if (at + 1 < end && bytes[at + 1] == '/') {
                        textEnd = at;
                        close();
                        return;
                    }
                    mixedText(from);
                    return;
                }
                case XmlChars.ILLEGAL -> anyCharacter();
                default -> {
                    mixedText(from);
                    return;
                }
            }
        }
        throw ended();
    }

    /** Passes what asks for nothing. */
    private void plainText() {
        byte[] local = bytes;
        int i = at;
        while (i < end && XmlChars.inText(local[i]) == XmlChars.PLAIN) {
            i++;
        }
        at = i;
    }

    /** Goes on with a text that is not in the message as it is meant. */
    private void mixedText(int from) throws Refused {
        scratchEnd = 0;
        keep(from, at);
        int kept = at;
        while (at < end) {
            switch (XmlChars.inText(bytes[at])) {
                case XmlChars.LESS -> {
                    keep(kept, at);
                    if (looksAt("</")) {
                        textBytes = scratch;
                        textFrom = 0;
                        textEnd = scratchEnd;
                        plain = isPlain();
                        close();
                        return;
                    }
                    if (looksAt("<![CDATA[")) {
                        section(true);
                    } else if (looksAt("<!") || looksAt("<?")) {
                        aside();
                    } else {
                        open();
                        throw new Refused(Refused.SCHEMA, line(), "element %s inside a text".formatted(shortName()));
                    }
                    kept = at;
                }
                case XmlChars.AMPERSAND -> {
                    keep(kept, at);
                    keep(reference());
                    kept = at;
                }
                case XmlChars.RETURN -> {
                    keep(kept, at);
                    carriageReturn();
                    kept = at;
                }
                case XmlChars.BRACKET -> bracket();
                default -> anyCharacter();
            }
        }
        throw ended();
    }

    private boolean isPlain() {
        for (int i = 0; i < scratchEnd; i++) {
            if (scratch[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** Passes a line's end of two characters or one, which both mean a line feed. */
    private void carriageReturn() {
        keep('\n');
        at += at + 1 < end && bytes[at + 1] == '\n' ? 2 : 1;
    }

    private void bracket() throws Refused {
        if (looksAt("]]>")) {
            throw malformed("']]>' within a text");
        }
        at++;
    }

    /** Passes a CDATA section whose beginning is seen. */
    private void section(boolean intoText) throws Refused {
        at += "<![CDATA[".length();
        int kept = at;
        while (at < end) {
            if (looksAt("]]>")) {
                if (intoText) {
                    keep(kept, at);
                }
                at += 3;
                return;
            }
            if (intoText && bytes[at] == '\r') {
                keep(kept, at);
                carriageReturn();
                kept = at;
            } else if (intoText || XmlChars.isWhite(bytes[at])) {
                anyCharacter();
            } else {
                between();
            }
        }
        throw ended();
    }

    /** Leaves the element just entered, whatever is in it. */
    public void skip() throws Refused {
        int outside = depth - 1;
        if (leftEmpty()) {
            return;
        }
        while (at < end) {
            switch (XmlChars.inText(bytes[at])) {
                case XmlChars.LESS -> {
                    if (looksAt("</")) {
                        close();
                    } else if (looksAt("<![CDATA[")) {
                        scratchEnd = 0;
                        section(true);
                    } else if (looksAt("<!") || looksAt("<?")) {
                        aside();
                    } else {
                        open();
                        leftEmpty();
                    }
                    if (depth == outside) {
                        return;
                    }
                }
                case XmlChars.AMPERSAND -> reference();
                case XmlChars.BRACKET -> bracket();
                case XmlChars.PLAIN -> plainText();
                default -> anyCharacter();
            }
        }
        throw ended();
    }

    /** Reads to the end of the message; anything but blanks, comments and instructions after the root is malformed. */
    public void end() throws Refused {
        if (outside()) {
            throw malformed("a second root element");
        }
    }

    /** What {@link #textFrom} and {@link #textEnd} count in. Not to be changed. */
    public byte[] textBytes() {
        return textBytes;
    }

    public int textFrom() {
        return textFrom;
    }

    public int textEnd() {
        return textEnd;
    }

    /** Whether the text read last is of one-byte characters only. */
    public boolean isTextPlain() {
        return plain;
    }

    /** Whether the text read last stands in the message's own bytes, so that its place stays good. */
    public boolean isTextInPlace() {
        return textBytes == bytes;
    }
}
