package io.shibo.quote.formula;

import io.shibo.codes.Decimals;
import io.shibo.codes.Money;
import io.shibo.codes.Rate;
import io.shibo.codes.Unit;
import io.shibo.quote.formula.Lexer.Kind;
import io.shibo.quote.formula.Lexer.Token;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads formulas and conditions by recursive descent. Refuses with {@link IllegalArgumentException} whose message says
 * what was found and what could stand there; the pack reader adds file and line.
 */
public final class FormulaParser {
    /** How deep parentheses and functions may nest. */
    private static final int MAX_DEPTH = 24;

    /** Marks of a duty as tariffs print it: a percentage of nothing named, a rate a unit after a slash, MIN and MAX. */
    private static final Pattern PRINTED =
            Pattern.compile("[¢$]|\\b(?:MIN|MAX|NIHIL)\\b|%(?! ?(?:of\\b|\\)))|[A-Z]{3} ?/");

    private static final String PRINTED_ADVICE =
            " A formula names its base and units, as in 9% of customs-value + 30 EUR per DTN; what a tariff prints is put so by: shibo rules duty TEXT.";

    private final List<Token> tokens;
    /** Conditions may compare with plain numbers, and so may parts and wholes; amounts may not be plain numbers. */
    private boolean numbers;

    private int at;
    private int depth;

    private FormulaParser(String text, boolean condition) {
        tokens = Lexer.tokens(text);
        this.numbers = condition;
    }

    public static Formula formula(String text) {
        try {
            FormulaParser parser = new FormulaParser(text, false);
            Formula formula = parser.sum();
            parser.end();
            return formula;
        } catch (IllegalArgumentException wrong) {
            if (PRINTED.matcher(text).find()) {
                throw new IllegalArgumentException(wrong.getMessage() + PRINTED_ADVICE, wrong);
            }
            throw wrong;
        }
    }

    public static Predicate predicate(String text) {
        FormulaParser parser = new FormulaParser(text, true);
        Predicate predicate = parser.any();
        parser.end();
        return predicate;
    }

    // sum = term { ("+" | "-") term }
    private Formula sum() {
        enter();
        Formula left = term();
        while (peek().is("+") || peek().is("-")) {
            boolean add = next().is("+");
            Formula right = term();
            if (!add) {
                left = new Formula.Less(left, right);
            } else if (left instanceof Formula.Sum already) {
                List<Formula> parts = new ArrayList<>(already.parts());
                parts.add(right);
                left = new Formula.Sum(parts);
            } else {
                left = new Formula.Sum(List.of(left, right));
            }
        }
        depth--;
        return left;
    }

    // term = share "of" term | amount { "per" measured } | "free" | name | function | "(" sum ")"
    private Formula term() {
        enter();
        Token token = next();
        Formula term = switch (token.kind()) {
            case NUMBER -> number(token);
            case NAME -> peek().is("(") ? function(token.text()) : name(token.text());
            case SIGN -> {
                if (!token.is("(")) {
                    throw unexpected(token, "an amount, a percentage or the name of a running total");
                }
                Formula inner = sum();
                expect(")");
                yield inner;
            }
            default -> throw unexpected(token, "an amount, a percentage or the name of a running total");
        };
        depth--;
        return term;
    }

    private static Formula name(String name) {
        return name.equals("free") ? new Formula.Free() : new Formula.Total(name);
    }

    private Formula number(Token token) {
        BigDecimal value = decimal(token);
        if (peek().is("%")) {
            next();
            expect("of");
            return new Formula.Share(value, Formula.HUNDRED, term());
        }
        if (peek().is("/")) {
            next();
            BigDecimal over = decimal(next());
            if (over.signum() == 0) {
                throw new IllegalArgumentException("a share with 0 below the line would divide by zero.");
            }
            expect("of");
            return new Formula.Share(value, over, term());
        }
        if (numbers && peek().kind() != Kind.CODE) {
            return new Formula.Count(value);
        }
        Token code = next();
        if (code.kind() != Kind.CODE) {
            throw unexpected(code, "%, a currency such as CNY, or / after " + token.text());
        }
        Money amount = Money.of(token.text(), code.text());
        List<Measured> units = new ArrayList<>();
        while (peek().is("per")) {
            next();
            units.add(measured());
        }
        return units.isEmpty() ? new Formula.Fixed(amount) : new Formula.PerUnit(amount, units);
    }

    private Formula function(String name) {
        expect("(");
        switch (name) {
            case "gross" -> {
                return gross();
            }
            case "prorata" -> {
                return prorata();
            }
            case "quantity" -> {
                return quantity();
            }
            default -> {}
        }
        List<Formula> parts = new ArrayList<>();
        do {
            parts.add(sum());
        } while (comma());
        expect(")");
        return switch (name) {
            case "min" -> new Formula.Pick(true, atLeastTwo(name, parts));
            case "max" -> new Formula.Pick(false, atLeastTwo(name, parts));
            case "top-up" -> {
                arguments(name, parts, 2);
                yield new Formula.TopUp(parts.get(0), parts.get(1));
            }
            case "clamp" -> {
                arguments(name, parts, 3);
                Formula floored = new Formula.Pick(false, List.of(parts.get(0), parts.get(1)));
                yield new Formula.Pick(true, List.of(floored, parts.get(2)));
            }
            default ->
                throw new IllegalArgumentException(
                        "function '%s' is not known. Known: min, max, clamp, top-up, gross, prorata, quantity."
                                .formatted(name));
        };
    }

    private Formula gross() {
        Formula net = sum();
        expect(",");
        BigDecimal percent = decimal(next());
        expect("%");
        expect(")");
        if (percent.compareTo(Formula.HUNDRED) >= 0) {
            throw new IllegalArgumentException(
                    "gross(…, %s%%) would divide by zero or less. The rate must be below 100%%."
                            .formatted(percent.toPlainString()));
        }
        return new Formula.Gross(net, new Rate(percent.movePointLeft(2)));
    }

    /** Part and whole may be plain numbers, as in {@code prorata(cif, alcohol, 100)}. */
    private Formula prorata() {
        Formula of = sum();
        expect(",");
        boolean before = numbers;
        numbers = true;
        Formula part = sum();
        expect(",");
        Token first = peek();
        Formula whole = sum();
        numbers = before;
        expect(")");
        if (whole instanceof Formula.Count(BigDecimal number) && number.signum() == 0
                || whole instanceof Formula.Fixed(Money amount) && amount.isZero()
                || whole instanceof Formula.Free) {
            throw new IllegalArgumentException(
                    "prorata(…, …, %s) would divide by zero. The third part is the whole.".formatted(first.text()));
        }
        return new Formula.Prorata(of, part, whole);
    }

    private Formula quantity() {
        at--;
        return new Formula.Quantity(measured());
    }

    private Measured measured() {
        List<String> choices = new ArrayList<>();
        boolean several = peek().is("(");
        if (several) {
            next();
        }
        do {
            Token token = next();
            if (token.kind() == Kind.CODE) {
                Unit.parse(token.text());
            } else if (token.kind() != Kind.NAME) {
                throw unexpected(token, "a unit such as KGM or the name of a measurement");
            }
            choices.add(token.text());
        } while (several && peek().is("|") && next().is("|"));
        if (several) {
            expect(")");
        }
        if (choices.size() > 4) {
            throw new IllegalArgumentException("%d units to choose from; at most 4.".formatted(choices.size()));
        }
        return new Measured(choices);
    }

    // any = all { "or" all }
    private Predicate any() {
        enter();
        List<Predicate> parts = new ArrayList<>(List.of(all()));
        while (peek().is("or")) {
            next();
            parts.add(all());
        }
        depth--;
        return parts.size() == 1 ? parts.getFirst() : new Predicate.Any(parts);
    }

    // all = one { "and" one }
    private Predicate all() {
        List<Predicate> parts = new ArrayList<>(List.of(one()));
        while (peek().is("and")) {
            next();
            parts.add(one());
        }
        return parts.size() == 1 ? parts.getFirst() : new Predicate.All(parts);
    }

    // one = "not" one | "known" "(" name ")" | "originates" "(" agreement ")" | fact | comparison | "(" any ")"
    private Predicate one() {
        enter();
        Predicate one = unguarded();
        depth--;
        return one;
    }

    private Predicate unguarded() {
        Token token = peek();
        if (token.is("not")) {
            next();
            return new Predicate.Not(one());
        }
        if (token.is("known")) {
            next();
            expect("(");
            String name = next().text();
            expect(")");
            return new Predicate.Known(name);
        }
        if (token.is("originates")) {
            next();
            expect("(");
            Token agreement = next();
            if (agreement.kind() != Kind.CODE) {
                throw unexpected(agreement, "the name of an agreement in capital letters, such as RCEP");
            }
            expect(")");
            return new Predicate.Originates(agreement.text());
        }
        if (token.is("(")) {
            next();
            Predicate inner = any();
            expect(")");
            return inner;
        }
        Formula left = sum();
        @Nullable Measured per = null;
        if (peek().is("per")) {
            next();
            per = measured();
        }
        Predicate.@Nullable Operator operator = operator(peek());
        if (operator != null) {
            next();
            return new Predicate.Compare(left, per, operator, sum());
        }
        if (left instanceof Formula.Total fact && per == null) {
            return new Predicate.FactIs(fact.name());
        }
        throw unexpected(peek(), ">=, <=, >, < or = after " + left);
    }

    private static Predicate.@Nullable Operator operator(Token token) {
        for (Predicate.Operator operator : Predicate.Operator.values()) {
            if (token.is(operator.sign())) {
                return operator;
            }
        }
        return null;
    }

    private static List<Formula> atLeastTwo(String function, List<Formula> parts) {
        if (parts.size() < 2) {
            throw new IllegalArgumentException("%s(…) needs at least two parts.".formatted(function));
        }
        return parts;
    }

    private static void arguments(String function, List<Formula> parts, int count) {
        if (parts.size() != count) {
            throw new IllegalArgumentException(
                    "%s(…) needs %d parts, but has %d.".formatted(function, count, parts.size()));
        }
    }

    private boolean comma() {
        if (peek().is(",")) {
            next();
            return true;
        }
        return false;
    }

    private static BigDecimal decimal(Token token) {
        if (token.kind() != Kind.NUMBER) {
            throw unexpected(token, "a number");
        }
        return Decimals.parse(token.text());
    }

    private void enter() {
        if (++depth > MAX_DEPTH) {
            throw new IllegalArgumentException("nested more than %d deep.".formatted(MAX_DEPTH));
        }
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

    private void expect(String sign) {
        Token token = next();
        if (!token.is(sign)) {
            throw unexpected(token, "'" + sign + "'");
        }
    }

    private void end() {
        if (peek().kind() != Kind.END) {
            throw unexpected(peek(), "the end, + or -");
        }
    }

    private static IllegalArgumentException unexpected(Token token, String wanted) {
        return new IllegalArgumentException("%s where %s was expected.".formatted(token, wanted));
    }
}
