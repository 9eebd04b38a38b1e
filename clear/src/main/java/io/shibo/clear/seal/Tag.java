package io.shibo.clear.seal;

import io.shibo.clear.xml.XmlChars;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A start tag with its attributes, read and checked, and as its canonical form has it. */
final class Tag {
    private static final int MAX_ATTRIBUTES = 256;

    private final XmlInput xml;
    private final Scope scope;
    private final int mark;

    /** What the tag itself declares, by prefix. */
    private final Map<String, String> declared = new TreeMap<>();

    private final List<Attribute> attributes = new ArrayList<>();

    /**
     * @param namespace empty for none
     * @param value as XML reads it, references and line ends resolved
     */
    record Attribute(String prefix, String local, String namespace, String value) {
        boolean isId() {
            return prefix.isEmpty() && local.equalsIgnoreCase("id") || prefix.equals("xml") && local.equals("id");
        }

        private String qualified() {
            return prefix.isEmpty() ? local : prefix + ':' + local;
        }
    }

    /** @param scope where this tag's declarations are added */
    Tag(XmlInput xml, Scope scope) {
        this.xml = xml;
        this.scope = scope;
        mark = scope.mark();
    }

    List<Attribute> attributes() {
        return attributes;
    }

    /** Reads what follows the element's name, up to the {@code >} or {@code />}. */
    void read() throws Refused {
        while (true) {
            boolean apart = xml.blanks();
            byte next = xml.peek();
            if (next == '>' || next == '/') {
                break;
            }
            if (!apart) {
                throw xml.malformed("attributes must stand apart");
            }
            if (attributes.size() + declared.size() == MAX_ATTRIBUTES) {
                throw xml.malformed("more than %d attributes".formatted(MAX_ATTRIBUTES));
            }
            attribute();
        }
        resolve();
    }

    private void attribute() throws Refused {
        int from = xml.p;
        xml.name();
        int to = xml.p;
        int colon = xml.colon;
        String prefix = colon < 0 ? "" : xml.string(from, colon);
        String local = xml.string(colon < 0 ? from : colon + 1, to);
        xml.blanks();
        xml.expect('=');
        xml.blanks();
        String value = value();
        if (prefix.isEmpty() && local.equals("xmlns")) {
            declare("", value);
        } else if (prefix.equals("xmlns")) {
            declare(local, value);
        } else {
            attributes.add(new Attribute(prefix, local, "", value));
        }
    }

    private String value() throws Refused {
        byte quote = xml.peek();
        if (quote != '"' && quote != '\'') {
            throw xml.malformed("an attribute's value must stand in quotes");
        }
        xml.p++;
        Bytes value = new Bytes(32);
        while (xml.peek() != quote) {
            byte b = xml.peek();
            int from = xml.p;
            if (b == '<') {
                throw xml.malformed("'<' in an attribute");
            } else if (b == '&') {
                value.write(Character.toString(xml.reference()).getBytes(StandardCharsets.UTF_8));
            } else if (XmlChars.isWhite(b)) {
                xml.p += xml.looksAt("\r\n") ? 2 : 1;
                value.write(SPACE);
            } else {
                xml.character();
                value.write(xml.in, from, xml.p - from);
            }
        }
        xml.p++;
        return value.toString();
    }

    private static final byte[] SPACE = {' '};

    private void declare(String prefix, String uri) throws Refused {
        boolean reserved = uri.equals(Scope.XML) || uri.equals(Scope.XMLNS);
        if (prefix.equals("xml") ? !uri.equals(Scope.XML) : reserved || prefix.equals("xmlns")) {
            throw xml.malformed("a reserved namespace is declared");
        }
        if (uri.isEmpty() && !prefix.isEmpty()) {
            throw xml.malformed("prefix '%s' is declared for no namespace".formatted(prefix));
        }
        if (!uri.isEmpty() && uri.indexOf(':') < 1) {
            // C14N 1.0 section 1.3: a relative namespace cannot be canonicalized.
            throw xml.malformed("namespace '%s' is relative".formatted(uri));
        }
        if (declared.put(prefix, uri) != null) {
            throw xml.malformed("a namespace is declared twice in one tag");
        }
        if (!prefix.equals("xml")) {
            scope.declare(prefix, uri);
        }
    }

    private void resolve() throws Refused {
        if (attributes.isEmpty()) {
            return;
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < attributes.size(); i++) {
            Attribute found = attributes.get(i);
            String namespace = found.prefix().isEmpty() ? "" : scope.find(found.prefix());
            if (namespace == null) {
                throw xml.malformed("prefix '%s' is not declared".formatted(found.prefix()));
            }
            if (!names.add('{' + namespace + '}' + found.local())) {
                throw xml.malformed("attribute %s stands twice in one tag".formatted(found.local()));
            }
            attributes.set(i, new Attribute(found.prefix(), found.local(), namespace, found.value()));
        }
    }

    /**
     * The canonical form.
     *
     * @param name the element's qualified name
     * @param apex what the elements around an apex hand down to it: their {@code xml:} attributes by local name; null for
     *     an element whose parent is written too
     */
    byte[] canonical(String name, @Nullable Map<String, String> apex) {
        StringBuilder out = new StringBuilder(64).append('<').append(name);
        Map<String, String> namespaces = apex == null ? declared : scope.all();
        namespaces.forEach((prefix, uri) -> {
            boolean known = apex == null && uri.equals(scope.findBelow(prefix, mark));
            if (!known && !prefix.equals("xml")) {
                out.append(prefix.isEmpty() ? " xmlns" : " xmlns:")
                        .append(prefix)
                        .append("=\"");
                escape(uri, out);
                out.append('"');
            }
        });
        List<Attribute> sorted = new ArrayList<>(attributes);
        if (apex != null) {
            apex.forEach((local, value) -> {
                if (attributes.stream()
                        .noneMatch(
                                own -> own.prefix().equals("xml") && own.local().equals(local))) {
                    sorted.add(new Attribute("xml", local, Scope.XML, value));
                }
            });
        }
        sorted.sort(Comparator.comparing(Attribute::namespace, Tag::byCharacter)
                .thenComparing(Attribute::local, Tag::byCharacter));
        for (Attribute attribute : sorted) {
            out.append(' ').append(attribute.qualified()).append("=\"");
            escape(attribute.value(), out);
            out.append('"');
        }
        return out.append('>').toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The order of UCS, which is that of UTF-8's bytes. */
    private static int byCharacter(String a, String b) {
        return Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    private static void escape(String value, StringBuilder out) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '"' -> out.append("&quot;");
                case '\t' -> out.append("&#x9;");
                case '\n' -> out.append("&#xA;");
                case '\r' -> out.append("&#xD;");
                default -> out.append(c);
            }
        }
    }
}
