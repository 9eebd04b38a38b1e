package io.shibo.quote.internal;

import io.shibo.quote.formula.Exact;
import io.shibo.quote.formula.Predicate;
import io.shibo.quote.sale.Answer;
import org.jspecify.annotations.Nullable;

/** A predicate made ready for one pack, as {@link Expr} is for a formula. */
sealed interface Condition {
    Answer test(EntryAmounts at);

    /** What needs no slot: facts, and whatever a predicate looks at by name. */
    record Plain(Predicate predicate) implements Condition {
        @Override
        public Answer test(EntryAmounts at) {
            return predicate.test(at);
        }
    }

    /** An amount against another, each side evaluated, so that all that is missing is asked. */
    record Compare(Expr left, Expr.@Nullable Counted per, Predicate.Operator operator, Expr right)
            implements Condition {
        @Override
        public Answer test(EntryAmounts at) {
            Exact amount = left.value(at);
            Exact limit = right.value(at);
            if (per != null) {
                Exact quantity = at.measured(per);
                limit = limit == null || quantity == null ? null : limit.times(quantity);
            }
            return amount == null || limit == null
                    ? Answer.UNKNOWN
                    : Answer.of(operator.holds(amount.compareTo(limit)));
        }
    }

    /** All must hold; stops at the first NO. */
    record All(Condition[] parts) implements Condition {
        @Override
        public Answer test(EntryAmounts at) {
            Answer answer = Answer.YES;
            for (Condition part : parts) {
                answer = answer.and(part.test(at));
                if (answer == Answer.NO) {
                    return answer;
                }
            }
            return answer;
        }
    }

    /** One must hold; stops at the first YES. */
    record Any(Condition[] parts) implements Condition {
        @Override
        public Answer test(EntryAmounts at) {
            Answer answer = Answer.NO;
            for (Condition part : parts) {
                answer = answer.or(part.test(at));
                if (answer == Answer.YES) {
                    return answer;
                }
            }
            return answer;
        }
    }

    /** The opposite. */
    record Not(Condition part) implements Condition {
        @Override
        public Answer test(EntryAmounts at) {
            return part.test(at).not();
        }
    }
}
