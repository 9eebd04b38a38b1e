package io.shibo.quote.internal;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON (RFC 8259) for checking a seal: what two readers could understand differently is refused. No name twice, no
 * lone surrogate, whole numbers alone, UTF-8 without a mark in front. Types are kept, since a seal covers them.
 */
public final class StrictJson {
    private static final int MAX_BYTES = 16 << 20;
    private static final int MAX_DEPTH = 32;
    private static final int MAX_DIGITS = 15;

    private final String file;
    private final String text;
    private int at;

    private StrictJson(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /**
     * Maps, lists, {@link String}, {@link Long}, {@link Boolean} and null.
     *
     * @throws InputException naming the line
     */
    public static @Nullable Object read(String file, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new InputException(
                    new Problem(file, 0, "", "%d bytes; at most %d are read.".formatted(bytes.length, MAX_BYTES)));
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException bad) {
            throw new InputException(new Problem(file, 0, "", "is not UTF-8 text."));
        }
        StrictJson json = new StrictJson(file, text);
        Object value = json.value(0);
        json.blanks();
        if (json.at < text.length()) {
            throw json.wrong("something follows the JSON value.");
        }
        return value;
    }

    private InputException wrong(String message) {
        int line = 1
                + (int) text.substring(0, Math.min(at, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return new InputException(new Problem(file, line, "", "not JSON that can be checked: " + message));
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char next() {
        blanks();
        if (at >= text.length()) {
            throw wrong("it ends too early.");
        }
        return text.charAt(at);
    }

    private void expect(char c) {
        if (next() != c) {
            throw wrong("'%c' expected.".formatted(c));
        }
        at++;
    }

    private @Nullable Object value(int depth) {
        if (depth > MAX_DEPTH) {
            throw wrong("more than %d levels.".formatted(MAX_DEPTH));
        }
        char c = next();
        return switch (c) {
            case '{' -> members(depth);
            case '[' -> items(depth);
            case '"' -> string();
            case 't' -> word("true", Boolean.TRUE);
            case 'f' -> word("false", Boolean.FALSE);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> members(int depth) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        expect('{');
        if (next() == '}') {
            at++;
            return members;
        }
        while (true) {
            if (next() != '"') {
                throw wrong("a name in quotes expected.");
            }
            String name = string();
            if (members.containsKey(name)) {
                throw wrong("'%s' stands twice.".formatted(Problem.show(name)));
            }
            expect(':');
            members.put(name, value(depth + 1));
            if (next() == '}') {
                at++;
                return members;
            }
            expect(',');
        }
    }

    private List<@Nullable Object> items(int depth) {
        List<@Nullable Object> items = new ArrayList<>();
        expect('[');
        if (next() == ']') {
            at++;
            return items;
        }
        while (true) {
            items.add(value(depth + 1));
            if (next() == ']') {
                at++;
                return items;
            }
            expect(',');
        }
    }

    private @Nullable Boolean word(String word, @Nullable Boolean value) {
        if (!text.startsWith(word, at)) {
            throw wrong("'%s' expected.".formatted(word));
        }
        at += word.length();
        return value;
    }

    private Long number() {
        int start = at;
        if (text.charAt(at) == '-') {
            at++;
        }
        int digits = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        String read = text.substring(start, at);
        boolean leading = at - digits > 1 && text.charAt(digits) == '0';
        boolean more = at < text.length() && ".eE".indexOf(text.charAt(at)) >= 0;
        if (at == digits || at - digits > MAX_DIGITS || leading || more || read.equals("-0")) {
            throw wrong("a whole number of up to %d digits expected; amounts are text.".formatted(MAX_DIGITS));
        }
        return Long.valueOf(read);
    }

    private String string() {
        StringBuilder out = new StringBuilder();
        at++;
        while (true) {
            if (at >= text.length()) {
                throw wrong("a text does not end.");
            }
            char c = text.charAt(at++);
            if (c == '"') {
                break;
            }
            if (c < 0x20) {
                throw wrong("a control character stands in a text.");
            }
            out.append(c == '\\' ? escaped() : c);
        }
        String read = out.toString();
        for (int i = 0; i < read.length(); i++) {
            boolean pair = Character.isHighSurrogate(read.charAt(i))
                    && i + 1 < read.length()
                    && Character.isLowSurrogate(read.charAt(i + 1));
            if (Character.isSurrogate(read.charAt(i)) && !pair) {
                throw wrong("half a character stands in a text.");
            }
            i += pair ? 1 : 0;
        }
        return read;
    }

    private char escaped() {
        if (at >= text.length()) {
            throw wrong("a text does not end.");
        }
        char c = text.charAt(at++);
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                if (at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
                    throw wrong("\\u needs four hexadecimal digits.");
                }
                at += 4;
                yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
            }
            default -> throw wrong("\\%c is not an escape.".formatted(c));
        };
    }
}
