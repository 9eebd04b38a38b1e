package io.shibo.codes;

import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Wrong;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;

/**
 * How much of something.
 *
 * @param value 0 or more
 * @param unit Rec 20
 */
public record Quantity(BigDecimal value, Unit unit) {
    public Quantity {
        value = Decimals.normalise(value);
        Objects.requireNonNull(unit);
        if (value.signum() < 0) {
            throw Wrong.of("quantity-negative", value.toPlainString(), unit).refusal();
        }
    }

    public static Quantity of(String value, Unit unit) {
        return new Quantity(Decimals.parse(value), unit);
    }

    /** Reads what {@link #toString} prints: {@code "12.5 KGM"}. */
    public static Quantity parse(String text) {
        int space = text.indexOf(' ');
        if (space < 1) {
            throw Wrong.of("quantity", Problem.show(text)).refusal();
        }
        return of(text.substring(0, space), Unit.parse(text.substring(space + 1)));
    }

    /** @throws IllegalArgumentException if the units measure different things */
    public Quantity to(Unit target) {
        if (unit == target && value.precision() <= MathContext.DECIMAL128.getPrecision()) {
            return this;
        }
        if (unit.dimension() != target.dimension()) {
            throw new IllegalArgumentException("%s cannot be given in %s: %s is not %s."
                    .formatted(this, target, unit.dimension(), target.dimension()));
        }
        return new Quantity(value.multiply(unit.size()).divide(target.size(), MathContext.DECIMAL128), target);
    }

    @Override
    public String toString() {
        return value.toPlainString() + " " + unit;
    }
}
