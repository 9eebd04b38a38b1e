package io.shibo.clear.xml;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What may stand beside elements: the XML declaration, blanks, comments, instructions. */
class XmlProlog extends XmlLexer {
    XmlProlog(XmlBytes text) {
        super(text);
    }

    /** Passes what may stand outside the root; whether an element follows. */
    final boolean outside() throws Refused {
        while (true) {
            white();
            if (at >= end) {
                return false;
            }
            if (bytes[at] != '<') {
                anyCharacter();
                throw malformed("text outside the root element");
            }
            if (!looksAt("<!") && !looksAt("<?")) {
                return true;
            }
            aside();
        }
    }

    /** Passes a comment or an instruction. */
    final void aside() throws Refused {
        if (looksAt("<!--")) {
            comment();
        } else if (looksAt("<?")) {
            instruction();
        } else if (looksAt("<!DOCTYPE")) {
            throw new Refused(Refused.FORMAT, line(), "DOCTYPE is not allowed");
        } else {
            throw malformed("'<!' begins nothing that may stand here");
        }
    }

    /** Passes the XML declaration where there is one. */
    final void declaration() throws Refused {
        if (!looksAt("<?xml") || at + 5 < end && !XmlChars.isWhite(bytes[at + 5])) {
            return;
        }
        at += 5;
        if (!"1.0".equals(declared("version"))) {
            throw malformed("the version must be 1.0");
        }
        declared("encoding");
        String standalone = declared("standalone");
        if (standalone != null && !standalone.equals("yes") && !standalone.equals("no")) {
            throw malformed("standalone must be yes or no");
        }
        white();
        if (!looksAt("?>")) {
            throw malformed("the XML declaration does not end");
        }
        at += 2;
    }

    private @Nullable String declared(String name) throws Refused {
        int before = at;
        boolean blank = white();
        if (!looksAt(name)) {
            at = before;
            return null;
        }
        at += name.length();
        equalsSign();
        if (!blank || at >= end || bytes[at] != '"' && bytes[at] != '\'') {
            throw malformed("the XML declaration");
        }
        byte quote = bytes[at++];
        int from = at;
        while (at < end && bytes[at] != quote) {
            boolean ok = XmlChars.isNameByte(bytes[at]) && bytes[at] != ':';
            if (!ok || at == from && name.equals("encoding") && !Character.isLetter(bytes[at])) {
                throw malformed("the XML declaration");
            }
            at++;
        }
        if (at >= end || at == from) {
            throw malformed("the XML declaration");
        }
        return new String(bytes, from, at++ - from, StandardCharsets.US_ASCII);
    }

    final void equalsSign() throws Refused {
        white();
        if (at >= end || bytes[at] != '=') {
            throw malformed("no '=' after an attribute's name");
        }
        at++;
        white();
    }
}
