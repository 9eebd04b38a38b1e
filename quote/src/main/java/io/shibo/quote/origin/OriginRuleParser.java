package io.shibo.quote.origin;

import io.shibo.codes.Decimals;
import io.shibo.codes.input.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads product rules by recursive descent. Refuses with {@link IllegalArgumentException} whose message says what was found
 * and what could stand there; the pack reader adds file and line.
 *
 * <pre>
 * rule   = all { "or" all }
 * all    = one { "and" one }
 * one    = "(" rule ")" | "PE" | "AH" | "WO" [ "from" codes ]
 *        | ( "CC" | "CTH" | "CTSH" ) [ "except" "from" codes ]
 *        | "RVC" percent [ "build-up" | "build-down" | "net-cost" | "focused" "from" codes ]
 *        | "MaxNOM" percent [ "of" ( "EXW" | "FOB" ) ] [ "from" codes ]
 *        | "MaxWeight" percent "from" codes
 *        | "process" '"' name '"'
 * codes  = code [ "-" code ] { "," code [ "-" code ] }
 * </pre>
 */
public final class OriginRuleParser {
    /** Characters of one rule. */
    static final int MAX_LENGTH = 2_000;

    /** How deep parentheses may nest. */
    private static final int MAX_DEPTH = 24;

    private static final Pattern TOKEN = Pattern.compile("\\s*(?:\"([^\"]*)\"|([(),])|([A-Za-z]+(?:-[A-Za-z]+)*)"
            + "|([0-9]+(?:\\.[0-9]+)*(?:-[0-9]+(?:\\.[0-9]+)*)?)|(\\S))");

    private static final String ONE = "WO, PE, AH, CC, CTH, CTSH, RVC, MaxNOM, MaxWeight, process or (";

    /** What a token is. */
    private enum Kind {
        WORD,
        NUMBER,
        SIGN,
        QUOTED,
        END
    }

    private record Token(Kind kind, String text) {
        boolean is(String word) {
            return (kind == Kind.WORD || kind == Kind.SIGN) && text.equals(word);
        }

        @Override
        public String toString() {
            return kind == Kind.END ? "the end" : "'" + Problem.show(text) + "'";
        }
    }

    private final List<Token> tokens;
    private int at;
    private int depth;

    private OriginRuleParser(String text) {
        this.tokens = tokens(text);
    }

    public static OriginRule parse(String text) {
        OriginRuleParser parser = new OriginRuleParser(text);
        OriginRule rule = parser.any();
        if (parser.peek().kind() != Kind.END) {
            throw unexpected(parser.peek(), "and, or, or the end");
        }
        return rule;
    }

    private static List<Token> tokens(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a rule of %d characters; at most %d are read.".formatted(text.length(), MAX_LENGTH));
        }
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.lookingAt()) {
            if (matcher.group(1) != null) {
                tokens.add(new Token(Kind.QUOTED, matcher.group(1)));
            } else if (matcher.group(2) != null) {
                tokens.add(new Token(Kind.SIGN, matcher.group(2)));
            } else if (matcher.group(3) != null) {
                tokens.add(new Token(Kind.WORD, matcher.group(3)));
            } else if (matcher.group(4) != null) {
                tokens.add(new Token(Kind.NUMBER, matcher.group(4)));
            } else {
                throw new IllegalArgumentException(
                        "'%s' has no place in a rule. Write as in: CTH except from 10.06 or RVC 40 build-down."
                                .formatted(Problem.show(matcher.group(5))));
            }
            matcher.region(matcher.end(), text.length());
        }
        tokens.add(new Token(Kind.END, ""));
        return tokens;
    }

    private OriginRule any() {
        if (++depth > MAX_DEPTH) {
            throw new IllegalArgumentException("nested more than %d deep.".formatted(MAX_DEPTH));
        }
        List<OriginRule> parts = new ArrayList<>(List.of(all()));
        while (peek().is("or")) {
            next();
            parts.add(all());
        }
        depth--;
        return parts.size() == 1 ? parts.getFirst() : new OriginRule.AnyOf(parts);
    }

    private OriginRule all() {
        List<OriginRule> parts = new ArrayList<>(List.of(one()));
        while (peek().is("and")) {
            next();
            parts.add(one());
        }
        return parts.size() == 1 ? parts.getFirst() : new OriginRule.AllOf(parts);
    }

    private OriginRule one() {
        Token token = next();
        if (token.is("(")) {
            OriginRule inner = any();
            expect(")");
            return inner;
        }
        return switch (token.kind() == Kind.WORD ? token.text() : "") {
            case "WO" -> peek().is("from") ? new OriginRule.Obtained(from()) : new OriginRule.WhollyObtained();
            case "AH" -> new OriginRule.AnyMaterials();
            case "PE" -> new OriginRule.ProducedExclusively();
            case "CC", "CTH", "CTSH" -> change(OriginRule.Change.valueOf(token.text()));
            case "RVC" -> content();
            case "MaxNOM" -> maxNom();
            case "MaxWeight" -> new OriginRule.MaxWeight(percent(), from());
            case "process" -> process();
            default -> throw unexpected(token, ONE);
        };
    }

    private OriginRule change(OriginRule.Change change) {
        if (!peek().is("except")) {
            return new OriginRule.TariffChange(change, null);
        }
        next();
        return new OriginRule.TariffChange(change, from());
    }

    private OriginRule content() {
        BigDecimal percent = percent();
        ContentMethod method = null;
        for (ContentMethod each : ContentMethod.values()) {
            if (peek().is(each.word())) {
                method = each;
            }
        }
        if (method != null) {
            next();
        }
        return new OriginRule.Content(percent, method, peek().is("from") ? from() : null);
    }

    private OriginRule maxNom() {
        BigDecimal percent = percent();
        @Nullable PriceBasis basis = null;
        if (peek().is("of")) {
            next();
            Token token = next();
            if (!token.is("EXW") && !token.is("FOB")) {
                throw unexpected(token, "EXW or FOB");
            }
            basis = PriceBasis.valueOf(token.text());
        }
        return new OriginRule.MaxNom(percent, basis, peek().is("from") ? from() : null);
    }

    private OriginRule process() {
        Token name = next();
        if (name.kind() != Kind.QUOTED) {
            throw unexpected(name, "the name of a process in double quotes");
        }
        return new OriginRule.Process(name.text());
    }

    private BigDecimal percent() {
        Token token = next();
        if (token.kind() != Kind.NUMBER) {
            throw unexpected(token, "a percentage such as 40");
        }
        return Decimals.normalise(Decimals.parse(token.text()));
    }

    private HsCodes from() {
        expect("from");
        List<HsCodes.Span> spans = new ArrayList<>();
        do {
            Token token = next();
            if (token.kind() != Kind.NUMBER) {
                throw unexpected(token, "a goods code such as 10.06, or a range such as 50.04-50.07");
            }
            spans.add(HsCodes.span(token.text()));
        } while (comma());
        return new HsCodes(spans);
    }

    private boolean comma() {
        if (peek().is(",")) {
            next();
            return true;
        }
        return false;
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token next() {
        Token token = tokens.get(at);
        if (token.kind() != Kind.END) {
            at++;
        }
        return token;
    }

    private void expect(String word) {
        Token token = next();
        if (!token.is(word)) {
            throw unexpected(token, "'" + word + "'");
        }
    }

    private static IllegalArgumentException unexpected(Token token, String wanted) {
        String upper = token.text().toUpperCase(Locale.ROOT);
        String hint = "";
        for (String word : List.of("WO", "PE", "AH", "CC", "CTH", "CTSH", "RVC", "MaxNOM", "MaxWeight")) {
            if (token.kind() == Kind.WORD
                    && word.toUpperCase(Locale.ROOT).equals(upper)
                    && !word.equals(token.text())) {
                hint = " Maybe %s was meant.".formatted(word);
            }
        }
        return new IllegalArgumentException("%s where %s was expected.%s".formatted(token, wanted, hint));
    }
}
