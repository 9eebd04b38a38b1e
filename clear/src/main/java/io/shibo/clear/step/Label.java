package io.shibo.clear.step;

import io.shibo.clear.ceb.Keys;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * The fields that a document's receipt repeats, packed: a declaration's are kept while its parcel is open, so that the end
 * can be answered whichever document brings it. Holds no personal data.
 *
 * <pre>
 *   label = type (1) field…            one field for each of {@link Keys#names}, in its order
 *   field = length + 1 (varint), UTF-8 | 0 for an absent one; a guid in its usual form is 0xFF 0x01 and its 16 bytes
 * </pre>
 */
public final class Label {
    /** As a length it would be 254: no field but a guid is written so. */
    private static final int PACKED_GUID = 255;

    private static final MessageType[] TYPES = MessageType.values();

    private final byte[] bytes;

    private Label(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Label of(Keys keys) {
        Sink out = new Sink(128);
        out.one(keys.type().ordinal());
        for (String name : Keys.names(keys.type())) {
            String value = keys.find(name);
            if (value == null) {
                out.unsigned(0);
            } else if (name.equals("guid") && isUsual(value)) {
                UUID guid = UUID.fromString(value);
                out.unsigned(PACKED_GUID);
                out.fixed(guid.getMostSignificantBits());
                out.fixed(guid.getLeastSignificantBits());
            } else {
                text(value, out);
            }
        }
        return new Label(out.toBytes());
    }

    private static void text(String value, Sink out) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        // The schema admits at most 60 characters; a longer one was cut by the reader.
        int length = Math.min(utf8.length, PACKED_GUID - 2);
        out.unsigned(length + 1L);
        out.raw(utf8, 0, length);
    }

    private static boolean isUsual(String guid) {
        if (guid.length() != 36) {
            return false;
        }
        for (int i = 0; i < 36; i++) {
            char c = guid.charAt(i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? c != '-' : !(c >= '0' && c <= '9' || c >= 'A' && c <= 'F')) {
                return false;
            }
        }
        return true;
    }

    public Keys keys() {
        Source in = new Source(bytes);
        MessageType type = type(in.one());
        Map<String, String> byName = new LinkedHashMap<>();
        List<String> names = Keys.names(type);
        for (String name : names) {
            int length = (int) in.unsigned();
            if (length == PACKED_GUID) {
                byName.put(name, new UUID(in.fixed(), in.fixed()).toString().toUpperCase(Locale.ROOT));
            } else if (length > 0) {
                byName.put(name, in.text(length - 1));
            }
        }
        in.end();
        return new Keys(type, byName);
    }

    static MessageType type(int place) {
        if (place >= TYPES.length) {
            throw new IllegalStateException("no kind of document %d".formatted(place));
        }
        return TYPES[place];
    }

    void write(Sink out) {
        out.blob(bytes);
    }

    static Label read(Source in) {
        return new Label(in.blob());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Label label && Arrays.equals(bytes, label.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return keys().byName().toString();
    }
}
