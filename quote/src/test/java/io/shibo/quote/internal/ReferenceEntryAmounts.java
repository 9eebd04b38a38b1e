package io.shibo.quote.internal;

import io.shibo.codes.Money;
import io.shibo.codes.Unit;
import io.shibo.quote.Question;
import io.shibo.quote.formula.Amounts;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.formula.Measured;
import io.shibo.quote.rule.Measure;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Wording;
import io.shibo.quote.sale.Answer;
import io.shibo.quote.sale.Sale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What formulas see at the level of the whole entry; {@link ReferenceLineAmounts} adds a line's own totals in front of it. */
class ReferenceEntryAmounts implements Amounts {
    /** Counts of the entry that an amount may be taken per, as in {@code 3 EUR per distinct-codes}. */
    private static final Set<String> COUNTS = Set.of("line-count", "pieces", "distinct-codes");

    final Sale sale;
    final Pack pack;
    final Rates rates;
    /** Measures that gave notional amounts of lines, so that a charge on their sum cites them. */
    final Map<String, List<Measure>> notionalOfLines = new HashMap<>();

    private final Map<String, @Nullable Exact> totals = new HashMap<>();
    /** What was asked since {@link #startAsking}. */
    private final List<Question> asked = new ArrayList<>();

    ReferenceEntryAmounts(Sale sale, Pack pack, Rates rates) {
        this.sale = sale;
        this.pack = pack;
        this.rates = rates;
    }

    /** The line's id; null for the whole entry. */
    @Nullable
    String line() {
        return null;
    }

    void put(String name, @Nullable Exact amount) {
        totals.put(name, amount);
    }

    boolean has(String name) {
        return totals.containsKey(name);
    }

    void startAsking() {
        asked.clear();
    }

    List<Question> asked() {
        return asked;
    }

    void ask(Question.Kind kind, String name, @Nullable Wording text) {
        String key = "question." + kind.name().toLowerCase(Locale.ROOT);
        Wording wording = text == null ? Messages.wording(key, name) : text;
        boolean ofLine =
                kind == Question.Kind.QUANTITY || kind == Question.Kind.ORIGIN || kind == Question.Kind.ORIGINATING;
        asked.add(new Question(kind, name, ofLine ? line() : null, wording));
    }

    /** The running total as it stands; null where unknown or not there. Asks nothing. */
    @Nullable
    Exact peek(String name) {
        return totals.get(name);
    }

    @Override
    public @Nullable Exact total(String name) {
        Exact value = peek(name);
        if (value == null && pack.state().containsKey(name)) {
            ask(Question.Kind.STATE, name, pack.state().get(name));
        }
        if (value == null && name.equals("fob")) {
            // The price includes carriage or insurance that is not stated, so it cannot be taken out.
            ask(
                    sale.freight().known() ? Question.Kind.INSURANCE : Question.Kind.FREIGHT,
                    sale.freight().known() ? "insurance" : "freight",
                    null);
        }
        return value;
    }

    @Override
    public @Nullable Exact measured(Measured what) {
        for (String choice : what.choices()) {
            BigDecimal found = find(choice);
            if (found != null) {
                return Exact.of(found);
            }
        }
        ask(Question.Kind.QUANTITY, what.toString(), null);
        return null;
    }

    /** The sum over lines; null where one of them does not say. */
    @Nullable
    BigDecimal find(String choice) {
        if (COUNTS.contains(choice)) {
            Exact count = peek(choice);
            return count == null ? null : count.shown();
        }
        Unit unit = Measured.unit(choice);
        BigDecimal sum = BigDecimal.ZERO;
        for (var line : sale.lines()) {
            BigDecimal value = unit == null ? line.measurements().get(choice) : line.in(unit);
            if (value == null) {
                return null;
            }
            sum = sum.add(value);
        }
        return sum;
    }

    @Override
    public @Nullable Exact converted(Money amount) {
        Exact converted = rates.convert(amount, pack.currency());
        if (converted == null) {
            ask(Question.Kind.EXCHANGE_RATE, amount.currency() + "/" + pack.currency(), null);
        }
        return converted;
    }

    @Override
    public Answer fact(String name) {
        Answer answer = sale.facts().getOrDefault(name, Answer.UNKNOWN);
        if (answer == Answer.UNKNOWN) {
            ask(Question.Kind.FACT, name, pack.facts().get(name));
        }
        return answer;
    }

    @Override
    public Answer originates(String agreement) {
        return Answer.UNKNOWN;
    }

    @Override
    public boolean stated(String name) {
        return peek(name) != null || find(name) != null;
    }
}
