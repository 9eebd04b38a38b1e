package io.shibo.codes.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file as RFC 4180 has it, in UTF-8 with or without a byte order mark, read row by row.
 *
 * <p>Memory is bounded by one row: a field holds at most {@value #MAX_FIELD} characters, a row at most {@value #MAX_ROW},
 * so that a gigabyte without a line break is refused after a megabyte. Written here because {@code codes} keeps to the
 * JDK; a test compares it with an established reader on random files.
 */
public final class Csv {
    /** Characters of one field. */
    public static final int MAX_FIELD = 65_536;

    /** Characters of one row. */
    public static final int MAX_ROW = 1_048_576;

    /** Columns of a file. */
    public static final int MAX_COLUMNS = 256;

    private static final int END = -1;

    private final String file;
    private final Reader in;
    private final char[] buffer = new char[8_192];
    private int position;
    private int filled;
    private int line = 1;
    private int pending = NONE;
    /** Fields of the last row: most likely those of the next. */
    private int width = 10;

    private static final int NONE = -2;

    private Csv(String file, Reader in) {
        this.file = file;
        this.in = in;
    }

    /** The columns a file must and may have; their order in the file is free. */
    public record Header(List<String> required, List<String> optional) {
        public Header {
            required = List.copyOf(required);
            optional = List.copyOf(optional);
        }

        public static Header of(String... required) {
            return new Header(List.of(required), List.of());
        }

        public Header withOptional(String... more) {
            return new Header(required, List.of(more));
        }

        /** The number of a column, to read it quickly from many rows: those required first, then the optional ones. */
        public int number(String column) {
            int at = required.indexOf(column);
            int other = at >= 0 ? at : optional.indexOf(column);
            if (other < 0) {
                throw new IllegalArgumentException("no column %s in %s".formatted(column, this));
            }
            return at >= 0 ? at : required.size() + other;
        }

        private String name(int number) {
            return number < required.size() ? required.get(number) : optional.get(number - required.size());
        }

        /** By number: where a file has the column, or -1. */
        private int[] places(Map<String, Integer> columns) {
            int[] places = new int[required.size() + optional.size()];
            for (int i = 0; i < places.length; i++) {
                places[i] = columns.getOrDefault(name(i), -1);
            }
            return places;
        }
    }

    /**
     * Reads all rows, handing each to {@code rows}. A row of the wrong width is reported and left out; what a row's own
     * fields get wrong is reported by {@link Row}. A file that cannot be read on (bad encoding, an endless row) ends here
     * with what was found so far.
     *
     * @param file as the user named it, for messages
     * @throws IOException if the stream fails
     */
    public static void read(String file, InputStream bytes, Header header, Problems problems, Consumer<Row> rows)
            throws IOException {
        try (Reader reader = utf8(bytes)) {
            new Csv(file, reader).run(header, problems, rows);
        } catch (InputException stop) {
            stop.problems().forEach(problems::add);
        }
    }

    /** A line of CSV without its line break, quoted where it must be. */
    public static String line(List<String> fields) {
        return fields.stream().map(Csv::quote).collect(Collectors.joining(","));
    }

    private static String quote(String field) {
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    private void run(Header header, Problems problems, Consumer<Row> rows) throws IOException {
        try {
            List<String> names = readRow();
            if (names == null) {
                problems.add(
                        file,
                        1,
                        "header",
                        "the file is empty. The first line must name the columns: "
                                + String.join(",", header.required()));
                return;
            }
            Map<String, Integer> columns = columns(names, header, problems);
            if (columns == null) {
                return;
            }
            int[] places = header.places(columns);
            int start = line;
            for (List<String> fields = readRow(); fields != null; start = line, fields = readRow()) {
                if (fields.size() == 1 && fields.get(0).isEmpty()) {
                    continue;
                }
                if (fields.size() != names.size()) {
                    problems.add(
                            file,
                            start,
                            "",
                            "%d fields, but the header names %d columns. Maybe a comma inside a field is not quoted."
                                    .formatted(fields.size(), names.size()));
                    continue;
                }
                rows.accept(new Row(file, start, header, columns, places, fields, problems));
            }
        } catch (CharacterCodingException notUtf8) {
            problems.add(file, line, "", "bytes that are not UTF-8. Save the file as UTF-8 and try again.");
        }
    }

    private @Nullable Map<String, Integer> columns(List<String> names, Header header, Problems problems) {
        Map<String, Integer> columns = new HashMap<>();
        boolean good = true;
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).strip();
            if (columns.putIfAbsent(name, i) != null) {
                problems.add(file, 1, "header", "column '%s' is named twice.".formatted(Problem.show(name)));
                good = false;
            }
        }
        var unknown = new TreeSet<>(columns.keySet());
        header.required().forEach(unknown::remove);
        header.optional().forEach(unknown::remove);
        var missing = new TreeSet<>(header.required());
        missing.removeAll(columns.keySet());
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            problems.add(file, 1, "header", headerMessage(missing, unknown, header));
            good = false;
        }
        return good ? columns : null;
    }

    private static String headerMessage(TreeSet<String> missing, TreeSet<String> unknown, Header header) {
        StringBuilder out = new StringBuilder();
        if (!missing.isEmpty()) {
            out.append("column %s is missing. ".formatted(String.join(", ", missing)));
        }
        if (!unknown.isEmpty()) {
            out.append("column '%s' is not known. ".formatted(Problem.show(String.join("', '", unknown))));
        }
        out.append("Expected: ").append(String.join(",", header.required()));
        if (!header.optional().isEmpty()) {
            out.append(" and, if wanted, ").append(String.join(",", header.optional()));
        }
        return out.append('.').toString();
    }

    /** The next row's fields; null at the end of the file. */
    private @Nullable List<String> readRow() throws IOException {
        int c = next();
        if (c == END) {
            return null;
        }
        List<String> fields = new ArrayList<>(width);
        int budget = MAX_ROW;
        while (true) {
            int end = c;
            String field = "";
            if (c != ',' && c != '\n' && c != END) {
                String plain = plainField(c);
                if (plain == null) {
                    StringBuilder gathered = new StringBuilder();
                    end = readField(c, gathered);
                    field = gathered.toString();
                } else {
                    end = next();
                    field = plain;
                }
            }
            budget -= field.length() + 1;
            fields.add(field);
            if (budget < 0) {
                throw refuse("a row of more than %d characters. Maybe a line break or a closing quote is missing."
                        .formatted(MAX_ROW));
            }
            if (fields.size() > MAX_COLUMNS) {
                throw refuse("more than %d columns.".formatted(MAX_COLUMNS));
            }
            if (end != ',') {
                width = fields.size();
                return fields;
            }
            c = next();
        }
    }

    /**
     * A field that starts with {@code c}, needs no quotes and ends inside the buffer, as nearly all do; what ends it is
     * left to be read. Null, and nothing read, where it is another.
     */
    private @Nullable String plainField(int c) {
        if (c == '"' || pending != NONE) {
            return null;
        }
        int from = position - 1;
        int most = Math.min(filled, from + MAX_FIELD);
        for (int at = position; at < most; at++) {
            char here = buffer[at];
            if (here == ',' || here == '\n' || here == '\r') {
                position = at;
                return new String(buffer, from, at - from);
            }
        }
        return null;
    }

    /** Reads one field that starts with {@code c}; gives what ended it: a comma, a line feed or the end of the file. */
    private int readField(int c, StringBuilder field) throws IOException {
        if (c != '"') {
            int at = c;
            while (at != ',' && at != '\n' && at != END) {
                append(field, at);
                at = next();
            }
            return at;
        }
        int opened = line;
        while (true) {
            int at = next();
            if (at == END) {
                line = opened;
                throw refuse("a quoted field is never closed. Add the closing quote.");
            }
            if (at != '"') {
                append(field, at);
                continue;
            }
            int after = next();
            if (after == '"') {
                append(field, '"');
            } else if (after == ',' || after == '\n' || after == END) {
                return after;
            } else {
                throw refuse("'%s' after a closing quote. Write a quote inside a quoted field twice."
                        .formatted(Problem.show(Character.toString(after))));
            }
        }
    }

    private void append(StringBuilder field, int c) {
        if (field.length() >= MAX_FIELD) {
            throw refuse(
                    "a field of more than %d characters; it starts with '%s'. Maybe a line break or a closing quote is missing."
                            .formatted(MAX_FIELD, Problem.show(field.substring(0, 40))));
        }
        field.append((char) c);
    }

    /** The next character, with CR LF and a lone CR given as LF, and lines counted. */
    private int next() throws IOException {
        int c = pending == NONE ? read() : pending;
        pending = NONE;
        if (c == '\r') {
            int after = read();
            pending = after == '\n' ? NONE : after;
            c = '\n';
        }
        if (c == '\n') {
            line++;
        }
        return c;
    }

    /** From a buffer of our own: a reader's {@code read()} takes a lock for every character. */
    private int read() throws IOException {
        if (position == filled) {
            filled = in.read(buffer, 0, buffer.length);
            position = 0;
            if (filled <= 0) {
                filled = 0;
                return END;
            }
        }
        return buffer[position++];
    }

    private InputException refuse(String message) {
        return new InputException(new Problem(file, line, "", message));
    }

    private static Reader utf8(InputStream bytes) throws IOException {
        PushbackInputStream in = new PushbackInputStream(bytes, 3);
        byte[] head = in.readNBytes(3);
        boolean bom =
                head.length == 3 && (head[0] & 0xFF) == 0xEF && (head[1] & 0xFF) == 0xBB && (head[2] & 0xFF) == 0xBF;
        if (!bom) {
            in.unread(head);
        }
        return new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** One row; fields by column name. What is wrong with a field becomes a problem of this file, line and column. */
    public static final class Row {
        private final String file;
        private final int line;
        private final Header header;
        private final Map<String, Integer> columns;
        private final int[] places;
        private final List<String> fields;
        private final Problems problems;

        Row(
                String file,
                int line,
                Header header,
                Map<String, Integer> columns,
                int[] places,
                List<String> fields,
                Problems problems) {
            this.file = file;
            this.line = line;
            this.header = header;
            this.columns = columns;
            this.places = places;
            this.fields = fields;
            this.problems = problems;
        }

        public int line() {
            return line;
        }

        /** The field without surrounding blanks; empty where the column is absent. */
        public String text(String column) {
            Integer at = columns.get(column);
            return at == null ? "" : fields.get(at).strip();
        }

        /** As {@link #text(String)}, by {@link Header#number}; so too the others. */
        public String text(int column) {
            int at = places[column];
            return at < 0 ? "" : fields.get(at).strip();
        }

        public String required(int column) {
            String value = text(column);
            return value.isEmpty() ? required(header.name(column)) : value;
        }

        public <T> @Nullable T parse(int column, Function<String, T> reader) {
            String value = required(column);
            return value.isEmpty() ? null : convert(column, value, reader);
        }

        public <T> @Nullable T parseOptional(int column, Function<String, T> reader) {
            String value = text(column);
            return value.isEmpty() ? null : convert(column, value, reader);
        }

        public void problem(int column, String message) {
            problem(header.name(column), message);
        }

        private <T> @Nullable T convert(int column, String value, Function<String, T> reader) {
            return Values.convert(
                    value,
                    reader,
                    wrong -> problems.add(file, line, header.name(column), wrong),
                    message -> problem(column, message));
        }

        /** The field; an empty one is reported. */
        public String required(String column) {
            String value = text(column);
            if (value.isEmpty()) {
                problem(column, "is empty, but is needed.");
            }
            return value;
        }

        /** The field as a value; null, and a problem, where it is empty or cannot be read. */
        public <T> @Nullable T parse(String column, Function<String, T> reader) {
            String value = required(column);
            return value.isEmpty() ? null : convert(column, value, reader);
        }

        /** The field as a value; null where it is empty, null and a problem where it cannot be read. */
        public <T> @Nullable T parseOptional(String column, Function<String, T> reader) {
            String value = text(column);
            return value.isEmpty() ? null : convert(column, value, reader);
        }

        public void problem(String column, String message) {
            problems.add(file, line, column, message);
        }

        private <T> @Nullable T convert(String column, String value, Function<String, T> reader) {
            return Values.convert(
                    value,
                    reader,
                    wrong -> problems.add(file, line, column, wrong),
                    message -> problem(column, message));
        }
    }
}
