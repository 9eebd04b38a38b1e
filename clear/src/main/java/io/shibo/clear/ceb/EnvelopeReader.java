package io.shibo.clear.ceb;

import io.shibo.clear.xml.Refused;
import io.shibo.clear.xml.XmlScanner;
import io.shibo.codes.input.Problem;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Opens a {@code DxpMsg}: its parts in the schema's order, each within its limits. */
final class EnvelopeReader {
    private final XmlScanner xml;
    private String open = "";
    private boolean isAt;

    EnvelopeReader(XmlScanner xml) {
        this.xml = xml;
    }

    /** Reads the envelope whose root was just entered, to the end of the message. */
    Envelope.Opened read() throws Refused {
        String version = xml.attribute("ver");
        if (!"1.0".equals(version)) {
            throw refuse("attribute ver '%s' must be 1.0".formatted(Problem.show(version == null ? "" : version)));
        }
        into("DxpMsg");
        enter("TransInfo");
        into("TransInfo");
        String copMsgId = text("CopMsgId", 1, 255);
        String senderId = text("SenderId", 1, 16);
        List<String> receivers = receivers();
        String created = text("CreatTime", 1, 64);
        if (!isDateTime(created)) {
            throw refuse("CreatTime '%s' is no dateTime".formatted(Problem.show(created)));
        }
        String msgType = text("MsgType", 0, 30);
        outOf("TransInfo");
        next();
        byte[] business = data();
        Envelope.AddInfo addInfo = isNext("AddInfo") ? addInfo() : null;
        boolean signed = isAt && xml.elementName().equals("Signature") && xml.isIn(CebReader.SIGNATURE_NAMESPACE);
        if (signed) {
            xml.skip();
            next();
        }
        outOf("DxpMsg");
        xml.end();
        return new Envelope.Opened(
                new Envelope(copMsgId, senderId, receivers, created, msgType, addInfo, signed), business);
    }

    private List<String> receivers() throws Refused {
        enter("ReceiverIds");
        into("ReceiverIds");
        List<String> receivers = new ArrayList<>();
        do {
            receivers.add(text("ReceiverId", 1, 16));
        } while (isNext("ReceiverId") && receivers.size() < Envelope.MAX_RECEIVERS);
        outOf("ReceiverIds");
        next();
        open = "TransInfo";
        return receivers;
    }

    private byte[] data() throws Refused {
        enter("Data");
        xml.text();
        byte[] text = Arrays.copyOfRange(xml.textBytes(), xml.textFrom(), xml.textEnd());
        int length = 0;
        for (byte b : text) {
            if (b != ' ' && b != '\n' && b != '\t' && b != '\r') {
                text[length++] = b;
            }
        }
        next();
        try {
            return Base64.getDecoder().decode(Arrays.copyOf(text, length));
        } catch (IllegalArgumentException notBase64) {
            throw refuse("Data is not base64: " + Problem.show(String.valueOf(notBase64.getMessage())));
        }
    }

    private Envelope.AddInfo addInfo() throws Refused {
        into("AddInfo");
        String fileName = isNext("FileName") ? text("FileName", 1, 255) : null;
        String icCard = isNext("IcCard") ? text("IcCard", 1, 13) : null;
        List<Envelope.Key> keys = isNext("BizKey") ? keys() : List.of();
        String encoding = null;
        if (isNext("IsText")) {
            encoding = xml.attribute("Encode");
            if (encoding == null || encoding.length() > 50) {
                throw refuse("IsText must name its character set in Encode, in at most 50 characters");
            }
            xml.skip();
            next();
        }
        if (isNext("RecMapId")) {
            xml.skip();
            next();
        }
        outOf("AddInfo");
        next();
        open = "DxpMsg";
        return new Envelope.AddInfo(fileName, icCard, keys, encoding);
    }

    private List<Envelope.Key> keys() throws Refused {
        into("BizKey");
        List<Envelope.Key> keys = new ArrayList<>();
        do {
            enter("Key");
            String name = xml.attribute("name");
            keys.add(new Envelope.Key(name, text("Key", 1, 64)));
        } while (isNext("Key") && keys.size() < Envelope.MAX_KEYS);
        outOf("BizKey");
        next();
        open = "AddInfo";
        return keys;
    }

    /** The first child of the element that was just entered. */
    private void into(String element) throws Refused {
        open = element;
        next();
    }

    private void next() throws Refused {
        isAt = xml.nextChild();
    }

    private boolean isNext(String element) {
        return isAt && xml.elementName().equals(element) && xml.isIn(CebReader.DXP_NAMESPACE);
    }

    private void enter(String element) throws Refused {
        if (!isNext(element)) {
            throw refuse("%s must follow, but %s"
                    .formatted(
                            element,
                            isAt ? "%s does".formatted(Problem.show(xml.elementName())) : "%s ends".formatted(open)));
        }
    }

    private void outOf(String element) throws Refused {
        if (isAt) {
            throw refuse("%s is repeated or out of place in %s".formatted(Problem.show(xml.elementName()), element));
        }
    }

    private String text(String element, int min, int max) throws Refused {
        enter(element);
        xml.text();
        String text =
                new String(xml.textBytes(), xml.textFrom(), xml.textEnd() - xml.textFrom(), StandardCharsets.UTF_8);
        int length = text.codePointCount(0, text.length());
        if (length < min || length > max) {
            throw refuse("%s must have %d to %d characters, has %d".formatted(element, min, max, length));
        }
        next();
        return text;
    }

    private static boolean isDateTime(String text) {
        try {
            LocalDateTime.parse(
                    text.strip().replaceFirst("(Z|[+-]\\d\\d:\\d\\d)$", ""), DateTimeFormatter.ISO_LOCAL_DATE_TIME);
            return true;
        } catch (DateTimeParseException noTime) {
            return false;
        }
    }

    private Refused refuse(String reason) {
        return new Refused(Refused.SCHEMA, xml.line(), reason);
    }
}
