package io.shibo.quote.tariff;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON (RFC 8259) read from a stream, a value at a time, so that an array of any length needs the memory of one item.
 * Objects become maps, arrays lists, numbers and words their text, {@code null} null.
 */
final class JsonText {
    static final int MAX_DEPTH = 40;

    /** Characters of one text. */
    private static final int MAX_TEXT = 1 << 20;

    /** Values of one item that is held as a whole. */
    private static final int MAX_VALUES = 2_000_000;

    private static final int END = -1;

    /** Takes the items of an array, each with the line it starts in. */
    interface Items {
        void take(int line, @Nullable Object value) throws IOException;
    }

    private final String file;
    private final Reader in;
    private int line = 1;
    private int next;
    private int values;

    private JsonText(String file, InputStream bytes) throws IOException {
        this.file = file;
        this.in = new BufferedReader(new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    /**
     * Reads a file that is one array.
     *
     * @throws InputException if it is not
     */
    static void items(String file, InputStream bytes, Items items) throws IOException {
        JsonText text = new JsonText(file, bytes);
        try {
            text.start();
            if (text.next != '[') {
                throw text.refuse("an array was expected: [ at the start");
            }
            text.array(items);
            text.end();
        } catch (CharacterCodingException notUtf8) {
            throw text.refuse("bytes that are not UTF-8. Save the file as UTF-8 and try again");
        }
    }

    /** Reads a file that is one value. */
    static @Nullable Object value(String file, InputStream bytes) throws IOException {
        JsonText text = new JsonText(file, bytes);
        try {
            text.start();
            Object value = text.value(0);
            text.end();
            return value;
        } catch (CharacterCodingException notUtf8) {
            throw text.refuse("bytes that are not UTF-8. Save the file as UTF-8 and try again");
        }
    }

    private void start() throws IOException {
        read();
        if (next == '\ufeff') {
            read();
        }
        blanks();
    }

    private void end() throws IOException {
        blanks();
        if (next != END) {
            throw refuse("text after the end of the value");
        }
    }

    private void array(Items items) throws IOException {
        read();
        blanks();
        while (next != ']') {
            values = 0;
            int at = line;
            items.take(at, value(1));
            separator(']');
        }
        read();
    }

    private @Nullable Object value(int depth) throws IOException {
        blanks();
        if (depth > MAX_DEPTH) {
            throw refuse("nested more than %d deep".formatted(MAX_DEPTH));
        }
        if (++values > MAX_VALUES) {
            throw refuse("more than %d values in one item".formatted(MAX_VALUES));
        }
        return switch (next) {
            case '{' -> object(depth);
            case '[' -> list(depth);
            case '"' -> text();
            default -> word();
        };
    }

    private Map<String, @Nullable Object> object(int depth) throws IOException {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        read();
        blanks();
        while (next != '}') {
            if (next != '"') {
                throw refuse("a field name in quotes was expected");
            }
            String name = text();
            blanks();
            if (next != ':') {
                throw refuse("':' was expected after field '%s'".formatted(Problem.show(name)));
            }
            read();
            fields.put(name, value(depth + 1));
            separator('}');
        }
        read();
        return fields;
    }

    private List<@Nullable Object> list(int depth) throws IOException {
        List<@Nullable Object> items = new ArrayList<>();
        read();
        blanks();
        while (next != ']') {
            items.add(value(depth + 1));
            separator(']');
        }
        read();
        return items;
    }

    /** After an item: a comma and another, or the end, which stays unread. */
    private void separator(char end) throws IOException {
        blanks();
        if (next == ',') {
            read();
            blanks();
            if (next == end) {
                throw refuse("a value was expected after the comma");
            }
        } else if (next != end) {
            throw refuse("',' or '%s' was expected".formatted(end));
        }
    }

    private String text() throws IOException {
        StringBuilder out = new StringBuilder();
        read();
        while (next != '"') {
            if (next == END) {
                throw refuse("a text is never closed");
            }
            if (next < ' ') {
                throw refuse("a line break or control character inside a text");
            }
            out.append(next == '\\' ? escaped() : (char) next);
            if (out.length() > MAX_TEXT) {
                throw refuse("a text of more than %d characters".formatted(MAX_TEXT));
            }
            read();
        }
        read();
        return out.toString();
    }

    private char escaped() throws IOException {
        read();
        return switch (next) {
            case '"', '\\', '/' -> (char) next;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int code = 0;
                for (int i = 0; i < 4; i++) {
                    read();
                    int digit = Character.digit(next, 16);
                    if (next > 'f' || digit < 0) {
                        throw refuse("four hexadecimal digits were expected after \\u");
                    }
                    code = code * 16 + digit;
                }
                yield (char) code;
            }
            default -> throw refuse("an unknown escape after \\");
        };
    }

    /** A number or one of true, false, null. */
    private @Nullable Object word() throws IOException {
        StringBuilder out = new StringBuilder();
        while (next == '-' || next == '+' || next == '.' || next < 128 && Character.isLetterOrDigit(next)) {
            out.append((char) next);
            if (out.length() > 100) {
                throw refuse("a number of more than 100 characters");
            }
            read();
        }
        String word = out.toString();
        if (word.equals("null")) {
            return null;
        }
        if (!word.equals("true") && !word.equals("false") && !word.matches("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?")) {
            throw refuse("'%s' is not a value".formatted(Problem.show(word.isEmpty() ? shown() : word)));
        }
        return word;
    }

    private String shown() {
        return next == END ? "the end of the file" : Character.toString(next);
    }

    private void blanks() throws IOException {
        while (next == ' ' || next == '\n' || next == '\t' || next == '\r') {
            read();
        }
    }

    private void read() throws IOException {
        if (next == '\n') {
            line++;
        }
        next = in.read();
    }

    private InputException refuse(String message) {
        return new InputException(new Problem(file, line, "", "not JSON as expected: " + message + "."));
    }

    /** The text of a field; empty where it is absent, null or not a text. */
    static String field(@Nullable Object object, String name) {
        Object value = object instanceof Map<?, ?> map ? map.get(name) : null;
        return value instanceof String text ? text.strip() : "";
    }

    /** The items of a field; empty where it is absent or not a list. */
    static List<?> list(@Nullable Object object, String name) {
        Object value = object instanceof Map<?, ?> map ? map.get(name) : null;
        return value instanceof List<?> list ? list : List.of();
    }
}
