package io.shibo.clear.ceb;

import io.shibo.clear.xml.Refused;
import io.shibo.clear.xml.XmlBytes;
import io.shibo.clear.xml.XmlScanner;
import io.shibo.codes.input.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads every message of {@link MessageType}, in its {@code DxpMsg} envelope or without. Never throws for what stands in
 * the bytes: a message that cannot be read is a {@link Reading.Refusal}.
 *
 * <p>Limits: {@value #MAX_DOCUMENTS} documents a message and 99 or 100 lines a document (the schema), 64 MiB a message, 32
 * levels of elements, no document type and no entities but the five of XML.
 */
public final class CebReader {
    /** Documents of one message, by the schema. */
    public static final int MAX_DOCUMENTS = 100;

    /** The namespace of all business elements. */
    public static final String NAMESPACE = "http://www.chinaport.gov.cn/ceb";

    /** The namespace of the envelope's elements. */
    public static final String DXP_NAMESPACE = "http://www.chinaport.gov.cn/dxp";

    static final String SIGNATURE_NAMESPACE = "http://www.w3.org/2000/09/xmldsig#";
    private static final int MAX_SUBSCRIBERS = 5;

    private final XmlScanner xml;
    private final @Nullable Envelope envelope;
    private String root = "Unknown";
    private @Nullable String guid;

    private CebReader(XmlScanner xml, @Nullable Envelope envelope) {
        this.xml = xml;
        this.envelope = envelope;
    }

    /**
     * Reads one message to the stream's end; the stream stays the caller's to close.
     *
     * @throws UncheckedIOException if the stream fails
     */
    public static Reading read(InputStream in) {
        try {
            return read(in.readNBytes(XmlBytes.MAX_BYTES + 1));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Reads one message. */
    public static Reading read(byte[] message) {
        return read(message, null);
    }

    /**
     * The message inside a {@code DxpMsg}.
     *
     * @return null where the bytes are no envelope that can be opened; {@link #read} says why
     */
    public static Envelope.@Nullable Opened open(byte[] message) {
        try {
            XmlScanner xml = new XmlScanner(XmlBytes.of(message));
            xml.root();
            return isEnvelope(xml) ? new EnvelopeReader(xml).read() : null;
        } catch (Refused refused) {
            return null;
        }
    }

    /** Of which kind a message is, in its envelope or without; null where its root says none. The rest is not looked at. */
    public static @Nullable MessageType typeOf(byte[] message) {
        try {
            return MessageType.findByRoot(business(message).elementName());
        } catch (Refused refused) {
            return null;
        }
    }

    /** At the root of the message itself. */
    private static XmlScanner business(byte[] message) throws Refused {
        XmlScanner xml = new XmlScanner(XmlBytes.of(message));
        xml.root();
        if (isEnvelope(xml)) {
            byte[] business = new EnvelopeReader(xml).read().business();
            xml = new XmlScanner(XmlBytes.of(business));
            xml.root();
        }
        return xml;
    }

    /**
     * One document of a message that was read before; what stands before it is passed, what stands after it is not looked at.
     *
     * @param place of the document in the message, from 1
     * @return null where the message has no such document, or cannot be read up to it
     */
    public static Reading.@Nullable Item item(byte[] message, int place) {
        try {
            XmlScanner xml = business(message);
            MessageType type = MessageType.findByRoot(xml.elementName());
            return type == null ? null : item(xml, type, place);
        } catch (Refused refused) {
            return null;
        }
    }

    private static Reading.@Nullable Item item(XmlScanner xml, MessageType type, int place) throws Refused {
        byte[] element = type.element().getBytes(StandardCharsets.UTF_8);
        int passed = 0;
        while (xml.nextChild() && xml.isNamed(element) && xml.isIn(NAMESPACE)) {
            if (++passed == place) {
                return new PartReader(xml, type).read();
            }
            xml.skip();
        }
        return null;
    }

    private static Reading read(byte[] message, @Nullable Envelope envelope) {
        CebReader reader = null;
        try {
            XmlScanner xml = new XmlScanner(XmlBytes.of(message));
            reader = new CebReader(xml, envelope);
            xml.root();
            if (envelope == null && isEnvelope(xml)) {
                Envelope.Opened opened = new EnvelopeReader(xml).read();
                return read(opened.business(), opened.envelope());
            }
            return reader.message();
        } catch (Refused refused) {
            return new Reading.Refusal(
                    reader == null ? "Unknown" : reader.root,
                    reader == null ? null : reader.guid,
                    refused.code(),
                    refused.line(),
                    refused.reason(),
                    envelope);
        }
    }

    private static boolean isEnvelope(XmlScanner xml) {
        return xml.elementName().equals("DxpMsg") && xml.isIn(DXP_NAMESPACE);
    }

    private Reading message() throws Refused {
        String name = xml.elementName();
        MessageType type = MessageType.findByRoot(name);
        if (type == null || !xml.isIn(NAMESPACE)) {
            throw refuse(
                    "root element '%s' of namespace '%s' is no message of the specification; its messages are CEB311Message and so on, of %s"
                            .formatted(Problem.show(name), Problem.show(xml.namespace()), NAMESPACE));
        }
        root = name;
        guid = attribute("guid", 36, 36);
        String version = attribute("version", 1, 10);
        List<Reading.Item> documents = new ArrayList<>();
        boolean more = readDocuments(type, documents);
        if (!type.isFiled()) {
            if (more) {
                throw refuse("%s is repeated or out of place".formatted(Problem.show(xml.elementName())));
            }
            xml.end();
            return new Reading.Message(type, guid, version, null, documents, Reading.Signature.ABSENT, envelope);
        }
        if (!more || !isOurs("BaseTransfer")) {
            throw refuse("BaseTransfer must follow the documents, but %s"
                    .formatted(more ? "%s does".formatted(Problem.show(xml.elementName())) : "the message ends"));
        }
        Transfer transfer = (Transfer) PartReader.alone(xml, Transfer.class, "BaseTransfer");
        boolean signed = readRest();
        xml.end();
        return new Reading.Message(
                type,
                guid,
                version,
                transfer,
                documents,
                signed ? Reading.Signature.NOT_CHECKED : Reading.Signature.ABSENT,
                envelope);
    }

    /** Reads the leading documents; true where another element follows, which is then the current one. */
    private boolean readDocuments(MessageType type, List<Reading.Item> documents) throws Refused {
        PartReader reader = new PartReader(xml, type);
        while (xml.nextChild()) {
            if (!isOurs(type.element())) {
                if (documents.isEmpty()) {
                    throw refuse("%s stands where the first %s must"
                            .formatted(Problem.show(xml.elementName()), type.element()));
                }
                return true;
            }
            if (documents.size() == type.maxDocuments()) {
                throw new Refused(
                        type.codes().tooMany(),
                        xml.line(),
                        "more than %d documents in one message".formatted(type.maxDocuments()));
            }
            documents.add(reader.read());
        }
        if (documents.isEmpty()) {
            throw refuse("the message has no %s".formatted(type.element()));
        }
        return false;
    }

    /** Reads what may follow BaseTransfer; whether a signature is among it. */
    private boolean readRest() throws Refused {
        int subscribers = 0;
        boolean extended = false;
        boolean signed = false;
        while (xml.nextChild()) {
            if (isOurs("BaseSubscribe") && !extended && !signed && ++subscribers <= MAX_SUBSCRIBERS) {
                PartReader.alone(xml, Subscription.class, "BaseSubscribe");
            } else if (isOurs("ExtendMessage") && !extended) {
                extended = true;
                readExtension();
            } else if (xml.elementName().equals("Signature") && xml.isIn(SIGNATURE_NAMESPACE) && !signed) {
                signed = true;
                xml.skip();
            } else {
                throw refuse("%s is repeated or out of place".formatted(Problem.show(xml.elementName())));
            }
        }
        return signed;
    }

    /** Name, version and a content of any kind: well-formed is all that is asked of it. */
    private void readExtension() throws Refused {
        for (String part : List.of("name", "version", "Message")) {
            if (!xml.nextChild() || !isOurs(part)) {
                throw refuse("ExtendMessage must have name, version and Message, but %s is missing".formatted(part));
            }
            if (part.equals("Message")) {
                xml.skip();
            } else {
                xml.text();
            }
        }
        if (xml.nextChild()) {
            throw refuse("%s is repeated or out of place in ExtendMessage".formatted(Problem.show(xml.elementName())));
        }
    }

    private boolean isOurs(String element) {
        return xml.elementName().equals(element) && xml.isIn(NAMESPACE);
    }

    private String attribute(String name, int min, int max) throws Refused {
        String value = xml.attribute(name);
        if (value == null || value.length() < min || value.length() > max) {
            throw refuse("attribute %s '%s' must have %d to %d characters"
                    .formatted(name, Problem.show(value == null ? "" : value), min, max));
        }
        return value;
    }

    private Refused refuse(String reason) {
        return new Refused(Refused.SCHEMA, xml.line(), reason);
    }
}
