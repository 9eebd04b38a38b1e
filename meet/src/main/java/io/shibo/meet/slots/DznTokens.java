package io.shibo.meet.slots;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The part of MiniZinc's data syntax that whole numbers need: {@code name = value;} where a value is a number, a set {@code
 * {1,2}} or {@code 1..3}, an array {@code [..]} or {@code array1d(1..n,[..])}, or rows {@code [| .. | .. |]} or {@code
 * array2d(1..n,1..k,[..])}; a comma may follow the last of several. Comments run from {@code %} to the end of the
 * line, or between slash-star and star-slash.
 */
final class DznTokens {
    private static final int MOST_CHARS = 16 << 20;
    private static final int MOST_DIGITS = 9;

    private final String file;
    private final String text;
    private int at;
    private int line = 1;

    private DznTokens(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** A value with the line it begins on. */
    sealed interface Value {
        int line();
    }

    record Number(int value, int line) implements Value {}

    record NumberSet(List<Number> values, int line) implements Value {}

    record Array(List<Value> values, int line) implements Value {}

    record Rows(List<List<Value>> rows, int line) implements Value {}

    /** @throws InputException at the first place that is not of this syntax, or where a name is given twice */
    static Map<String, Value> read(String file, String text) {
        DznTokens tokens = new DznTokens(file, text);
        if (text.length() > MOST_CHARS) {
            throw tokens.wrong("has %d characters; at most %d are read".formatted(text.length(), MOST_CHARS));
        }
        Map<String, Value> values = new LinkedHashMap<>();
        while (tokens.peek() != 0) {
            String name = tokens.name();
            tokens.expect('=');
            if (values.put(name, tokens.value()) != null) {
                throw tokens.wrong("'" + Problem.show(name) + "' is given twice");
            }
            if (tokens.peek() != 0) {
                tokens.expect(';');
            }
        }
        return values;
    }

    private InputException wrong(String message) {
        return new InputException(new Problem(file, line, "", message));
    }

    /** The next character that means something, or 0 at the end. */
    private char peek() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                line++;
                at++;
            } else if (Character.isWhitespace(c) || c == '\uFEFF' && at == 0) {
                at++;
            } else if (c == '%') {
                while (at < text.length() && text.charAt(at) != '\n') {
                    at++;
                }
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                if (end < 0) {
                    throw wrong("a comment is opened by /* and never closed");
                }
                line += (int) text.substring(at, end)
                        .chars()
                        .filter(each -> each == '\n')
                        .count();
                at = end + 2;
            } else {
                return c;
            }
        }
        return 0;
    }

    private boolean take(char wanted) {
        if (peek() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(char wanted) {
        char found = peek();
        if (!take(wanted)) {
            throw wrong("expected '%s', found %s".formatted(wanted, shown(found)));
        }
    }

    private static String shown(char found) {
        return found == 0 ? "the end of the file" : "'" + Problem.show(String.valueOf(found)) + "'";
    }

    private String name() {
        char found = peek();
        int from = at;
        while (at < text.length() && isOfName(text.charAt(at))) {
            at++;
        }
        if (at == from || Character.isDigit(text.charAt(from))) {
            throw wrong("expected a name, found " + shown(found));
        }
        return text.substring(from, at);
    }

    private static boolean isOfName(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    private Value value() {
        char found = peek();
        int begun = line;
        if (text.startsWith("array", at)) {
            return shaped(begun);
        }
        if (found == '{') {
            return set();
        }
        if (found == '[') {
            at++;
            return take('|') ? rows(begun) : array(begun);
        }
        Number from = number();
        peek();
        if (!text.startsWith("..", at)) {
            return from;
        }
        at += 2;
        return range(from, number());
    }

    /** {@code array1d(1..n, [..])} or {@code array2d(1..n, 1..k, [..])}: a flat list with the numbers of its rows. */
    private Value shaped(int begun) {
        String name = name();
        if (!name.equals("array1d") && !name.equals("array2d")) {
            throw wrong("'%s' is not read; arrays are [..], [|..|..|], array1d(..) and array2d(..)"
                    .formatted(Problem.show(name)));
        }
        expect('(');
        int rows = index(name);
        int columns = name.equals("array2d") ? index(name) : 1;
        expect('[');
        Array flat = array(begun);
        take(',');
        expect(')');
        if (flat.values().size() != (long) rows * columns) {
            throw new InputException(new Problem(
                    file,
                    begun,
                    "",
                    "%s of %d × %d has %d values"
                            .formatted(name, rows, columns, flat.values().size())));
        }
        if (name.equals("array1d")) {
            return flat;
        }
        List<List<Value>> all = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            all.add(flat.values().subList(row * columns, (row + 1) * columns));
        }
        return new Rows(all, begun);
    }

    /** An index set, which counts from 1, and the comma after it. */
    private int index(String name) {
        if (!(value() instanceof NumberSet set)
                || !set.values().isEmpty() && set.values().getFirst().value() != 1) {
            throw wrong(name + ": an index set is to be 1..n");
        }
        expect(',');
        return set.values().size();
    }

    private NumberSet range(Number from, Number to) {
        if (to.value() - (long) from.value() >= SlotProblem.MOST_MEETINGS) {
            throw wrong("the range %d..%d has more than %d values"
                    .formatted(from.value(), to.value(), SlotProblem.MOST_MEETINGS));
        }
        List<Number> values = new ArrayList<>();
        for (int value = from.value(); value <= to.value(); value++) {
            values.add(new Number(value, from.line()));
        }
        return new NumberSet(values, from.line());
    }

    private Number number() {
        char found = peek();
        int from = at;
        if (found == '-') {
            at++;
        }
        int digits = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == digits) {
            throw wrong("expected a whole number, found " + shown(found));
        }
        if (at - digits > MOST_DIGITS) {
            throw wrong("the number %s has more than %d digits"
                    .formatted(Problem.show(text.substring(from, at)), MOST_DIGITS));
        }
        return new Number(Integer.parseInt(text, from, at, 10), line);
    }

    private NumberSet set() {
        int begun = line;
        expect('{');
        List<Number> values = new ArrayList<>();
        while (!take('}')) {
            values.add(number());
            if (peek() != '}') {
                expect(',');
            }
        }
        return new NumberSet(values, begun);
    }

    private Array array(int begun) {
        List<Value> values = new ArrayList<>();
        while (!take(']')) {
            values.add(element());
            if (peek() != ']') {
                expect(',');
            }
        }
        return new Array(values, begun);
    }

    private Rows rows(int begun) {
        List<List<Value>> rows = new ArrayList<>();
        List<Value> row = new ArrayList<>();
        while (true) {
            if (take('|')) {
                if (!row.isEmpty()) {
                    rows.add(row);
                }
                if (take(']')) {
                    return new Rows(rows, begun);
                }
                row = new ArrayList<>();
            } else {
                row.add(element());
                if (peek() != '|') {
                    expect(',');
                }
            }
        }
    }

    private Value element() {
        if (peek() == '[') {
            throw wrong("an array inside an array");
        }
        return value();
    }
}
