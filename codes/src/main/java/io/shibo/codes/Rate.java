package io.shibo.codes;

import io.shibo.codes.input.Problem;
import java.math.BigDecimal;

/**
 * A share of a base, such as a duty rate. A 5 % rate is built by {@code Rate.ofPercent("5")}, prints {@code "5%"} and has
 * the fraction 0.05.
 *
 * @param fraction exact; 0.05 for 5 %
 */
public record Rate(BigDecimal fraction) implements Comparable<Rate> {
    public static final Rate ZERO = new Rate(BigDecimal.ZERO);

    public Rate {
        fraction = Decimals.normalise(fraction);
    }

    public static Rate ofPercent(String percent) {
        return new Rate(Decimals.parse(percent).movePointLeft(2));
    }

    /** Reads what {@link #toString} prints: {@code "5%"} or {@code "5 %"}. */
    public static Rate parse(String text) {
        String trimmed = text.strip();
        if (!trimmed.endsWith("%")) {
            throw new IllegalArgumentException(
                    "'%s' is not a rate. Write a percentage, as in 6.5%%.".formatted(Problem.show(text)));
        }
        return ofPercent(trimmed.substring(0, trimmed.length() - 1).strip());
    }

    /** The exact share of the base, unrounded. */
    public Money of(Money base) {
        return base.times(fraction);
    }

    public boolean isZero() {
        return fraction.signum() == 0;
    }

    @Override
    public int compareTo(Rate other) {
        return fraction.compareTo(other.fraction);
    }

    @Override
    public String toString() {
        return Decimals.normalise(fraction.movePointRight(2)).toPlainString() + "%";
    }
}
