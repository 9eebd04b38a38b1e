package io.shibo.trade.internal.xml;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The only way XML from outside is read: UTF-8, no DOCTYPE (so no entities of its own, no outside file, no bomb), and a
 * limit on size, depth, elements and attributes. XInclude and schemaLocation are plain data here: nothing is fetched.
 */
public final class SafeXml {
    /** Bytes of one document. */
    public static final int MAX_SIZE = 10 << 20;

    private static final int MAX_DEPTH = 40;
    private static final int MAX_ELEMENTS = 200_000;
    private static final int MAX_ATTRIBUTES = 32;
    private static final int MAX_ATTRIBUTE = 4_096;
    private static final int MAX_NAME = 200;

    private static final Pattern ENCODING =
            Pattern.compile("^<\\?xml[^>]{0,80}?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");

    private final String name;
    private final ArrayDeque<Element> open = new ArrayDeque<>();
    private int elements;

    private SafeXml(String name) {
        this.name = name;
    }

    /**
     * @param name of the file, for messages
     * @return the document element
     * @throws InputException if it is not XML, or uses what is refused, or passes a limit
     */
    public static Element read(String name, byte[] bytes) {
        return new SafeXml(name).parse(bytes);
    }

    private Element parse(byte[] bytes) {
        if (bytes.length > MAX_SIZE) {
            throw refuse(0, "%d bytes; at most %d are read.".formatted(bytes.length, MAX_SIZE));
        }
        String text = decode(bytes);
        refuseOtherEncoding(text);
        XMLStreamReader reader = null;
        try {
            reader = factory().createXMLStreamReader(new StringReader(text));
            return document(reader);
        } catch (XMLStreamException bad) {
            int line = bad.getLocation() == null
                    ? 0
                    : Math.max(0, bad.getLocation().getLineNumber());
            throw refuse(line, "not XML that can be read: " + reason(bad));
        } finally {
            close(reader);
        }
    }

    private Element document(XMLStreamReader reader) throws XMLStreamException {
        Element root = null;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    Element parent = open.peekLast();
                    Element element = element(reader, parent);
                    if (parent == null) {
                        root = element;
                    } else {
                        parent.add(element);
                    }
                    open.addLast(element);
                    if (open.size() > MAX_DEPTH) {
                        throw refuse(element.line(), "elements are nested more than %d deep.".formatted(MAX_DEPTH));
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> open.removeLast();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    Element parent = open.peekLast();
                    if (parent != null) {
                        parent.append(reader.getText());
                    }
                }
                case XMLStreamConstants.DTD ->
                    throw refuse(
                            line(reader),
                            "it has a DOCTYPE, which can pull in other files or blow up in memory, and no trade document needs one. Ask the sender for the plain XML.");
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw refuse(line(reader), "it refers to an entity of its own, which is not read.");
                default -> {}
            }
        }
        if (root == null) {
            throw refuse(0, "it has no element.");
        }
        return root;
    }

    private Element element(XMLStreamReader reader, @Nullable Element parent) {
        int line = line(reader);
        if (++elements > MAX_ELEMENTS) {
            throw refuse(line, "more than %d elements.".formatted(MAX_ELEMENTS));
        }
        if (reader.getLocalName().length() > MAX_NAME) {
            throw refuse(
                    line,
                    "an element name of %d characters."
                            .formatted(reader.getLocalName().length()));
        }
        if (reader.getAttributeCount() > MAX_ATTRIBUTES) {
            throw refuse(
                    line,
                    "an element with %d attributes; at most %d are read."
                            .formatted(reader.getAttributeCount(), MAX_ATTRIBUTES));
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String value = reader.getAttributeValue(i);
            if (value.length() > MAX_ATTRIBUTE) {
                throw refuse(
                        line,
                        "an attribute of %d characters; at most %d are read.".formatted(value.length(), MAX_ATTRIBUTE));
            }
            String space = reader.getAttributeNamespace(i);
            if (space == null || space.isEmpty()) {
                attributes.put(reader.getAttributeLocalName(i), value);
            }
        }
        String space = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
        return new Element(parent, space, reader.getLocalName(), line, attributes);
    }

    /** Decodes by itself, so that a wrong byte is named by its place instead of being replaced. */
    private String decode(byte[] bytes) {
        if (bytes.length >= 2
                && (bytes[0] == (byte) 0xFE || bytes[0] == (byte) 0xFF || bytes[0] == 0 || bytes[1] == 0)) {
            throw refuse(1, "it is not UTF-8 but looks like UTF-16 or UTF-32. Save it as UTF-8.");
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            int line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw refuse(line, "byte %d is not UTF-8. Save it as UTF-8.".formatted(in.position()));
        }
        out.flip();
        String text = out.toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private void refuseOtherEncoding(String text) {
        Matcher declared = ENCODING.matcher(text);
        if (declared.find() && !declared.group(1).toUpperCase(Locale.ROOT).matches("UTF-8|US-ASCII")) {
            throw refuse(1, "it declares the encoding %s. Save it as UTF-8.".formatted(declared.group(1)));
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty("http://java.sun.com/xml/stream/properties/ignore-external-dtd", true);
        factory.setProperty("javax.xml.stream.isCoalescing", false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("an outside file was asked for");
        });
        return factory;
    }

    private static int line(XMLStreamReader reader) {
        return Math.max(0, reader.getLocation().getLineNumber());
    }

    /** The parser's own words without its address prefix. */
    private static String reason(XMLStreamException bad) {
        String message = String.valueOf(bad.getMessage());
        int at = message.lastIndexOf("Message: ");
        return Problem.show(at < 0 ? message : message.substring(at + "Message: ".length()));
    }

    private static void close(@Nullable XMLStreamReader reader) {
        if (reader != null) {
            try {
                reader.close();
            } catch (XMLStreamException afterwards) {
                // What was read stands; there is nothing behind a StringReader to release.
                return;
            }
        }
    }

    private InputException refuse(int line, String message) {
        return new InputException(new Problem(name, line, "", message));
    }
}
