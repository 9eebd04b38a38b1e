package io.shibo.trade.internal.json;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Tree;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON value (RFC 8259) with no leniency, because what two readers understand differently can be forged: UTF-8
 * without a byte order mark, no member named twice (RFC 7515, section 4), nothing after the value, no lone surrogate, and
 * a limit on size and depth.
 */
public final class StrictJson {
    /** Bytes. */
    public static final int MAX_SIZE = 4 << 20;

    private static final int MAX_DEPTH = 16;

    private final String name;
    private final String text;
    private int at;
    private int line = 1;

    private StrictJson(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /**
     * @param name of the source, for messages
     * @throws InputException if it is anything but one JSON value
     */
    public static Tree read(String name, byte[] bytes) {
        if (bytes.length > MAX_SIZE) {
            throw new InputException(
                    new Problem(name, 0, "", "%d bytes; at most %d are read.".formatted(bytes.length, MAX_SIZE)));
        }
        StrictJson json = new StrictJson(name, decode(name, bytes));
        json.blanks();
        Tree tree = json.value(0);
        json.blanks();
        if (json.at < json.text.length()) {
            throw json.refuse("something follows the JSON value.");
        }
        return tree;
    }

    private static String decode(String name, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException bad) {
            throw new InputException(new Problem(name, 0, "", "not JSON: it is not UTF-8 text."));
        }
    }

    private Tree value(int depth) {
        if (depth > MAX_DEPTH) {
            throw refuse("nested more than %d deep.".formatted(MAX_DEPTH));
        }
        int start = line;
        return switch (peek()) {
            case '{' -> fields(depth, start);
            case '[' -> items(depth, start);
            case '"' -> new Tree.Scalar(string(), start);
            default -> word(start);
        };
    }

    private Tree fields(int depth, int start) {
        Map<String, Tree> fields = new LinkedHashMap<>();
        at++;
        blanks();
        if (taken('}')) {
            return new Tree.Fields(fields, start);
        }
        while (true) {
            blanks();
            if (peek() != '"') {
                throw refuse("the name of a member is expected here.");
            }
            String member = string();
            blanks();
            expect(':');
            blanks();
            if (fields.put(member, value(depth + 1)) != null) {
                throw refuse("member '%s' is named twice.".formatted(Problem.show(member)));
            }
            blanks();
            if (taken('}')) {
                return new Tree.Fields(fields, start);
            }
            expect(',');
        }
    }

    private Tree items(int depth, int start) {
        List<Tree> items = new ArrayList<>();
        at++;
        blanks();
        if (taken(']')) {
            return new Tree.Items(items, start);
        }
        while (true) {
            blanks();
            items.add(value(depth + 1));
            blanks();
            if (taken(']')) {
                return new Tree.Items(items, start);
            }
            expect(',');
        }
    }

    /** A number, true, false or null; the text as it stands. */
    private Tree word(int start) {
        int from = at;
        while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(from, at);
        if (word.equals("null")) {
            return new Tree.Scalar(null, start);
        }
        if (word.equals("true") || word.equals("false") || word.length() <= 40 && word.matches(NUMBER)) {
            return new Tree.Scalar(word, start);
        }
        throw refuse("'%s' is not a JSON value.".formatted(Problem.show(word)));
    }

    private static final String NUMBER = "-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?";

    private String string() {
        StringBuilder out = new StringBuilder();
        at++;
        while (true) {
            char c = take();
            if (c == '"') {
                break;
            }
            if (c < ' ') {
                throw refuse("a control character inside a text.");
            }
            out.append(c == '\\' ? escape() : c);
        }
        for (int i = 0; i < out.length(); i++) {
            char c = out.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < out.length() && Character.isLowSurrogate(out.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw refuse("half a character (a lone surrogate) inside a text.");
            }
        }
        return out.toString();
    }

    private char escape() {
        char c = take();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                if (at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
                    throw refuse("\\u must be followed by four hexadecimal digits.");
                }
                at += 4;
                yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
            }
            default -> throw refuse("'\\%s' is not an escape.".formatted(Problem.show(String.valueOf(c))));
        };
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            if (text.charAt(at) == '\n') {
                line++;
            }
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw refuse("it ends too early.");
        }
        return text.charAt(at);
    }

    private char take() {
        char c = peek();
        at++;
        return c;
    }

    private boolean taken(char c) {
        if (peek() == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        if (!taken(c)) {
            throw refuse("'%s' is expected here, but there is '%s'."
                    .formatted(c, Problem.show(String.valueOf(text.charAt(at)))));
        }
    }

    private InputException refuse(String message) {
        return new InputException(new Problem(name, line, "", "not JSON: " + message));
    }
}
