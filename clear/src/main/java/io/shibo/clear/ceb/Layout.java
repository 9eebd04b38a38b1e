package io.shibo.clear.ceb;

import io.shibo.clear.internal.RecordShape;
import io.shibo.clear.xml.XmlScanner;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The table of a document's or a receipt's fields, derived from its record: reading, writing, the log's bytes and masking
 * all follow it, so that a field is described once.
 *
 * <p>A record's components are its fields in the order of the schema; a last component of type {@link List} holds the
 * goods lines and has a layout of its own.
 */
public final class Layout {
    private static final Map<Class<?>, Layout> KNOWN = new ConcurrentHashMap<>();

    private final List<Field> fields = new ArrayList<>();
    private final List<byte[]> names = new ArrayList<>();
    private final Map<String, Integer> indexes = new HashMap<>();
    private final RecordShape shape;
    private final @Nullable Layout lines;

    /** What a field's text means. */
    public enum Kind {
        TEXT,
        /** A decimal of at most 19 digits, 5 of them after the point. */
        AMOUNT,
        WHOLE,
        /** {@code yyyyMMddHHmmss}. */
        TIME,
        /** {@code yyyyMMdd}. */
        DAY
    }

    /**
     * One field.
     *
     * @param name the official name
     * @param min fewest characters, by the schema
     * @param max most characters, or digits of a whole number
     * @param blank whether a required text may be empty
     * @param only the values that the specification admits; empty where it does not restrict
     */
    public record Field(
            String name,
            Kind kind,
            int min,
            int max,
            boolean optional,
            boolean blank,
            boolean collapse,
            Facet.Form form,
            List<String> only,
            Mask mask) {
        public Field {
            only = List.copyOf(only);
        }

        /** Whether the schema admits the field without a character. */
        boolean mayBeEmpty() {
            return !optional && kind == Kind.TEXT && min == 0;
        }

        /** A text as a receipt repeats it: as the schema has it, or absent, or, where it must stand, {@code -}. */
        @Nullable
        Object repeated(@Nullable String text) {
            Object read = text == null || text.isEmpty() ? null : FieldText.parse(this, text);
            if (read != null && !(read instanceof FieldText.Fault)) {
                return read;
            }
            if (optional) {
                return null;
            }
            return kind == Kind.WHOLE ? (Object) 1 : blank ? "" : "-";
        }
    }

    /** A field with its value as text, fit to be shown. */
    public record Shown(String name, String value) {}

    private Layout(Class<?> type) {
        shape = new RecordShape(type);
        Layout nested = null;
        for (RecordComponent component : shape.components()) {
            if (component.getType() == List.class) {
                nested = new Layout(lineType(component));
            } else {
                Field field = field(component);
                indexes.put(field.name(), fields.size());
                fields.add(field);
                names.add(field.name().getBytes(StandardCharsets.US_ASCII));
            }
        }
        lines = nested;
        if (fields.size() > Long.SIZE) {
            throw new IllegalStateException("%s has more than %d fields".formatted(type, Long.SIZE));
        }
    }

    public static Layout of(Class<? extends Record> type) {
        return KNOWN.computeIfAbsent(type, Layout::new);
    }

    public List<Field> fields() {
        return fields;
    }

    /** The official name of a field, in ASCII. */
    byte[] name(int index) {
        return names.get(index);
    }

    /** The layout of one goods line; null where the document has none. */
    public @Nullable Layout lines() {
        return lines;
    }

    /** The values in the order of {@link #fields}; null for what is absent. */
    public @Nullable Object[] values(Record record) {
        @Nullable Object[] values = new @Nullable Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = get(record, i);
        }
        return values;
    }

    /** The field of that official name. */
    public Field field(String name) {
        return fields.get(indexOf(name));
    }

    /**
     * The field whose element was just entered, looked for from a place on: fields come in the schema's order, so that the
     * next one is nearly always at the place.
     *
     * @return its index; −1 where there is none
     */
    int find(XmlScanner xml, int from) {
        for (int i = from; i < names.size(); i++) {
            if (xml.isNamed(names.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /** Whether there is a field of that official name. */
    public boolean has(String name) {
        return indexes.containsKey(name);
    }

    /** The value of the field of that official name; null for what is absent. */
    public @Nullable Object value(Record record, String name) {
        return get(record, indexOf(name));
    }

    private int indexOf(String name) {
        Integer index = indexes.get(name);
        if (index == null) {
            throw new IllegalArgumentException("there is no field '%s' among %s".formatted(name, indexes.keySet()));
        }
        return index;
    }

    /** The goods lines of a document that has them. */
    public List<? extends Record> linesOf(Record record) {
        List<Record> found = new ArrayList<>();
        if (lines != null && get(record, fields.size()) instanceof List<?> list) {
            list.forEach(line -> found.add((Record) line));
        }
        return found;
    }

    /** A record of these values; {@code goodsLines} is used where the record has lines. */
    public Record build(@Nullable Object[] values, List<Record> goodsLines) {
        @Nullable Object[] all = values;
        if (lines != null) {
            all = Arrays.copyOf(values, values.length + 1);
            all[values.length] = goodsLines;
        }
        return (Record) shape.build(all);
    }

    /** The fields that are present, personal data masked; a line's fields carry its place. */
    public List<Shown> masked(Record record) {
        List<Shown> shown = new ArrayList<>();
        addMasked(record, "", shown);
        int place = 0;
        for (Record line : linesOf(record)) {
            place++;
            if (lines != null) {
                lines.addMasked(line, "[" + place + "].", shown);
            }
        }
        return shown;
    }

    private void addMasked(Record record, String prefix, List<Shown> shown) {
        for (int i = 0; i < fields.size(); i++) {
            Object value = get(record, i);
            if (value != null) {
                Field field = fields.get(i);
                shown.add(new Shown(prefix + field.name(), field.mask().apply(FieldText.format(value))));
            }
        }
    }

    private @Nullable Object get(Record record, int index) {
        return shape.get(record, index);
    }

    private static Class<?> lineType(RecordComponent component) {
        return (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
    }

    private static Field field(RecordComponent component) {
        Facet facet = component.getAnnotation(Facet.class);
        if (facet == null) {
            throw new IllegalStateException("%s carries no @Facet".formatted(component));
        }
        Kind kind = kind(component.getType());
        if (kind == Kind.TEXT && facet.max() == 0) {
            throw new IllegalStateException("%s is a text without a limit".formatted(component));
        }
        return new Field(
                facet.name().isEmpty() ? component.getName() : facet.name(),
                kind,
                facet.min(),
                facet.max(),
                facet.optional(),
                facet.blank(),
                facet.collapse(),
                facet.form(),
                List.of(facet.only()),
                facet.mask());
    }

    private static Kind kind(Class<?> type) {
        if (type == String.class) {
            return Kind.TEXT;
        }
        if (type == BigDecimal.class) {
            return Kind.AMOUNT;
        }
        if (type == int.class || type == Integer.class) {
            return Kind.WHOLE;
        }
        if (type == LocalDateTime.class) {
            return Kind.TIME;
        }
        if (type == LocalDate.class) {
            return Kind.DAY;
        }
        throw new IllegalStateException("%s is no kind of field".formatted(type));
    }
}
