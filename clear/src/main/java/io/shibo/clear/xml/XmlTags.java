package io.shibo.clear.xml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tags, their attributes and namespaces. */
class XmlTags extends XmlProlog {
    /** Elements inside each other; a message has four, a signature nine. */
    public static final int MAX_DEPTH = 32;

    /** Attributes of one element; the messages have two, and a few declarations. */
    public static final int MAX_ATTRIBUTES = 64;

    private static final int MAX_NAME = 256;

    private final Namespaces namespaces = new Namespaces(MAX_DEPTH);
    private final int[] opened = new int[MAX_DEPTH + 1];
    private final int[] openedEnd = new int[MAX_DEPTH + 1];
    private final List<Attribute> attributes = new ArrayList<>();
    int depth;
    private boolean isEmpty;
    private String namespace = "";
    private int prefixVersion = -1;
    private int prefixFrom;
    private int prefixEnd;
    private @Nullable String lastNamespace;
    private @Nullable String lastWanted;
    private boolean lastAnswer;
    private int localFrom;
    private int localEnd;

    private record Attribute(String prefix, String local, String value) {}

    XmlTags(XmlBytes text) {
        super(text);
    }

    /** Enters the element whose tag begins at the place. */
    final void open() throws Refused {
        int from = ++at;
        byte[] local = bytes;
        int i = from;
        while (i < end && XmlChars.isNameByte(local[i])) {
            i++;
        }
        at = i;
        if (at >= end || at == from || bytes[at] < 0 || !XmlChars.isNameStart(bytes[from])) {
            at = from;
            name();
        }
        int to = at;
        if (to - from > MAX_NAME) {
            throw new Refused(Refused.FORMAT, line(), "a name of more than %d bytes".formatted(MAX_NAME));
        }
        if (++depth > MAX_DEPTH) {
            throw new Refused(Refused.FORMAT, line(), "elements nested deeper than %d".formatted(MAX_DEPTH));
        }
        opened[depth] = from;
        openedEnd[depth] = to;
        namespaces.enter(depth);
        isEmpty = false;
        if (!attributes.isEmpty()) {
            attributes.clear();
        }
        if (at < end && bytes[at] == '>') {
            at++;
        } else {
            attributes();
        }
        int colon = from;
        while (colon < to && bytes[colon] != ':') {
            colon++;
        }
        localFrom = colon < to ? colon + 1 : from;
        localEnd = to;
        namespace = namespace(from, colon < to ? colon : from);
        if (colon < to) {
            checkLocal(localFrom, to);
        }
    }

    /** What the prefix between two places means; that of the element before is nearly always the same. */
    private String namespace(int from, int to) throws Refused {
        boolean same = namespaces.version() == prefixVersion
                && to - from == prefixEnd - prefixFrom
                && (to == from || Arrays.equals(bytes, from, to, bytes, prefixFrom, prefixEnd));
        if (same) {
            return namespace;
        }
        String found = namespaces.find(bytes, from, to);
        if (found == null) {
            throw malformed("the prefix '%s' is not declared"
                    .formatted(new String(bytes, from, Math.min(to - from, 40), StandardCharsets.UTF_8)));
        }
        prefixVersion = namespaces.version();
        prefixFrom = from;
        prefixEnd = to;
        return found;
    }

    /** After the colon stands a name of its own, and no second colon. */
    private void checkLocal(int from, int to) throws Refused {
        for (int i = from; i < to; i++) {
            if (bytes[i] == ':') {
                throw malformed("a name with two colons");
            }
        }
        int c = from == to ? -1 : bytes[from] < 0 ? XmlChars.decode(bytes, from, to) : bytes[from];
        if (!XmlChars.startsName(c) || opened[depth] == from - 1) {
            throw malformed("a name that begins or ends with its colon");
        }
    }

    private void attributes() throws Refused {
        while (true) {
            boolean blank = white();
            if (at >= end) {
                throw ended();
            }
            if (bytes[at] == '>') {
                at++;
                break;
            }
            if (bytes[at] == '/') {
                if (at + 1 >= end || bytes[at + 1] != '>') {
                    throw malformed("'/' within a tag");
                }
                at += 2;
                isEmpty = true;
                break;
            }
            if (!blank) {
                throw malformed("no blank before an attribute");
            }
            if (attributes.size() == MAX_ATTRIBUTES) {
                throw new Refused(Refused.FORMAT, line(), "more than %d attributes".formatted(MAX_ATTRIBUTES));
            }
            attributes.add(attribute());
        }
        checkAttributes();
    }

    private Attribute attribute() throws Refused {
        int from = at;
        name();
        String name = new String(bytes, from, at - from, StandardCharsets.UTF_8);
        int colon = name.indexOf(':');
        if (colon >= 0) {
            if (colon == 0
                    || colon == name.length() - 1
                    || name.indexOf(':', colon + 1) >= 0
                    || !XmlChars.startsName(name.codePointAt(colon + 1))) {
                throw malformed("a name that begins or ends with its colon");
            }
        }
        equalsSign();
        String value = value();
        String prefix = colon < 0 ? "" : name.substring(0, colon);
        String local = name.substring(colon + 1);
        String declares = prefix.equals("xmlns") ? local : name.equals("xmlns") ? "" : null;
        if (declares != null) {
            String why = namespaces.declare(declares.getBytes(StandardCharsets.UTF_8), value);
            if (why != null) {
                throw malformed(why);
            }
        }
        return new Attribute(prefix, local, value);
    }

    /** Passes an attribute's value with its quotes. */
    private String value() throws Refused {
        if (at >= end || bytes[at] != '"' && bytes[at] != '\'') {
            throw malformed("an attribute's value without quotes");
        }
        byte quote = bytes[at++];
        scratchEnd = 0;
        while (at < end && bytes[at] != quote) {
            switch (bytes[at]) {
                case '<' -> throw malformed("'<' within an attribute's value");
                case '&' -> keep(reference());
                case '\n', '\t' -> {
                    keep(' ');
                    at++;
                }
                case '\r' -> {
                    keep(' ');
                    at += at + 1 < end && bytes[at + 1] == '\n' ? 2 : 1;
                }
                default -> {
                    int from = at;
                    anyCharacter();
                    keep(from, at);
                }
            }
        }
        if (at >= end) {
            throw ended();
        }
        at++;
        return new String(scratch, 0, scratchEnd, StandardCharsets.UTF_8);
    }

    /** No attribute twice, neither as it is written nor by what its prefix means; every prefix declared. */
    private void checkAttributes() throws Refused {
        List<String> seen = new ArrayList<>();
        for (Attribute attribute : attributes) {
            String prefix = attribute.prefix();
            byte[] bytesOfPrefix = prefix.getBytes(StandardCharsets.UTF_8);
            boolean declares = prefix.equals("xmlns")
                    || prefix.isEmpty() && attribute.local().equals("xmlns");
            String means = declares ? Namespaces.XMLNS : "";
            if (!declares && !prefix.isEmpty()) {
                String found = namespaces.find(bytesOfPrefix, 0, bytesOfPrefix.length);
                if (found == null) {
                    throw malformed("the prefix '%s' is not declared".formatted(prefix));
                }
                means = found;
            }
            String whole = means + '}' + attribute.local();
            if (seen.contains(whole)) {
                throw malformed("the attribute %s twice".formatted(attribute.local()));
            }
            seen.add(whole);
        }
    }

    /** Leaves the element whose end tag begins at the place. */
    final void close() throws Refused {
        int from = opened[depth];
        int length = openedEnd[depth] - from;
        at += 2;
        if (at + length >= end || !Arrays.equals(bytes, at, at + length, bytes, from, from + length)) {
            throw malformed("the end tag does not match <%s>"
                    .formatted(new String(bytes, from, Math.min(length, 40), StandardCharsets.UTF_8)));
        }
        at += length;
        if (bytes[at] != '>') {
            white();
            if (at >= end || bytes[at] != '>') {
                throw malformed("an end tag with more than its name");
            }
        }
        at++;
        namespaces.leave(depth);
        depth--;
    }

    /** Leaves an element written as an empty tag. */
    final boolean leftEmpty() {
        if (!isEmpty) {
            return false;
        }
        isEmpty = false;
        namespaces.leave(depth);
        depth--;
        return true;
    }

    /** The local name of the element entered last. */
    public final String elementName() {
        return new String(bytes, localFrom, localEnd - localFrom, StandardCharsets.UTF_8);
    }

    final String shortName() {
        String name = elementName();
        return name.length() > 60 ? name.substring(0, 60) + "…" : name;
    }

    /** Whether the element entered last has this local name, in UTF-8. */
    public final boolean isNamed(byte[] name) {
        int length = localEnd - localFrom;
        return length == name.length && Arrays.equals(name, 0, length, bytes, localFrom, localEnd);
    }

    /** The namespace of the element entered last; empty for none. */
    public final String namespace() {
        return namespace;
    }

    /** Whether the element entered last is in a namespace. */
    public final boolean isIn(String wanted) {
        // Elements of one namespace share the text that was declared, so that most answers need no comparison.
        if (namespace != lastNamespace || wanted != lastWanted) {
            lastNamespace = namespace;
            lastWanted = wanted;
            lastAnswer = wanted.equals(namespace);
        }
        return lastAnswer;
    }

    /** The value of an attribute without prefix of the element entered last; null where there is none. */
    public final @Nullable String attribute(String name) {
        for (Attribute attribute : attributes) {
            if (attribute.prefix().isEmpty() && attribute.local().equals(name)) {
                return attribute.value();
            }
        }
        return null;
    }
}
