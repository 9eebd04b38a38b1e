package io.shibo.clear.ceb;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A right document of every kind, made from the table of its fields: every field filled, sums and conditions met. */
public final class Specimens {
    public static final String GUID = "4CDE1CFD-EDED-46B1-946C-B8022E42FC94";
    public static final Transfer SENDER = new Transfer("3301994S01", "样本报关行", "DXP", "DXPENT0000SAMPLE", null);

    private static final LocalDateTime TIME = LocalDateTime.of(2026, 3, 1, 12, 0, 1);
    private static final BigDecimal TWO = BigDecimal.TWO;
    private static final Map<String, Object> VALUES = Map.ofEntries(
            Map.entry("guid", GUID),
            Map.entry("price", new BigDecimal("3.5")),
            Map.entry("qty", TWO),
            Map.entry("totalPrice", new BigDecimal("7")),
            Map.entry("goodsValue", new BigDecimal("7")),
            Map.entry("acturalPaid", new BigDecimal("7")),
            Map.entry("discount", new BigDecimal("4")),
            Map.entry("grossWeight", new BigDecimal("2.5")),
            Map.entry("country", "116"),
            Map.entry("currency", "142"),
            Map.entry("gcode", "3304990099"),
            Map.entry("returnStatus", "120"),
            Map.entry("assureCode", "C"),
            Map.entry("ebcCode", "C"),
            Map.entry("oriMessageType", "CEB311Message"));

    private Specimens() {}

    /** Every kind of message there is. */
    public static Stream<MessageType> types() {
        return Arrays.stream(MessageType.values());
    }

    /** A right document of a kind, with one line where it has lines. */
    public static Document of(MessageType type) {
        Layout layout = Layout.of(type.documentClass());
        List<Record> lines = new ArrayList<>();
        Layout line = layout.lines();
        if (line != null) {
            lines.add(line.build(values(line), List.of()));
        }
        return (Document) layout.build(values(layout), lines);
    }

    private static @Nullable Object[] values(Layout layout) {
        return layout.fields().stream().map(Specimens::value).toArray();
    }

    private static @Nullable Object value(Layout.Field field) {
        if (field.name().equals("licenseNo")) {
            return null;
        }
        Object given = VALUES.get(field.name());
        if (given != null && !(given instanceof String text && text.length() < field.min())) {
            return given;
        }
        return switch (field.kind()) {
            case AMOUNT -> TWO;
            case WHOLE -> 1;
            case TIME -> TIME;
            case DAY -> LocalDate.of(2026, 3, 1);
            case TEXT -> text(field);
        };
    }

    private static String text(Layout.Field field) {
        if (!field.only().isEmpty()) {
            return field.only().getFirst();
        }
        return switch (field.form()) {
            case MILLIS -> "20260301120001123";
            case DIGITS -> "1".repeat(field.max());
            case ANY -> "报".repeat(Math.max(1, Math.max(field.min(), Math.min(3, field.max()))));
        };
    }

    /** A message of one right document, signed by nobody where a signature must stand. */
    public static byte[] message(MessageType type) {
        return message(type, of(type));
    }

    public static byte[] message(MessageType type, Document document) {
        return CebWriter.message(
                type,
                GUID,
                type.isFiled() ? SENDER : null,
                List.of(document),
                type.signing() == MessageType.Signing.REQUIRED ? SIGNATURE : null);
    }

    /** What the schema asks of a signature, and not one that could be valid. */
    static final String SIGNATURE = """
            <ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo>\
            <ds:CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"/>\
            <ds:SignatureMethod Algorithm="http://www.w3.org/2000/09/xmldsig#rsa-sha1"/>\
            <ds:Reference URI=""><ds:DigestMethod Algorithm="http://www.w3.org/2000/09/xmldsig#sha1"/>\
            <ds:DigestValue>AAAA</ds:DigestValue></ds:Reference></ds:SignedInfo>\
            <ds:SignatureValue>AAAA</ds:SignatureValue>\
            <ds:KeyInfo><ds:KeyName>none</ds:KeyName></ds:KeyInfo></ds:Signature>""";
}
