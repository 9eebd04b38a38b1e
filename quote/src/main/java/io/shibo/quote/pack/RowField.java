package io.shibo.quote.pack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A field of a list measure that takes {@code $column} from each row. A tariff repeats few different texts on thousands
 * of lines, so each different text is read once.
 */
final class RowField<T> {
    private static final Pattern PARAMETER = Pattern.compile("\\$([a-z][a-z0-9-]*)");

    private final String name;
    private final String template;
    private final List<String> columns;
    private final Lists.Table table;
    private final Function<String, T> reader;
    private final Map<String, Read<T>> read = new HashMap<>();

    /** What a text gave: a value, or why not. */
    private record Read<T>(@Nullable T value, @Nullable String refusal) {}

    /** A row's text that cannot be read, or that lacks a part. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message, null, false, false);
        }
    }

    RowField(String name, String template, Lists.Table table, Function<String, T> reader) {
        this.name = name;
        this.template = template;
        this.table = table;
        this.reader = reader;
        this.columns = columns(template);
    }

    /** The columns that a field's text names. */
    static List<String> columns(String template) {
        List<String> found = new ArrayList<>();
        Matcher matcher = PARAMETER.matcher(template);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    String name() {
        return name;
    }

    /** The columns it takes, for messages. */
    String where() {
        return String.join(",", columns);
    }

    /** Whether the row fills every column that the field names. */
    boolean filled(Lists.Row row) {
        for (String column : columns) {
            if (table.cell(row, column) == null) {
                return false;
            }
        }
        return true;
    }

    /** The field's text with the row's values; an empty cell leaves nothing. */
    String text(Lists.Row row) {
        if (columns.size() == 1 && template.length() == columns.getFirst().length() + 1) {
            String value = table.cell(row, columns.getFirst());
            return value == null ? "" : value;
        }
        Matcher matcher = PARAMETER.matcher(template);
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            String value = table.cell(row, matcher.group(1));
            matcher.appendReplacement(out, value == null ? "" : Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(out).toString().strip();
    }

    /** The row's value, where an empty cell is one of several words that may be left out. */
    T words(Lists.Row row) throws Refused {
        return parse(text(row));
    }

    /** The row's value; null where the whole field is empty, refused where only a part of it is. */
    @Nullable
    T value(Lists.Row row) throws Refused {
        String text = text(row);
        if (text.isEmpty()) {
            return null;
        }
        if (!filled(row)) {
            throw new Refused("'%s' lacks a part: the row leaves a column empty. Write the whole text in one column."
                    .formatted(template));
        }
        return parse(text);
    }

    private T parse(String text) throws Refused {
        Read<T> known = read.get(text);
        if (known == null) {
            known = read(text);
            read.put(text, known);
        }
        if (known.value() == null) {
            throw new Refused("'%s': %s".formatted(io.shibo.codes.input.Problem.show(text), known.refusal()));
        }
        return known.value();
    }

    private Read<T> read(String text) {
        try {
            return new Read<>(reader.apply(text), null);
        } catch (IllegalArgumentException bad) {
            return new Read<>(null, bad.getMessage());
        }
    }
}
