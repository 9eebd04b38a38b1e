package io.shibo.clear.ceb;

import io.shibo.clear.xml.Refused;
import io.shibo.clear.xml.XmlScanner;
import io.shibo.codes.input.Problem;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the documents of a message field by field, gathering everything that is wrong with each. */
final class PartReader {
    /** Errors kept of one document; keeps a hostile message from filling memory. */
    private static final int MAX_ERRORS = 100;

    private static final String REQUIRED = "必填; required";
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final XmlScanner xml;
    private final MessageType type;
    private final MessageType.Parts parts;
    private final Recent head;
    private final @Nullable Recent line;
    private final boolean[] isKey;
    private final byte[] headName;
    private final byte[] lineName;

    private List<FieldError> errors = new ArrayList<>();
    private @Nullable String[] keys;
    private long digest;
    private boolean schemaHolds;

    /**
     * The fields of a part with their last values: in a message the same company, goods or day comes again and again, and is
     * then known by its bytes without being read.
     */
    private static final class Recent {
        private final Layout layout;
        private final @Nullable Object[] values;
        private final int[] from;
        private final int[] to;

        Recent(Layout layout) {
            this.layout = layout;
            int fields = layout.fields().size();
            values = new @Nullable Object[fields];
            from = new int[fields];
            to = new int[fields];
        }

        @Nullable
        Object find(int field, byte[] bytes, int textFrom, int textTo) {
            Object value = values[field];
            boolean same = value != null
                    && to[field] - from[field] == textTo - textFrom
                    && Arrays.equals(bytes, from[field], to[field], bytes, textFrom, textTo);
            return same ? value : null;
        }

        void keep(int field, Object value, int textFrom, int textTo) {
            values[field] = value;
            from[field] = textFrom;
            to[field] = textTo;
        }
    }

    PartReader(XmlScanner xml, MessageType type) {
        this(xml, type, Layout.of(type.documentClass()));
    }

    private PartReader(XmlScanner xml, MessageType type, Layout layout) {
        this.xml = xml;
        this.type = type;
        parts = type.parts();
        headName = utf8(parts.head());
        lineName = utf8(parts.line());
        head = new Recent(layout);
        Layout lines = layout.lines();
        line = lines == null ? null : new Recent(lines);
        isKey = new boolean[layout.fields().size()];
        keys = new @Nullable String[isKey.length];
        List<String> names = Keys.names(type);
        for (int i = 0; i < isKey.length; i++) {
            isKey[i] = names.contains(layout.fields().get(i).name());
        }
    }

    private static byte[] utf8(@Nullable String name) {
        return name == null ? new byte[0] : name.getBytes(StandardCharsets.UTF_8);
    }

    /** Reads the document whose element was just entered. */
    Reading.Item read() throws Refused {
        errors = new ArrayList<>();
        keys = new @Nullable String[isKey.length];
        digest = 0;
        schemaHolds = true;
        List<Record> lines = new ArrayList<>();
        @Nullable Object[] values = parts.head() == null ? fields(head, 0) : headAndLines(parts.head(), lines);
        Document document = schemaHolds && values != null ? (Document) head.layout.build(values, lines) : null;
        return new Reading.Item(document, errors, new Keys(type, keysByName()), digest);
    }

    private @Nullable Object @Nullable [] headAndLines(String headElement, List<Record> lines) throws Refused {
        @Nullable Object[] values = null;
        int place = 0;
        while (xml.nextChild()) {
            boolean ours = xml.isIn(CebReader.NAMESPACE);
            if (ours && values == null && place == 0 && xml.isNamed(headName)) {
                values = fields(head, 0);
            } else if (ours && values != null && line != null && xml.isNamed(lineName)) {
                place++;
                readLine(line, place, lines);
            } else {
                schemaError(Problem.show(xml.elementName()), "", "此处不应出现该元素; this element must not stand here");
                xml.skip();
            }
        }
        if (values == null) {
            schemaError(headElement, "", "缺少表头; the head is missing");
        }
        if (place < parts.minLines()) {
            schemaHolds = false;
            error(type.codes().noLines(), String.valueOf(parts.line()), "", "缺少表体; a line is required");
        }
        return values;
    }

    /** Reads a part that stands alone, such as {@code BaseTransfer}; refuses the message where it is not as it must be. */
    static Record alone(XmlScanner xml, Class<? extends Record> part, String element) throws Refused {
        Layout layout = Layout.of(part);
        PartReader reader = new PartReader(xml, MessageType.CEB900, layout);
        reader.schemaHolds = true;
        @Nullable Object[] values = reader.fields(reader.head, 0);
        if (!reader.errors.isEmpty()) {
            FieldError first = reader.errors.getFirst();
            throw new Refused(
                    Refused.SCHEMA,
                    xml.line(),
                    "%s.%s %s: %s".formatted(element, first.field(), first.value(), first.message()));
        }
        return layout.build(values, List.of());
    }

    private void readLine(Recent recent, int place, List<Record> lines) throws Refused {
        if (place > parts.maxLines()) {
            if (place == parts.maxLines() + 1) {
                schemaError(
                        String.valueOf(parts.line()),
                        "",
                        "表体最多 %1$d 项; at most %1$d lines".formatted(parts.maxLines()));
            }
            xml.skip();
            return;
        }
        boolean before = schemaHolds;
        schemaHolds = true;
        digest = mix(digest, -1);
        @Nullable Object[] values = fields(recent, place);
        if (schemaHolds) {
            lines.add(recent.layout.build(values, List.of()));
        }
        schemaHolds &= before;
    }

    /**
     * Reads the fields of the element just entered; what is missing or wrong stays null and is an error.
     *
     * @param place of the line, from 1; 0 for the head
     */
    private @Nullable Object[] fields(Recent recent, int place) throws Refused {
        Layout layout = recent.layout;
        List<Layout.Field> fields = layout.fields();
        @Nullable Object[] values = new @Nullable Object[fields.size()];
        long faulty = 0;
        int next = 0;
        while (xml.nextChild()) {
            boolean ours = xml.isIn(CebReader.NAMESPACE);
            int at = ours ? layout.find(xml, next) : -1;
            if (at < 0) {
                boolean known = ours && layout.find(xml, 0) >= 0;
                schemaError(
                        prefix(place) + Problem.show(xml.elementName()),
                        "",
                        known ? "重复或次序不符; repeated or out of order" : "schema 中没有该元素; the schema has no such element");
                xml.skip();
                continue;
            }
            next = at + 1;
            xml.text();
            byte[] text = xml.textBytes();
            digest = mix(mix(digest, at), text, xml.textFrom(), xml.textEnd());
            Layout.Field field = fields.get(at);
            values[at] = value(recent, at, field, place);
            if (values[at] == null && xml.textEnd() > xml.textFrom()) {
                faulty |= 1L << at;
            }
            if (place == 0 && isKey[at]) {
                keys[at] = values[at] instanceof String read ? read : cutText(field);
            }
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null && (faulty & 1L << i) == 0 && !fields.get(i).optional()) {
                schemaError(prefix(place) + fields.get(i).name(), "", REQUIRED);
            }
        }
        return values;
    }

    private @Nullable Object value(Recent recent, int at, Layout.Field field, int place) {
        byte[] text = xml.textBytes();
        int from = xml.textFrom();
        int to = xml.textEnd();
        if (from == to && !field.mayBeEmpty()) {
            return null;
        }
        boolean inPlace = xml.isTextInPlace();
        Object known = inPlace ? recent.find(at, text, from, to) : null;
        if (known != null) {
            return known;
        }
        Object read = FieldText.parse(field, text, from, to, xml.isTextPlain());
        if (read instanceof FieldText.Fault fault) {
            schemaError(prefix(place) + field.name(), shown(field), fault.why());
            return null;
        }
        String restriction = FieldText.restriction(field, read);
        if (restriction != null) {
            error(type.codes().invalid(), prefix(place) + field.name(), shown(field), restriction);
        } else if (inPlace) {
            recent.keep(at, read, from, to);
        }
        return read;
    }

    private String shown(Layout.Field field) {
        return field.mask().apply(text());
    }

    private String text() {
        return new String(xml.textBytes(), xml.textFrom(), xml.textEnd() - xml.textFrom(), StandardCharsets.UTF_8);
    }

    /** A key as it was read, not longer than it may be. */
    private String cutText(Layout.Field field) {
        String text = text();
        int most = field.kind() == Layout.Kind.TEXT ? field.max() : 20;
        return text.codePointCount(0, text.length()) > most
                ? text.substring(0, text.offsetByCodePoints(0, most))
                : text;
    }

    private String prefix(int place) {
        return place == 0 ? "" : "%s[%d].".formatted(parts.line(), place);
    }

    private void schemaError(String field, String value, String message) {
        schemaHolds = false;
        error(type.codes().invalid(), field, value, message);
    }

    private void error(String code, String field, String value, String message) {
        if (errors.size() < MAX_ERRORS) {
            errors.add(new FieldError(code, field, value, message));
        }
    }

    private Map<String, String> keysByName() {
        Map<String, String> byName = new LinkedHashMap<>();
        for (int i = 0; i < keys.length; i++) {
            String value = keys[i];
            if (value != null && !value.isEmpty()) {
                byName.put(head.layout.fields().get(i).name(), value);
            }
        }
        return byName;
    }

    private static long mix(long hash, long value) {
        long mixed = (hash ^ value) * 0x9E3779B97F4A7C15L;
        return mixed ^ mixed >>> 29;
    }

    /** Eight bytes at a time, then the rest and the length: enough to tell a repeated sending from another. */
    private static long mix(long hash, byte[] bytes, int from, int to) {
        long mixed = hash;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            mixed = mix(mixed, (long) LONGS.get(bytes, at));
        }
        long rest = 0;
        for (; at < to; at++) {
            rest = rest << 8 | bytes[at] & 0xFF;
        }
        return mix(mix(mixed, rest), to - from);
    }
}
