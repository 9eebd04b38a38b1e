package io.shibo.clear.ceb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a document that its receipt repeats, as they were read: of a faulty document some may be missing or
 * wrong.
 *
 * @param type the document's kind
 * @param byName official name to value, for the names of {@link #names}
 */
public record Keys(MessageType type, Map<String, String> byName) {
    /** Of a declaration: {@code valid} where its message's signature was found valid; no field of the document. */
    public static final String SIGNATURE = "ds:Signature";

    private static final String NO_GUID = "00000000-0000-0000-0000-000000000000";

    public Keys {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    /** The fields kept of each kind of document: its key and what its receipt repeats. */
    public static List<String> names(MessageType type) {
        return Names.OF.get(type.ordinal());
    }

    /** The keys of a document that could be read. */
    public static Keys of(Document document) {
        Layout layout = Layout.of(document.type().documentClass());
        Map<String, String> byName = new LinkedHashMap<>();
        for (String name : names(document.type())) {
            Object value = name.equals(SIGNATURE) ? null : layout.value((Record) document, name);
            if (value != null) {
                byName.put(name, value.toString());
            }
        }
        return new Keys(document.type(), byName);
    }

    /** The same with what is known of the signature, if it is valid. */
    public Keys signed(Reading.Signature signature) {
        if (!(signature instanceof Reading.Signature.Valid)) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(byName);
        more.put(SIGNATURE, "valid");
        return new Keys(type, more);
    }

    /** Whether the document's signature was found valid; else it was not checked. */
    public boolean signed() {
        return "valid".equals(find(SIGNATURE));
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
        StringBuilder key = new StringBuilder();
        for (String name : type.keyedBy()) {
            key.append(key.isEmpty() ? "" : "|").append(orDash(name));
        }
        return key.toString();
    }

    /** The value, or {@code -} where a receipt must carry one and the document did not. */
    public String orDash(String name) {
        String value = find(name);
        return value == null || value.isEmpty() ? "-" : value;
    }

    /** Built at first use: the layouts must be known. */
    private static final class Names {
        private static final List<List<String>> OF =
                Arrays.stream(MessageType.values()).map(Names::of).toList();

        private static List<String> of(MessageType type) {
            Set<String> wanted = new HashSet<>(type.keyedBy());
            wanted.add("guid");
            wanted.add("orderNo");
            if (type == MessageType.CEB603 || type == MessageType.CEB701) {
                // Their receipts name it only within the numbers that they give.
                wanted.add("customsCode");
            }
            MessageType receipt = type.receipt();
            if (receipt != null) {
                Layout.of(receipt.documentClass()).fields().forEach(field -> wanted.add(field.name()));
            }
            List<String> names = new ArrayList<>(Layout.of(type.documentClass()).fields().stream()
                    .map(Layout.Field::name)
                    .filter(wanted::contains)
                    .toList());
            if (type == MessageType.CEB621) {
                names.add(SIGNATURE);
            }
            return List.copyOf(names);
        }
    }
}
