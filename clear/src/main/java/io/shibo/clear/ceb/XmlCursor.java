package io.shibo.clear.ceb;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A walk over elements of an XML text that may be hostile: no document type, no entities of its own, bounded in bytes,
 * depth and text. Whatever is wrong ends as a {@link Refused}.
 */
final class XmlCursor implements AutoCloseable {
    /** Elements inside each other; a message has four, a signature nine. */
    static final int MAX_DEPTH = 32;

    /** Characters kept of one text; the longest field of the schema has a thousand. */
    static final int MAX_TEXT = 8_192;

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader xml;
    private final StringBuilder text = new StringBuilder();
    private int depth;

    /** Why the message as a whole is refused. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final String code;
        private final int line;

        Refused(String code, int line, String reason) {
            super(reason, null, false, false);
            this.code = code;
            this.line = line;
        }

        String code() {
            return code;
        }

        int line() {
            return line;
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    XmlCursor(InputStream in) throws Refused {
        try {
            Reader text = XmlText.reader(in);
            // The factory is configured once and only read afterwards; creating readers from it is safe across threads.
            synchronized (FACTORY) {
                xml = FACTORY.createXMLStreamReader(text);
            }
        } catch (XMLStreamException | IOException | RuntimeException unreadable) {
            throw refused(unreadable, 0);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entities are refused");
        });
        return factory;
    }

    /** Moves to the root element. */
    void root() throws Refused {
        int event = next();
        while (event != XMLStreamConstants.START_ELEMENT) {
            event = next();
        }
    }

    /** Moves to the next child element of the element entered last; false, and out of it, where there is none. */
    boolean nextChild() throws Refused {
        int event = next();
        while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
            if (event == XMLStreamConstants.CHARACTERS && !xml.isWhiteSpace()) {
                throw new Refused("-0002", line(), "text between elements");
            }
            event = next();
        }
        return event == XMLStreamConstants.START_ELEMENT;
    }

    String name() {
        return xml.getLocalName();
    }

    String namespace() {
        String namespace = xml.getNamespaceURI();
        return namespace == null ? "" : namespace;
    }

    @Nullable
    String attribute(String name) {
        return xml.getAttributeValue(null, name);
    }

    int line() {
        return xml.getLocation().getLineNumber();
    }

    /** Reads the text of the element just entered and leaves it; past {@link #MAX_TEXT} characters it is cut there. */
    String text() throws Refused {
        text.setLength(0);
        while (true) {
            int event = next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                return text.toString();
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                throw new Refused("-0002", line(), "element %s inside a text".formatted(Shown.cut(name())));
            }
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                int room = Math.min(xml.getTextLength(), MAX_TEXT - text.length());
                text.append(xml.getTextCharacters(), xml.getTextStart(), Math.max(0, room));
            }
        }
    }

    /** Leaves the element just entered, whatever is in it. */
    void skip() throws Refused {
        int outside = depth - 1;
        while (depth > outside) {
            next();
        }
    }

    /** Reads to the end of the message; anything but blanks and comments after the root is not well formed. */
    void end() throws Refused {
        try {
            while (xml.hasNext()) {
                next();
            }
        } catch (XMLStreamException notWellFormed) {
            throw refused(notWellFormed, line());
        }
    }

    private int next() throws Refused {
        int event;
        try {
            event = xml.next();
        } catch (XMLStreamException | RuntimeException notWellFormed) {
            throw refused(notWellFormed, line());
        }
        switch (event) {
            case XMLStreamConstants.DTD -> throw new Refused("-0001", line(), "DOCTYPE is not allowed");
            case XMLStreamConstants.ENTITY_REFERENCE -> throw new Refused("-0001", line(), "entities are not allowed");
            case XMLStreamConstants.START_ELEMENT -> {
                if (++depth > MAX_DEPTH) {
                    throw new Refused("-0001", line(), "elements nested deeper than %d".formatted(MAX_DEPTH));
                }
            }
            case XMLStreamConstants.END_ELEMENT -> depth--;
            default -> {}
        }
        return event;
    }

    private static Refused refused(Exception cause, int line) {
        Throwable inner = cause;
        if (cause instanceof XMLStreamException parser && parser.getNestedException() != null) {
            inner = parser.getNestedException();
        }
        if (inner instanceof XmlText.Unreadable unreadable) {
            return new Refused("-0001", line, String.valueOf(unreadable.getMessage()));
        }
        if (inner instanceof CharacterCodingException) {
            return new Refused("-0001", line, "bytes that do not fit the encoding");
        }
        int where = cause instanceof XMLStreamException parser && parser.getLocation() != null
                ? parser.getLocation().getLineNumber()
                : line;
        return new Refused("-0001", Math.max(0, where), "not well-formed XML: " + Shown.cause(cause));
    }

    @Override
    public void close() {
        try {
            xml.close();
        } catch (XMLStreamException ignored) {
            // Closing frees the parser's buffers; what was read stays as it is.
        }
    }

    /** How a parser's own words are repeated. */
    private static final class Shown {
        static String cut(String text) {
            return io.shibo.codes.input.Problem.show(text);
        }

        static String cause(Exception cause) {
            String message = String.valueOf(cause.getMessage());
            int text = message.indexOf("Message: ");
            String own = text < 0 ? message : message.substring(text + "Message: ".length());
            return own.length() > 200 ? own.substring(0, 200) + "…" : own.replace('\n', ' ');
        }
    }
}
