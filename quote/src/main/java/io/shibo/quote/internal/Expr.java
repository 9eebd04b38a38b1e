package io.shibo.quote.internal;

import io.shibo.codes.Money;
import io.shibo.codes.Unit;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.formula.Formula;
import io.shibo.quote.formula.Measured;
import org.jspecify.annotations.Nullable;

/**
 * A formula made ready for one pack: names are slots, rates are fractions, amounts in the pack's currency are converted.
 * Gives what the {@link io.shibo.quote.formula.Formula} it was made from gives, and asks the same questions.
 */
sealed interface Expr {
    /** The exact amount; null where something it needs is unknown. */
    @Nullable
    Exact value(EntryAmounts at);

    /** Nothing, a count, or an amount in the pack's own currency. */
    record Constant(Exact amount) implements Expr {
        @Override
        public Exact value(EntryAmounts at) {
            return amount;
        }
    }

    /** An amount in a currency that the sale or the pack has a rate for. */
    record Foreign(Money amount) implements Expr {
        @Override
        public @Nullable Exact value(EntryAmounts at) {
            return at.converted(amount);
        }
    }

    /** A running total. */
    record Total(int slot, String name) implements Expr {
        @Override
        public @Nullable Exact value(EntryAmounts at) {
            return at.total(slot, name);
        }
    }

    /** A share, or a base grossed up by its own tax. */
    record Ratio(Exact ratio, Expr of) implements Expr {
        @Override
        public @Nullable Exact value(EntryAmounts at) {
            Exact base = of.value(at);
            return base == null ? null : base.times(ratio);
        }
    }

    /** What a quantity may be stated in. @param unit null for a named measurement */
    record Choice(String name, @Nullable Unit unit, int slot) {}

    /** A measured quantity with its choices looked up. */
    record Counted(Measured source, Choice[] choices) {}

    /** An amount per unit. */
    record PerUnit(Expr amount, Counted[] units) implements Expr {
        @Override
        public @Nullable Exact value(EntryAmounts at) {
            Exact product = amount.value(at);
            for (Counted unit : units) {
                Exact quantity = at.measured(unit);
                product = product == null || quantity == null ? null : product.times(quantity);
            }
            return product;
        }
    }

    /** The sum of its parts; every part is evaluated, so that all that is missing is asked. */
    record Sum(Expr[] parts) implements Expr {
        @Override
        public @Nullable Exact value(EntryAmounts at) {
            Exact sum = parts[0].value(at);
            for (int i = 1; i < parts.length; i++) {
                Exact value = parts[i].value(at);
                sum = sum == null || value == null ? null : sum.plus(value);
            }
            return sum;
        }
    }

    /** One less the other. */
    record Less(Expr from, Expr what) implements Expr {
        @Override
        public @Nullable Exact value(EntryAmounts at) {
            Exact left = from.value(at);
            Exact right = what.value(at);
            return left == null || right == null ? null : left.minus(right);
        }
    }

    /** The smallest or largest; stops at the first unknown part. */
    record Pick(boolean smallest, Expr[] parts) implements Expr {
        @Override
        public @Nullable Exact value(EntryAmounts at) {
            Exact best = null;
            for (Expr part : parts) {
                Exact value = part.value(at);
                if (value == null) {
                    return null;
                }
                if (best == null || (value.compareTo(best) < 0) == smallest) {
                    best = value;
                }
            }
            return best;
        }
    }

    /** Of something as much as a part is of a whole. */
    record Prorata(Expr of, Expr part, Expr whole) implements Expr {
        @Override
        public @Nullable Exact value(EntryAmounts at) {
            Exact amount = of.value(at);
            Exact above = part.value(at);
            Exact below = whole.value(at);
            return amount == null || above == null || below == null ? null : Formula.Prorata.of(amount, above, below);
        }
    }

    /** How much there is. */
    record Quantity(Counted what) implements Expr {
        @Override
        public @Nullable Exact value(EntryAmounts at) {
            return at.measured(what);
        }
    }

    /** What is missing up to a target. */
    record TopUp(Expr target, Expr already) implements Expr {
        @Override
        public @Nullable Exact value(EntryAmounts at) {
            Exact goal = target.value(at);
            Exact have = already.value(at);
            if (goal == null || have == null) {
                return null;
            }
            return goal.compareTo(have) > 0 ? goal.minus(have) : Exact.ZERO;
        }
    }
}
