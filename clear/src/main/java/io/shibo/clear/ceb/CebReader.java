package io.shibo.clear.ceb;

import io.shibo.codes.input.Problem;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads every message of {@link MessageType}. Never throws for what stands in the stream: a message that cannot be read is a
 * {@link Reading.Refusal}.
 *
 * <p>Limits: {@value #MAX_DOCUMENTS} documents a message and 99 lines a document (the schema), 64 MiB a message, 32 levels
 * of elements, no document type and no entities but the five of XML.
 */
public final class CebReader {
    /** Documents of one message, by the schema. */
    public static final int MAX_DOCUMENTS = 100;

    /** The namespace of all business elements. */
    public static final String NAMESPACE = "http://www.chinaport.gov.cn/ceb";

    static final String SIGNATURE_NAMESPACE = "http://www.w3.org/2000/09/xmldsig#";
    private static final int MAX_SUBSCRIBERS = 5;

    private final XmlCursor xml;
    private String root = "Unknown";
    private @Nullable String guid;

    private CebReader(XmlCursor xml) {
        this.xml = xml;
    }

    /** Reads one message to its end; the stream stays the caller's to close. */
    public static Reading read(InputStream in) {
        try (XmlCursor xml = new XmlCursor(in)) {
            CebReader reader = new CebReader(xml);
            try {
                return reader.message();
            } catch (XmlCursor.Refused refused) {
                return new Reading.Refusal(reader.root, reader.guid, refused.code(), refused.line(), refused.reason());
            }
        } catch (XmlCursor.Refused refused) {
            return new Reading.Refusal("Unknown", null, refused.code(), refused.line(), refused.reason());
        }
    }

    private Reading message() throws XmlCursor.Refused {
        xml.root();
        root = xml.name().length() > 15 ? "Unknown" : xml.name();
        MessageType type = MessageType.findByRoot(xml.name());
        if (type == null || !xml.namespace().equals(NAMESPACE)) {
            throw refuse(
                    "root element '%s' of namespace '%s' is no message of the specification; its messages are CEB311Message and so on, of %s"
                            .formatted(Problem.show(xml.name()), Problem.show(xml.namespace()), NAMESPACE));
        }
        guid = attribute("guid", 36, 36);
        String version = attribute("version", 1, 10);
        List<Reading.Item> documents = new ArrayList<>();
        boolean more = readDocuments(type, documents);
        if (!type.isFiled()) {
            if (more) {
                throw refuse("%s is repeated or out of place".formatted(Problem.show(xml.name())));
            }
            xml.end();
            return new Reading.Message(type, guid, version, null, documents, Reading.Signature.ABSENT);
        }
        if (!more || !isOurs("BaseTransfer")) {
            throw refuse("BaseTransfer must follow the documents, but %s"
                    .formatted(more ? "%s does".formatted(Problem.show(xml.name())) : "the message ends"));
        }
        Transfer transfer = transfer();
        boolean signed = readRest();
        xml.end();
        return new Reading.Message(
                type,
                guid,
                version,
                transfer,
                documents,
                signed ? Reading.Signature.NOT_CHECKED : Reading.Signature.ABSENT);
    }

    /** Reads the leading documents; true where another element follows, which is then the current one. */
    private boolean readDocuments(MessageType type, List<Reading.Item> documents) throws XmlCursor.Refused {
        while (xml.nextChild()) {
            if (!isOurs(type.element())) {
                if (documents.isEmpty()) {
                    throw refuse(
                            "%s stands where the first %s must".formatted(Problem.show(xml.name()), type.element()));
                }
                return true;
            }
            if (documents.size() == type.maxDocuments()) {
                throw new XmlCursor.Refused(
                        type.codes().tooMany(),
                        xml.line(),
                        "more than %d documents in one message".formatted(type.maxDocuments()));
            }
            documents.add(new PartReader(xml, type).read());
        }
        if (documents.isEmpty()) {
            throw refuse("the message has no %s".formatted(type.element()));
        }
        return false;
    }

    private Transfer transfer() throws XmlCursor.Refused {
        PartReader part = new PartReader(xml, MessageType.CEB311);
        Transfer transfer = (Transfer) part.alone(Transfer.class);
        if (transfer == null || !part.errors().isEmpty()) {
            FieldError first = part.errors().getFirst();
            throw refuse("BaseTransfer.%s %s: %s".formatted(first.field(), first.value(), first.message()));
        }
        return transfer;
    }

    /** Reads what may follow BaseTransfer; whether a signature is among it. */
    private boolean readRest() throws XmlCursor.Refused {
        int subscribers = 0;
        boolean extended = false;
        boolean signed = false;
        while (xml.nextChild()) {
            if (isOurs("BaseSubscribe") && !extended && !signed && ++subscribers <= MAX_SUBSCRIBERS) {
                xml.skip();
            } else if (isOurs("ExtendMessage") && !extended) {
                extended = true;
                xml.skip();
            } else if (xml.name().equals("Signature") && xml.namespace().equals(SIGNATURE_NAMESPACE) && !signed) {
                signed = true;
                xml.skip();
            } else {
                throw refuse("%s is repeated or out of place".formatted(Problem.show(xml.name())));
            }
        }
        return signed;
    }

    private boolean isOurs(String element) {
        return xml.name().equals(element) && xml.namespace().equals(NAMESPACE);
    }

    private String attribute(String name, int min, int max) throws XmlCursor.Refused {
        String value = xml.attribute(name);
        if (value == null || value.length() < min || value.length() > max) {
            throw refuse("attribute %s '%s' must have %d to %d characters"
                    .formatted(name, Problem.show(value == null ? "" : value), min, max));
        }
        return value;
    }

    private XmlCursor.Refused refuse(String reason) {
        return new XmlCursor.Refused("-0002", xml.line(), reason);
    }
}
