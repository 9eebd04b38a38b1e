package io.shibo.quote.formula;

import io.shibo.codes.input.Problem;
import java.util.ArrayList;
import java.util.List;

/** Cuts a formula into tokens: numbers, lower-case names with hyphens, upper-case codes, signs. */
final class Lexer {
    /** Characters of one formula. */
    static final int MAX_LENGTH = 1_000;

    /** What a token is. */
    enum Kind {
        NUMBER,
        NAME,
        CODE,
        SIGN,
        END
    }

    record Token(Kind kind, String text) {
        boolean is(String sign) {
            return text.equals(sign) && kind != Kind.END;
        }

        @Override
        public String toString() {
            return kind == Kind.END ? "the end" : "'" + text + "'";
        }
    }

    private Lexer() {}

    static List<Token> tokens(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a formula of %d characters; at most %d are read.".formatted(text.length(), MAX_LENGTH));
        }
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end = at + 1;
            if (c == ' ' || c == '\n' || c == '\t') {
                at = end;
                continue;
            }
            Kind kind;
            if (digit(c)) {
                end = endOf(text, at, d -> digit(d) || d == '.');
                kind = Kind.NUMBER;
            } else if (lower(c)) {
                end = endOf(text, at, d -> lower(d) || digit(d) || d == '-');
                kind = Kind.NAME;
            } else if (upper(c)) {
                end = endOf(text, at, d -> upper(d) || digit(d));
                kind = Kind.CODE;
            } else if ("%+-(),/|=".indexOf(c) >= 0) {
                kind = Kind.SIGN;
            } else if (c == '<' || c == '>') {
                end = end < text.length() && text.charAt(end) == '=' ? end + 1 : end;
                kind = Kind.SIGN;
            } else {
                throw new IllegalArgumentException(
                        "'%s' has no place in a formula. Write as in: 5%% of cif, 2.40 EUR per KGM, min(a, b)."
                                .formatted(Problem.show(Character.toString(text.codePointAt(at)))));
            }
            tokens.add(new Token(kind, text.substring(at, end)));
            at = end;
        }
        tokens.add(new Token(Kind.END, ""));
        return tokens;
    }

    private interface CharTest {
        boolean test(char c);
    }

    private static int endOf(String text, int from, CharTest belongs) {
        int at = from;
        while (at < text.length() && belongs.test(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean lower(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean upper(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
