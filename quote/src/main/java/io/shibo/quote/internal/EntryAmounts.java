package io.shibo.quote.internal;

import io.shibo.codes.Money;
import io.shibo.codes.Quantity;
import io.shibo.codes.Unit;
import io.shibo.quote.Question;
import io.shibo.quote.formula.Amounts;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.formula.Measured;
import io.shibo.quote.formula.Registers;
import io.shibo.quote.rule.Wording;
import io.shibo.quote.sale.Answer;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Sale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What formulas see at the level of the whole entry, and the measures that may apply there; {@link LineAmounts} adds a
 * line's own totals in front of it.
 */
class EntryAmounts implements Amounts {
    Sale sale;
    final CompiledPack compiled;

    /** By slot; empty where no step has given it yet. */
    final Registers totals;

    final Candidates candidates = new Candidates();

    /** Null until an amount is converted. */
    private @Nullable Rates rates;

    /** Null until a rule asks where goods originate. */
    private @Nullable LineOrigins origins;

    /** What was asked since {@link #startAsking}; null until something is. */
    private @Nullable List<Question> asked;

    EntryAmounts(Sale sale, CompiledPack compiled) {
        this.sale = sale;
        this.compiled = compiled;
        this.totals = new Registers(compiled.slots().size());
    }

    /** Wipes everything and turns to a sale. */
    void begin(Sale next) {
        sale = next;
        totals.clear();
        candidates.clear();
        rates = null;
        origins = null;
        asked = null;
    }

    /** The exchange rates that count for the sale. */
    Rates rates() {
        if (rates == null) {
            rates = new Rates(sale, compiled.pack());
        }
        return rates;
    }

    /** The line's id; null for the whole entry. */
    @Nullable
    String line() {
        return null;
    }

    /** Where the lines of the sale originate, judged once for all of them. */
    LineOrigins origins() {
        if (origins == null) {
            origins = new LineOrigins(sale, compiled.agreements());
        }
        return origins;
    }

    /** @param slot of a name of this pack; {@link Slots#NONE} is passed over */
    final void put(int slot, @Nullable Exact amount) {
        if (slot != Slots.NONE) {
            totals.put(slot, amount);
        }
    }

    final boolean has(int slot) {
        return slot != Slots.NONE && totals.has(slot);
    }

    final @Nullable Exact own(int slot) {
        return slot == Slots.NONE ? null : totals.get(slot);
    }

    /** Where a total is looked for that is not among {@link #totals}. */
    Registers outerTotals() {
        return totals;
    }

    final void startAsking() {
        asked = null;
    }

    final List<Question> asked() {
        return asked == null ? List.of() : asked;
    }

    final void ask(Question.Kind kind, String name, @Nullable Wording text) {
        String key = "question." + kind.name().toLowerCase(Locale.ROOT);
        Wording wording = text == null ? Messages.wording(key, name) : text;
        boolean ofLine =
                kind == Question.Kind.QUANTITY || kind == Question.Kind.ORIGIN || kind == Question.Kind.ORIGINATING;
        if (asked == null) {
            asked = new ArrayList<>();
        }
        asked.add(new Question(kind, name, ofLine ? line() : null, wording));
    }

    /** The running total as it stands; null where unknown or not there. Asks nothing. */
    @Nullable
    Exact peek(int slot) {
        return own(slot);
    }

    final @Nullable Exact total(int slot, String name) {
        Exact value = peek(slot);
        if (value == null) {
            askForTotal(name);
        }
        return value;
    }

    private void askForTotal(String name) {
        Wording state = compiled.pack().state().get(name);
        if (state != null) {
            ask(Question.Kind.STATE, name, state);
        }
        if (name.equals("fob")) {
            // The price includes carriage or insurance that is not stated, so it cannot be taken out.
            ask(
                    sale.freight().known() ? Question.Kind.INSURANCE : Question.Kind.FREIGHT,
                    sale.freight().known() ? "insurance" : "freight",
                    null);
        }
    }

    @Override
    public final @Nullable Exact total(String name) {
        return total(compiled.slots().of(name), name);
    }

    final @Nullable Exact measured(Expr.Counted what) {
        for (Expr.Choice choice : what.choices()) {
            Exact found = find(choice);
            if (found != null) {
                return found;
            }
        }
        ask(Question.Kind.QUANTITY, what.source().toString(), null);
        return null;
    }

    @Override
    public final @Nullable Exact measured(Measured what) {
        return measured(compiled.preparation().counted(what));
    }

    /** The sum over lines; null where one of them does not say. */
    @Nullable
    Exact find(Expr.Choice choice) {
        if (choice.slot() == Slots.LINE_COUNT
                || choice.slot() == Slots.PIECES
                || choice.slot() == Slots.DISTINCT_CODES) {
            return peek(choice.slot());
        }
        Exact sum = null;
        for (Line line : sale.lines()) {
            Exact value = quantity(line, choice);
            if (value == null) {
                return null;
            }
            sum = sum == null ? value : sum.plus(value);
        }
        return sum;
    }

    /** How much the line has of a unit or measurement; null where it does not say. Seven pieces are 7/12 of a dozen. */
    static @Nullable Exact quantity(Line line, Expr.Choice choice) {
        Unit unit = choice.unit();
        if (unit == null) {
            BigDecimal stated = line.measurements().get(choice.name());
            return stated == null ? null : Exact.of(stated);
        }
        Quantity stated = line.find(unit.dimension());
        if (stated == null) {
            return null;
        }
        return number(stated, unit);
    }

    /** How many of a unit of the same kind a quantity is. */
    static Exact number(Quantity stated, Unit unit) {
        return unit.decimal()
                ? Exact.of(stated.to(unit).value())
                : Exact.of(stated.value().multiply(stated.unit().size())).dividedBy(unit.size());
    }

    @Override
    public final @Nullable Exact converted(Money amount) {
        Exact converted = rates().convert(amount, compiled.pack().currency());
        if (converted == null) {
            // A limit in another currency, as 150 USD in Korea: without a rate nobody can tell which side of it this
            // is.
            ask(
                    Question.Kind.EXCHANGE_RATE,
                    amount.currency() + "/" + compiled.pack().currency(),
                    null);
        }
        return converted;
    }

    @Override
    public final Answer fact(String name) {
        Answer answer = sale.facts().getOrDefault(name, Answer.UNKNOWN);
        if (answer == Answer.UNKNOWN) {
            ask(Question.Kind.FACT, name, compiled.pack().facts().get(name));
        }
        return answer;
    }

    /** Goods originate one by one; the whole entry does not. */
    @Override
    public Answer originates(String agreement) {
        return Answer.UNKNOWN;
    }

    @Override
    public final boolean stated(String name) {
        int slot = compiled.slots().of(name);
        return peek(slot) != null || find(new Expr.Choice(name, Measured.unit(name), slot)) != null;
    }
}
