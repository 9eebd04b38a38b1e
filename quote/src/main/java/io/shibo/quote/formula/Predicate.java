package io.shibo.quote.formula;

import io.shibo.quote.sale.Answer;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A condition answered YES, NO or UNKNOWN; {@code toString} prints what {@link FormulaParser} reads. */
public sealed interface Predicate {
    Answer test(Amounts amounts);

    /** Tells each fact this asks for. */
    void facts(Consumer<String> sink);

    /** Tells each running total this refers to. */
    void names(Consumer<String> sink);

    /** Tells each agreement this asks about. */
    default void agreements(Consumer<String> sink) {}

    /** Whether the goods of a line originate under the rules of an agreement. */
    record Originates(String agreement) implements Predicate {
        @Override
        public Answer test(Amounts amounts) {
            return amounts.originates(agreement);
        }

        @Override
        public void facts(Consumer<String> sink) {}

        @Override
        public void names(Consumer<String> sink) {}

        @Override
        public void agreements(Consumer<String> sink) {
            sink.accept(agreement);
        }

        @Override
        public String toString() {
            return "originates(" + agreement + ")";
        }
    }

    /** A fact that the pack declares and the sale states, or not. */
    record FactIs(String name) implements Predicate {
        @Override
        public Answer test(Amounts amounts) {
            return amounts.fact(name);
        }

        @Override
        public void facts(Consumer<String> sink) {
            sink.accept(name);
        }

        @Override
        public void names(Consumer<String> sink) {}

        @Override
        public String toString() {
            return name;
        }
    }

    /** Whether a measurement was stated: always YES or NO. */
    record Known(String name) implements Predicate {
        @Override
        public Answer test(Amounts amounts) {
            return Answer.of(amounts.stated(name));
        }

        @Override
        public void facts(Consumer<String> sink) {}

        @Override
        public void names(Consumer<String> sink) {}

        @Override
        public String toString() {
            return "known(" + name + ")";
        }
    }

    /** How two amounts compare. */
    enum Operator {
        AT_LEAST(">="),
        AT_MOST("<="),
        ABOVE(">"),
        BELOW("<"),
        EQUAL("=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        /** @param comparison below, equal to or above 0, as left is against right */
        public boolean holds(int comparison) {
            return switch (this) {
                case AT_LEAST -> comparison >= 0;
                case AT_MOST -> comparison <= 0;
                case ABOVE -> comparison > 0;
                case BELOW -> comparison < 0;
                case EQUAL -> comparison == 0;
            };
        }
    }

    /**
     * An amount, or an amount per unit, against another: {@code cif per KGM < 40 CNY}. Compared as amount against limit
     * times quantity, so that nothing is divided.
     *
     * @param per null where the amount itself is compared
     */
    record Compare(Formula left, @Nullable Measured per, Operator operator, Formula right) implements Predicate {
        @Override
        public Answer test(Amounts amounts) {
            Exact amount = left.value(amounts);
            Exact limit = right.value(amounts);
            if (per != null) {
                Exact quantity = amounts.measured(per);
                limit = limit == null || quantity == null ? null : limit.times(quantity);
            }
            return amount == null || limit == null
                    ? Answer.UNKNOWN
                    : Answer.of(operator.holds(amount.compareTo(limit)));
        }

        @Override
        public void facts(Consumer<String> sink) {}

        @Override
        public void names(Consumer<String> sink) {
            left.names(sink);
            right.names(sink);
        }

        @Override
        public String toString() {
            return left + (per == null ? "" : " per " + per) + " " + operator.sign() + " " + right;
        }
    }

    /** All must hold. */
    record All(List<Predicate> parts) implements Predicate {
        public All {
            parts = List.copyOf(parts);
        }

        /** Stops at the first NO, so that nothing is asked whose answer cannot matter. */
        @Override
        public Answer test(Amounts amounts) {
            Answer answer = Answer.YES;
            for (Predicate part : parts) {
                answer = answer.and(part.test(amounts));
                if (answer == Answer.NO) {
                    return answer;
                }
            }
            return answer;
        }

        @Override
        public void facts(Consumer<String> sink) {
            parts.forEach(part -> part.facts(sink));
        }

        @Override
        public void names(Consumer<String> sink) {
            parts.forEach(part -> part.names(sink));
        }

        @Override
        public void agreements(Consumer<String> sink) {
            parts.forEach(part -> part.agreements(sink));
        }

        @Override
        public String toString() {
            return parts.stream()
                    .map(part -> part instanceof Any ? "(" + part + ")" : part.toString())
                    .collect(Collectors.joining(" and "));
        }
    }

    /** One must hold. */
    record Any(List<Predicate> parts) implements Predicate {
        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public Answer test(Amounts amounts) {
            Answer answer = Answer.NO;
            for (Predicate part : parts) {
                answer = answer.or(part.test(amounts));
                if (answer == Answer.YES) {
                    return answer;
                }
            }
            return answer;
        }

        @Override
        public void facts(Consumer<String> sink) {
            parts.forEach(part -> part.facts(sink));
        }

        @Override
        public void names(Consumer<String> sink) {
            parts.forEach(part -> part.names(sink));
        }

        @Override
        public void agreements(Consumer<String> sink) {
            parts.forEach(part -> part.agreements(sink));
        }

        @Override
        public String toString() {
            return parts.stream().map(Predicate::toString).collect(Collectors.joining(" or "));
        }
    }

    /** The opposite; of UNKNOWN, UNKNOWN. */
    record Not(Predicate part) implements Predicate {
        @Override
        public Answer test(Amounts amounts) {
            return part.test(amounts).not();
        }

        @Override
        public void facts(Consumer<String> sink) {
            part.facts(sink);
        }

        @Override
        public void names(Consumer<String> sink) {
            part.names(sink);
        }

        @Override
        public void agreements(Consumer<String> sink) {
            part.agreements(sink);
        }

        @Override
        public String toString() {
            return part instanceof FactIs || part instanceof Originates || part instanceof Known || part instanceof Not
                    ? "not " + part
                    : "not (" + part + ")";
        }
    }
}
