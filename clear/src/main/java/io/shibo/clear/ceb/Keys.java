package io.shibo.clear.ceb;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a document that its receipt repeats, as they were read: of a faulty document some may be missing or
 * wrong.
 *
 * @param type the document's kind
 * @param byName official name to value, for the names of {@link #names}
 */
public record Keys(MessageType type, Map<String, String> byName) {
    private static final String NO_GUID = "00000000-0000-0000-0000-000000000000";

    public Keys {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    /** The fields kept of each kind of document. */
    public static List<String> names(MessageType type) {
        return switch (type) {
            case CEB311 -> List.of("guid", "orderNo", "ebpCode", "ebcCode");
            case CEB411 -> List.of("guid", "payCode", "payTransactionId", "orderNo");
            case CEB511 -> List.of("guid", "logisticsCode", "logisticsNo", "orderNo");
            case CEB621 -> List.of("guid", "orderNo", "ebpCode", "ebcCode", "copNo", "customsCode", "agentCode");
        };
    }

    /** The keys of a document that could be read. */
    public static Keys of(Document document) {
        Layout layout = Layout.of(document.type().documentClass());
        Map<String, String> byName = new LinkedHashMap<>();
        for (String name : names(document.type())) {
            Object value = layout.value((Record) document, name);
            if (value != null) {
                byName.put(name, value.toString());
            }
        }
        return new Keys(document.type(), byName);
    }

    /** The value of a field; null where it was not read. */
    public @Nullable String find(String name) {
        return byName.get(name);
    }

    /** The sender's guid; zeros where the document carries none that a receipt could repeat. */
    public String guid() {
        String guid = find("guid");
        return guid != null && guid.length() == NO_GUID.length() ? guid : NO_GUID;
    }

    /** The number that joins the four documents; null where it was not read. */
    public @Nullable String orderNo() {
        return find("orderNo");
    }

    /** The document's own key, as {@link Document#key}; {@code -} for a missing part. */
    public String key() {
        return switch (type) {
            case CEB311, CEB621 -> Document.key(orDash("ebpCode"), orDash("orderNo"));
            case CEB411 -> Document.key(orDash("payCode"), orDash("payTransactionId"));
            case CEB511 -> Document.key(orDash("logisticsCode"), orDash("logisticsNo"));
        };
    }

    /** The value, or {@code -} where a receipt must carry one and the document did not. */
    public String orDash(String name) {
        String value = find(name);
        return value == null || value.isEmpty() ? "-" : value;
    }
}
