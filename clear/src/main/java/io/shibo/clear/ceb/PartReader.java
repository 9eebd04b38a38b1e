package io.shibo.clear.ceb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one document of a message field by field, gathering everything that is wrong with it. */
final class PartReader {
    /** Errors kept of one document; keeps a hostile message from filling memory. */
    private static final int MAX_ERRORS = 100;

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final XmlCursor xml;
    private final MessageType type;
    private final MessageType.Parts parts;
    private final List<FieldError> errors = new ArrayList<>();
    private final Map<String, String> keys = new HashMap<>();
    private long digest = FNV_OFFSET;
    private boolean schemaHolds = true;

    PartReader(XmlCursor xml, MessageType type) {
        this.xml = xml;
        this.type = type;
        this.parts = type.parts();
    }

    /** Reads the document whose element was just entered. */
    Reading.Item read() throws XmlCursor.Refused {
        Layout layout = Layout.of(type.documentClass());
        @Nullable Object[] head = null;
        List<Record> lines = new ArrayList<>();
        if (parts.head() == null) {
            head = fields(layout, "", true);
        } else {
            head = headAndLines(layout, parts.head(), lines);
        }
        Document document = schemaHolds && head != null ? (Document) layout.build(head, lines) : null;
        return new Reading.Item(document, errors, new Keys(type, inOrder(keys)), digest);
    }

    private @Nullable Object @Nullable [] headAndLines(Layout layout, String headElement, List<Record> lines)
            throws XmlCursor.Refused {
        Layout lineLayout = layout.lines();
        @Nullable Object[] head = null;
        int place = 0;
        while (xml.nextChild()) {
            if (xml.name().equals(headElement) && head == null && place == 0) {
                head = fields(layout, "", true);
            } else if (lineLayout != null && xml.name().equals(parts.line()) && head != null) {
                place++;
                readLine(lineLayout, place, lines);
            } else {
                schemaError(xml.name(), "", "此处不应出现该元素");
                xml.skip();
            }
        }
        if (head == null) {
            schemaError(headElement, "", "缺少表头");
        }
        if (place < parts.minLines()) {
            schemaHolds = false;
            error(type.codes().noLines(), String.valueOf(parts.line()), "", "缺少表体");
        }
        return head;
    }

    /** Reads a part that stands alone, such as {@code BaseTransfer}; null where the schema is violated. */
    @Nullable
    Record alone(Class<? extends Record> part) throws XmlCursor.Refused {
        Layout layout = Layout.of(part);
        @Nullable Object[] values = fields(layout, "", false);
        return schemaHolds ? layout.build(values, List.of()) : null;
    }

    List<FieldError> errors() {
        return errors;
    }

    private void readLine(Layout layout, int place, List<Record> lines) throws XmlCursor.Refused {
        if (place > parts.maxLines()) {
            if (place == parts.maxLines() + 1) {
                schemaError(String.valueOf(parts.line()), "", "表体最多 %d 项".formatted(parts.maxLines()));
            }
            xml.skip();
            return;
        }
        boolean before = schemaHolds;
        schemaHolds = true;
        @Nullable Object[] values = fields(layout, "%s[%d].".formatted(parts.line(), place), false);
        if (schemaHolds) {
            lines.add(layout.build(values, List.of()));
        }
        schemaHolds &= before;
    }

    /** Reads the fields of the element just entered; what is missing or wrong stays null and is an error. */
    private @Nullable Object[] fields(Layout layout, String prefix, boolean head) throws XmlCursor.Refused {
        List<Layout.Field> fields = layout.fields();
        @Nullable Object[] values = new @Nullable Object[fields.size()];
        boolean[] faulty = new boolean[fields.size()];
        int next = 0;
        while (xml.nextChild()) {
            String name = xml.name();
            int at = indexFrom(fields, next, name);
            if (at < 0) {
                boolean known = indexFrom(fields, 0, name) >= 0;
                schemaError(prefix + cut(name), "", known ? "重复或次序不符" : "schema 中没有该元素");
                xml.skip();
                continue;
            }
            next = at + 1;
            String text = xml.text();
            mix(name);
            mix(text);
            Layout.Field field = fields.get(at);
            if (head && Keys.names(type).contains(name)) {
                keys.put(name, text.length() > field.max() ? text.substring(0, field.max()) : text);
            }
            values[at] = value(field, text, prefix);
            faulty[at] = values[at] == null && !text.isEmpty();
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null && !faulty[i] && !fields.get(i).optional()) {
                schemaError(prefix + fields.get(i).name(), "", "必填");
            }
        }
        return values;
    }

    private @Nullable Object value(Layout.Field field, String text, String prefix) {
        if (text.isEmpty() && !field.mayBeEmpty()) {
            return null;
        }
        FieldText.Value read = FieldText.parse(field, text);
        String shown = field.mask().apply(text);
        if (read.fault() != null) {
            schemaError(prefix + field.name(), shown, read.fault());
            return null;
        }
        if (read.value() != null) {
            String restriction = FieldText.restriction(field, read.value(), text);
            if (restriction != null) {
                error(prefix + field.name(), shown, restriction);
            }
        }
        return read.value();
    }

    private void schemaError(String field, String value, String message) {
        schemaHolds = false;
        error(field, value, message);
    }

    private void error(String field, String value, String message) {
        error(type.codes().invalid(), field, value, message);
    }

    private void error(String code, String field, String value, String message) {
        if (errors.size() < MAX_ERRORS) {
            errors.add(new FieldError(code, field, value, message));
        }
    }

    /** Fields come in the schema's order, so the next one is nearly always where the last one ended. */
    private static int indexFrom(List<Layout.Field> fields, int from, String name) {
        for (int i = from; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private Map<String, String> inOrder(Map<String, String> read) {
        Map<String, String> ordered = new java.util.LinkedHashMap<>();
        for (String name : Keys.names(type)) {
            String value = read.get(name);
            if (value != null && !value.isEmpty()) {
                ordered.put(name, value);
            }
        }
        return ordered;
    }

    private static String cut(String name) {
        return io.shibo.codes.input.Problem.show(name);
    }

    /** FNV-1a over the characters, with a mark between texts: enough to tell a repeated sending from another. */
    private void mix(String text) {
        long hash = digest;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        digest = (hash ^ 0xFFFF) * FNV_PRIME;
    }
}
