package io.shibo.clear.seal;

import io.shibo.clear.ceb.SignatureFault;
import io.shibo.clear.xml.XmlBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Canonical XML 1.0 without comments (W3C, 15 March 2001) over a message's bytes, in one pass and without a tree: the whole
 * message less its signature, as the enveloped-signature transform has it, and the signature's {@code SignedInfo} with what
 * it inherits from around it.
 *
 * <p>Most of a message is canonical as it stands; what is gets copied in runs, from {@link #from} to where the canonical
 * form first differs.
 */
final class Canonicalizer {
    static final String DS = "http://www.w3.org/2000/09/xmldsig#";

    /** Elements inside each other. */
    private static final int MAX_DEPTH = 64;

    private static final int MAX_SIGNATURE_ELEMENTS = 64;

    private static final byte PLAIN = 0;
    private static final byte OTHER = 1;

    /** Bytes of a text that are canonical as they stand. */
    private static final byte[] TEXT = new byte[256];

    static {
        Arrays.fill(TEXT, 0, ' ', OTHER);
        Arrays.fill(TEXT, 128, 256, OTHER);
        TEXT['\t'] = PLAIN;
        TEXT['\n'] = PLAIN;
        TEXT['<'] = OTHER;
        TEXT['>'] = OTHER;
        TEXT['&'] = OTHER;
    }

    /**
     * What a message holds.
     *
     * @param rootId the root's attribute {@code Id}; null where it has none
     * @param document the canonical message without its signature; the root's own part is from {@code rootStart} to
     *     {@code rootEnd}
     * @param signature null where there is none
     * @param signatureAt where the signature stands in the bytes {@code text}; 0 where there is none
     * @param signatureEndsAt where what follows it begins
     * @param contentAt where the root's start tag has ended in {@code text}
     * @param extensionAt where the root's child {@code ExtendMessage} begins in {@code text}; 0 where there is none
     * @param rootClosesAt where the root's end tag begins in {@code text}
     */
    record Scanned(
            byte[] text,
            String rootNamespace,
            String rootName,
            @Nullable String rootId,
            Bytes document,
            int rootStart,
            int rootEnd,
            @Nullable Element signature,
            Bytes signedInfo,
            int signatureAt,
            int signatureEndsAt,
            int contentAt,
            int extensionAt,
            int rootClosesAt) {}

    private final XmlInput xml;
    private final byte[] in;
    private final Scope scope = new Scope();
    private final Bytes document;
    private final Bytes signedInfo = new Bytes(1024);
    private @Nullable Bytes out;
    private int from;

    private final int[] nameAt = new int[MAX_DEPTH];
    private final int[] nameEnd = new int[MAX_DEPTH];
    private final int[] marks = new int[MAX_DEPTH];
    private int depth;

    private String rootNamespace = "";
    private String rootName = "";
    private @Nullable String rootId;
    private int rootStart;
    private int rootEnd;
    private int rootClosesAt;
    private @Nullable Element signature;
    private int signatureAt;
    private int signatureEndsAt;
    private int contentAt;
    private int extensionAt;
    private final @Nullable Element[] open = new Element[MAX_DEPTH];
    private @Nullable Element inside;
    private int signatureElements;
    private final Map<String, String> inherited = new HashMap<>();
    private final Set<String> ids = new HashSet<>();

    private Canonicalizer(byte[] text, int start) {
        xml = new XmlInput(text, start);
        in = text;
        from = start;
        document = new Bytes(text.length + 64);
        out = document;
    }

    /** @throws Refused if the bytes are no well-formed message, or a signature stands where none may */
    static Scanned scan(byte[] raw) throws Refused {
        XmlBytes text;
        try {
            // As the reader of documents takes them: both must see the same text.
            text = XmlBytes.of(raw);
        } catch (io.shibo.clear.xml.Refused unreadable) {
            throw new Refused(SignatureFault.FORMAT, unreadable.reason());
        }
        return new Canonicalizer(text.bytes(), text.from()).scan();
    }

    private Scanned scan() throws Refused {
        xml.declaration();
        aroundRoot(true);
        if (xml.looksAt("<!DOCTYPE")) {
            throw xml.malformed("DOCTYPE is not allowed");
        }
        rootStart = document.length();
        startTag();
        while (depth > 0) {
            text();
            markup();
        }
        rootEnd = document.length();
        aroundRoot(false);
        if (xml.p < xml.end) {
            throw xml.malformed("something stands after the root element");
        }
        return new Scanned(
                in,
                rootNamespace,
                rootName,
                rootId,
                document,
                rootStart,
                rootEnd,
                signature,
                signedInfo,
                signatureAt,
                signatureEndsAt,
                contentAt,
                extensionAt,
                rootClosesAt);
    }

    /** Blanks, comments and instructions outside the root: an instruction is parted from it by a line end. */
    private void aroundRoot(boolean before) throws Refused {
        while (true) {
            xml.blanks();
            from = xml.p;
            if (xml.looksAt("<!--")) {
                comment();
            } else if (xml.looksAt("<?")) {
                byte[] instruction = instruction();
                document.write(before ? instruction : LINE_END);
                document.write(before ? LINE_END : instruction);
            } else {
                break;
            }
        }
        from = xml.p;
    }

    private static final byte[] LINE_END = {'\n'};

    private void markup() throws Refused {
        if (xml.looksAt("</")) {
            endTag();
        } else if (xml.looksAt("<!--")) {
            flush(xml.p);
            comment();
            from = xml.p;
        } else if (xml.looksAt("<![CDATA[")) {
            cdata();
        } else if (xml.looksAt("<?")) {
            flush(xml.p);
            byte[] instruction = instruction();
            replace(from, instruction, xml.p);
        } else {
            startTag();
        }
    }

    private void flush(int upTo) {
        if (out != null) {
            out.write(in, from, upTo - from);
        }
        from = upTo;
    }

    /** Copies up to a place, writes something else, and goes on from another place. */
    private void replace(int upTo, byte[] with, int next) {
        flush(upTo);
        if (out != null) {
            out.write(with);
        }
        from = next;
    }

    private void startTag() throws Refused {
        int at = xml.p;
        xml.expect('<');
        xml.name();
        int colon = xml.colon;
        int name = at + 1;
        int end = xml.p;
        if (depth == MAX_DEPTH) {
            throw xml.malformed("elements nested deeper than %d".formatted(MAX_DEPTH));
        }
        nameAt[depth] = name;
        nameEnd[depth] = end;
        marks[depth] = scope.mark();
        Tag tag = null;
        if (xml.peek() != '>') {
            tag = new Tag(xml, scope);
            tag.read();
        }
        boolean empty = xml.peek() == '/';
        if (empty) {
            xml.p++;
        }
        xml.expect('>');
        String namespace = scope.find(in, name, colon < 0 ? 0 : colon - name);
        if (namespace == null) {
            throw xml.malformed("prefix '%s' is not declared".formatted(xml.string(name, colon)));
        }
        int local = colon < 0 ? name : colon + 1;
        boolean apex = enter(at, namespace, local, end, tag);
        if (tag != null || apex) {
            Tag written = tag == null ? new Tag(xml, scope) : tag;
            replace(at, written.canonical(xml.string(name, end), apex ? inherited : null), xml.p);
        }
        if (depth++ == 0) {
            contentAt = xml.p;
        }
        if (empty) {
            byte[] close = ("</" + xml.string(name, end) + '>').getBytes(StandardCharsets.UTF_8);
            replace(from, close, xml.p);
            leave(at);
        }
    }

    /** Notes what the element is to the signature; true where it is the one whose canonical form begins anew. */
    private boolean enter(int at, String namespace, int local, int end, @Nullable Tag tag) throws Refused {
        noteIds(tag);
        boolean ofSignature = namespace.equals(DS);
        if (depth == 0) {
            rootNamespace = namespace;
            rootName = xml.string(local, end);
        }
        Element around = inside;
        if (around == null) {
            if (!ofSignature) {
                if (depth == 0) {
                    noteInherited(tag);
                } else if (depth == 1 && xml.string(local, end).equals("ExtendMessage")) {
                    extensionAt = at;
                }
                return false;
            }
            if (depth != 1 || signature != null || !xml.string(local, end).equals("Signature")) {
                throw new Refused(
                        SignatureFault.SIGNATURE,
                        signature == null
                                ? "%s stands where no signature may; it must be a child of the root"
                                        .formatted(xml.string(local, end))
                                : "more than one signature");
            }
            signatureAt = at;
            flush(at);
            out = null;
            noteInherited(tag);
        }
        if (++signatureElements > MAX_SIGNATURE_ELEMENTS) {
            throw new Refused(
                    SignatureFault.SIGNATURE,
                    "more than %d elements in the signature".formatted(MAX_SIGNATURE_ELEMENTS));
        }
        Element element = new Element(namespace, xml.string(local, end));
        if (tag != null) {
            for (Tag.Attribute attribute : tag.attributes()) {
                String name = attribute.namespace().isEmpty()
                        ? attribute.local()
                        : '{' + attribute.namespace() + '}' + attribute.local();
                element.attributes().put(name, attribute.value());
            }
        }
        open[depth] = element;
        inside = element;
        if (around == null) {
            signature = element;
            return false;
        }
        around.children().add(element);
        if (depth == 2 && ofSignature && element.name().equals("SignedInfo") && signedInfo.length() == 0) {
            out = signedInfo;
            from = at;
            return true;
        }
        return false;
    }

    private void noteIds(@Nullable Tag tag) throws Refused {
        if (tag == null) {
            return;
        }
        for (Tag.Attribute attribute : tag.attributes()) {
            if (attribute.isId() && !ids.add(attribute.value())) {
                throw new Refused(SignatureFault.SIGNATURE, "two elements carry the same Id");
            }
            if (depth == 0 && attribute.prefix().isEmpty() && attribute.local().equals("Id")) {
                rootId = attribute.value();
            }
        }
    }

    /** The {@code xml:} attributes of root and signature, which canonical XML 1.0 hands down to an apex. */
    private void noteInherited(@Nullable Tag tag) {
        if (tag != null) {
            for (Tag.Attribute attribute : tag.attributes()) {
                if (attribute.prefix().equals("xml")) {
                    inherited.put(attribute.local(), attribute.value());
                }
            }
        }
    }

    private void endTag() throws Refused {
        int at = xml.p;
        int opened = nameAt[depth - 1];
        int length = nameEnd[depth - 1] - opened;
        xml.p += 2;
        if (xml.end - xml.p < length || !Arrays.equals(in, opened, opened + length, in, xml.p, xml.p + length)) {
            throw xml.malformed("the end tag of %s is expected".formatted(xml.string(opened, opened + length)));
        }
        xml.p += length;
        if (xml.peek() != '>') {
            int end = xml.p;
            xml.blanks();
            flush(end);
            from = xml.p;
        }
        xml.expect('>');
        leave(at);
    }

    private void leave(int at) {
        depth--;
        scope.release(marks[depth]);
        if (depth == 0) {
            rootClosesAt = at;
            flush(xml.p);
        } else if (inside != null) {
            if (out == signedInfo && depth == 2) {
                flush(xml.p);
                out = null;
            }
            inside = open[depth - 1];
            open[depth] = null;
            if (inside == null) {
                out = document;
                from = xml.p;
                signatureEndsAt = xml.p;
            }
        }
    }

    /** Passes a text up to the next tag. */
    private void text() throws Refused {
        int start = xml.p;
        int kept = xml.p;
        while (true) {
            int p = xml.p;
            while (p < xml.end && TEXT[in[p] & 0xFF] == PLAIN) {
                p++;
            }
            xml.p = p;
            byte b = xml.peek();
            if (b == '<') {
                keep(kept, p);
                return;
            }
            if (b < 0) {
                xml.character();
                continue;
            }
            keep(kept, p);
            switch (b) {
                case '&' -> {
                    byte[] character = Character.toString(xml.reference()).getBytes(StandardCharsets.UTF_8);
                    keep(character);
                    replace(p, canonical(character), xml.p);
                }
                case '>' -> {
                    if (p - start >= 2 && in[p - 1] == ']' && in[p - 2] == ']') {
                        throw xml.malformed("']]>' in a text");
                    }
                    xml.p++;
                    keep(p, xml.p);
                    replace(p, GREATER, xml.p);
                }
                case '\r' -> lineEnd();
                default -> throw xml.malformed("character %d".formatted(b));
            }
            kept = xml.p;
        }
    }

    private void lineEnd() {
        int p = xml.p;
        xml.p += xml.looksAt("\r\n") ? 2 : 1;
        keep(LINE_END);
        replace(p, LINE_END, xml.p);
    }

    private static final byte[] AMPERSAND = {'&', 'a', 'm', 'p', ';'};
    private static final byte[] LESS = {'&', 'l', 't', ';'};
    private static final byte[] GREATER = {'&', 'g', 't', ';'};
    private static final byte[] RETURN = {'&', '#', 'x', 'D', ';'};

    /** A text's character as canonical XML writes it. */
    private static byte[] canonical(byte[] character) {
        return switch (character[0]) {
            case '&' -> AMPERSAND;
            case '<' -> LESS;
            case '>' -> GREATER;
            case '\r' -> RETURN;
            default -> character;
        };
    }

    private void cdata() throws Refused {
        flush(xml.p);
        xml.p += 9;
        from = xml.p;
        while (!xml.looksAt("]]>")) {
            int p = xml.p;
            byte b = xml.peek();
            if (b == '\r') {
                lineEnd();
            } else {
                xml.character();
                keep(p, xml.p);
                if (b == '&' || b == '<' || b == '>') {
                    replace(p, canonical(new byte[] {b}), xml.p);
                }
            }
        }
        flush(xml.p);
        xml.p += 3;
        from = xml.p;
    }

    private void keep(int start, int end) {
        if (inside != null) {
            inside.text().write(in, start, end - start);
        }
    }

    private void keep(byte[] bytes) {
        if (inside != null) {
            inside.text().write(bytes);
        }
    }

    private void comment() throws Refused {
        refuseInside("a comment");
        xml.p += 4;
        while (!xml.looksAt("--")) {
            xml.character();
        }
        xml.p += 2;
        xml.expect('>');
    }

    private byte[] instruction() throws Refused {
        refuseInside("an instruction");
        xml.p += 2;
        int target = xml.p;
        xml.name();
        String name = xml.string(target, xml.p);
        if (xml.colon >= 0 || name.equalsIgnoreCase("xml")) {
            throw xml.malformed("an instruction named %s".formatted(name));
        }
        boolean apart = xml.blanks();
        Bytes written = new Bytes(64);
        written.write(("<?" + name).getBytes(StandardCharsets.UTF_8));
        if (!xml.looksAt("?>")) {
            if (!apart) {
                throw xml.malformed("an instruction's data must stand apart");
            }
            written.write(new byte[] {' '});
        }
        while (!xml.looksAt("?>")) {
            int p = xml.p;
            if (xml.peek() == '\r') {
                xml.p += xml.looksAt("\r\n") ? 2 : 1;
                written.write(LINE_END);
            } else {
                xml.character();
                written.write(in, p, xml.p - p);
            }
        }
        xml.p += 2;
        written.write(new byte[] {'?', '>'});
        return written.copy();
    }

    /** A comment could part what one reader sees as one text; no signer writes any there. */
    private void refuseInside(String what) throws Refused {
        if (inside != null) {
            throw new Refused(SignatureFault.SIGNATURE, what + " stands inside the signature");
        }
    }
}
