package io.shibo.quote.formula;

import io.shibo.codes.Decimals;
import io.shibo.codes.Money;
import io.shibo.codes.Rate;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Yields money from running totals and quantities; see the package for the language. {@code toString} prints what
 * {@link FormulaParser} reads.
 */
public sealed interface Formula {
    /** The exact amount; null where something it needs is unknown. */
    @Nullable
    Exact value(Amounts amounts);

    /** Tells each running total this refers to. */
    void names(Consumer<String> sink);

    /** Nothing is due. */
    record Free() implements Formula {
        @Override
        public Exact value(Amounts amounts) {
            return Exact.ZERO;
        }

        @Override
        public void names(Consumer<String> sink) {}

        @Override
        public String toString() {
            return "free";
        }
    }

    /** A fixed amount, per line or entry as the layer says. */
    record Fixed(Money amount) implements Formula {
        @Override
        public @Nullable Exact value(Amounts amounts) {
            return amounts.converted(amount);
        }

        @Override
        public void names(Consumer<String> sink) {}

        @Override
        public String toString() {
            return text(amount);
        }
    }

    /** A plain number, such as a count; in conditions alone. */
    record Count(BigDecimal number) implements Formula {
        public Count {
            number = Decimals.normalise(number);
        }

        @Override
        public Exact value(Amounts amounts) {
            return Exact.of(number);
        }

        @Override
        public void names(Consumer<String> sink) {}

        @Override
        public String toString() {
            return number.toPlainString();
        }
    }

    /** A running total by name, another layer's amount included. */
    record Total(String name) implements Formula {
        @Override
        public @Nullable Exact value(Amounts amounts) {
            return amounts.total(name);
        }

        @Override
        public void names(Consumer<String> sink) {
            sink.accept(name);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * A share of something: 5 % or 11/12.
     *
     * @param over 100 for percentages; above 0
     */
    record Share(BigDecimal part, BigDecimal over, Formula of) implements Formula {
        public Share {
            part = Decimals.normalise(part);
            over = Decimals.normalise(over);
        }

        @Override
        public @Nullable Exact value(Amounts amounts) {
            Exact base = of.value(amounts);
            return base == null ? null : base.times(part).dividedBy(over);
        }

        @Override
        public void names(Consumer<String> sink) {
            of.names(sink);
        }

        public boolean percent() {
            return over.compareTo(HUNDRED) == 0;
        }

        /** {@code 5%} or {@code 11/12}. */
        public String share() {
            return percent() ? part.toPlainString() + "%" : part.toPlainString() + "/" + over.toPlainString();
        }

        @Override
        public String toString() {
            return share() + " of " + operand(of);
        }
    }

    /** An amount per unit, or per unit and measurement: {@code 0.50 GBP per HLT per alcohol-percent}. */
    record PerUnit(Money amount, List<Measured> units) implements Formula {
        public PerUnit {
            units = List.copyOf(units);
        }

        @Override
        public @Nullable Exact value(Amounts amounts) {
            Exact product = amounts.converted(amount);
            for (Measured unit : units) {
                Exact quantity = amounts.measured(unit);
                product = product == null || quantity == null ? null : product.times(quantity);
            }
            return product;
        }

        @Override
        public void names(Consumer<String> sink) {}

        @Override
        public String toString() {
            return text(amount) + units.stream().map(u -> " per " + u).collect(Collectors.joining());
        }
    }

    /** The sum of its parts. */
    record Sum(List<Formula> parts) implements Formula {
        public Sum {
            parts = List.copyOf(parts);
        }

        @Override
        public @Nullable Exact value(Amounts amounts) {
            Exact sum = Exact.ZERO;
            for (Formula part : parts) {
                Exact value = part.value(amounts);
                sum = sum == null || value == null ? null : sum.plus(value);
            }
            return sum;
        }

        @Override
        public void names(Consumer<String> sink) {
            parts.forEach(part -> part.names(sink));
        }

        @Override
        public String toString() {
            return parts.stream().map(Formula::toString).collect(Collectors.joining(" + "));
        }
    }

    /** One less the other; may be negative. */
    record Less(Formula from, Formula what) implements Formula {
        @Override
        public @Nullable Exact value(Amounts amounts) {
            Exact left = from.value(amounts);
            Exact right = what.value(amounts);
            return left == null || right == null ? null : left.minus(right);
        }

        @Override
        public void names(Consumer<String> sink) {
            from.names(sink);
            what.names(sink);
        }

        @Override
        public String toString() {
            return from + " - " + operand(what);
        }
    }

    /** The smallest (a cap) or the largest (a floor) of its parts. */
    record Pick(boolean smallest, List<Formula> parts) implements Formula {
        public Pick {
            parts = List.copyOf(parts);
        }

        @Override
        public @Nullable Exact value(Amounts amounts) {
            Exact best = null;
            for (Formula part : parts) {
                Exact value = part.value(amounts);
                if (value == null) {
                    return null;
                }
                if (best == null || (value.compareTo(best) < 0) == smallest) {
                    best = value;
                }
            }
            return best;
        }

        @Override
        public void names(Consumer<String> sink) {
            parts.forEach(part -> part.names(sink));
        }

        @Override
        public String toString() {
            return (smallest ? "min(" : "max(")
                    + parts.stream().map(Formula::toString).collect(Collectors.joining(", "))
                    + ")";
        }
    }

    /** What is missing from {@code already} up to {@code target}; 0 where nothing is. */
    record TopUp(Formula target, Formula already) implements Formula {
        @Override
        public @Nullable Exact value(Amounts amounts) {
            Exact goal = target.value(amounts);
            Exact have = already.value(amounts);
            if (goal == null || have == null) {
                return null;
            }
            return goal.compareTo(have) > 0 ? goal.minus(have) : Exact.ZERO;
        }

        @Override
        public void names(Consumer<String> sink) {
            target.names(sink);
            already.names(sink);
        }

        @Override
        public String toString() {
            return "top-up(" + target + ", " + already + ")";
        }
    }

    /** A base that contains its own tax: net / (1 - rate). The rate is below 100 %. */
    record Gross(Formula net, Rate rate) implements Formula {
        @Override
        public @Nullable Exact value(Amounts amounts) {
            Exact base = net.value(amounts);
            return base == null ? null : base.dividedBy(BigDecimal.ONE.subtract(rate.fraction()));
        }

        @Override
        public void names(Consumer<String> sink) {
            net.names(sink);
        }

        @Override
        public String toString() {
            return "gross(" + net + ", " + rate + ")";
        }
    }

    /**
     * Of something as much as a part is of a whole: what a share by weight, a quota or a rate from a price per kilogram
     * comes to. Nothing where the whole is nothing.
     */
    record Prorata(Formula of, Formula part, Formula whole) implements Formula {
        @Override
        public @Nullable Exact value(Amounts amounts) {
            Exact amount = of.value(amounts);
            Exact above = part.value(amounts);
            Exact below = whole.value(amounts);
            return amount == null || above == null || below == null ? null : of(amount, above, below);
        }

        /** @return amount × part / whole; 0 where the whole is 0 */
        public static Exact of(Exact amount, Exact part, Exact whole) {
            return whole.isZero() ? Exact.ZERO : amount.times(part).dividedBy(whole);
        }

        @Override
        public void names(Consumer<String> sink) {
            of.names(sink);
            part.names(sink);
            whole.names(sink);
        }

        @Override
        public String toString() {
            return "prorata(" + of + ", " + part + ", " + whole + ")";
        }
    }

    /** How much there is, as a number: {@code quantity(KGM)}. */
    record Quantity(Measured what) implements Formula {
        @Override
        public @Nullable Exact value(Amounts amounts) {
            return amounts.measured(what);
        }

        @Override
        public void names(Consumer<String> sink) {}

        @Override
        public String toString() {
            return "quantity(" + (what.choices().size() == 1 ? what : String.join("|", what.choices())) + ")";
        }
    }

    /** 100, as percentages are counted. */
    BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private static String text(Money money) {
        return money.plainAmount() + " " + money.currency().getCurrencyCode();
    }

    private static String operand(Formula formula) {
        return formula instanceof Sum || formula instanceof Less ? "(" + formula + ")" : formula.toString();
    }
}
