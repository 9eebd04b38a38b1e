package io.shibo.quote.formula;

import io.shibo.codes.Decimals;
import io.shibo.codes.Money;
import io.shibo.codes.Rounding;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An exact fraction of two decimals. Shares such as 11/12 and grossed-up bases such as 100 / 0.85 have no finite decimal;
 * rounding them on the way would turn an exact 1,000 into 1,000.000…4, and a legal "round up" into a thousand too much.
 */
final class FractionModel implements Comparable<FractionModel> {
    public static final FractionModel ZERO = new FractionModel(BigDecimal.ZERO, BigDecimal.ONE);

    private final BigDecimal numerator;
    /** Above 0. */
    private final BigDecimal denominator;

    private FractionModel(BigDecimal numerator, BigDecimal denominator) {
        this.numerator = numerator;
        this.denominator = denominator;
    }

    public static FractionModel of(BigDecimal value) {
        return new FractionModel(value, BigDecimal.ONE);
    }

    public static FractionModel of(long value) {
        return of(BigDecimal.valueOf(value));
    }

    public FractionModel plus(FractionModel other) {
        if (sameDenominator(other)) {
            return new FractionModel(numerator.add(other.numerator), denominator);
        }
        return new FractionModel(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public FractionModel minus(FractionModel other) {
        return plus(new FractionModel(other.numerator.negate(), other.denominator));
    }

    public FractionModel times(BigDecimal factor) {
        return new FractionModel(numerator.multiply(factor), denominator);
    }

    /** @param divisor above 0 */
    public FractionModel dividedBy(BigDecimal divisor) {
        if (divisor.signum() <= 0) {
            throw new IllegalArgumentException("cannot divide by " + divisor.toPlainString());
        }
        return divisor.compareTo(BigDecimal.ONE) == 0
                ? this
                : new FractionModel(numerator, denominator.multiply(divisor));
    }

    public boolean isZero() {
        return numerator.signum() == 0;
    }

    /** Rounded once, from the exact value. */
    public BigDecimal rounded(Rounding rounding) {
        BigDecimal multiples = numerator.divide(denominator.multiply(rounding.unit()), 0, rounding.mode());
        return Decimals.normalise(multiples.multiply(rounding.unit()));
    }

    /** For showing and for money that no rule rounds: exact where it is finite, else half-up at 12 decimals. */
    public BigDecimal shown() {
        if (denominator.compareTo(BigDecimal.ONE) == 0) {
            return Decimals.normalise(numerator);
        }
        return Decimals.normalise(numerator.divide(denominator, 12, RoundingMode.HALF_UP));
    }

    public Money money(Currency currency) {
        return Money.of(shown(), currency);
    }

    /** This as a share of a whole, to 12 significant digits; for showing. */
    public BigDecimal shareOf(FractionModel whole) {
        BigDecimal over = numerator.multiply(whole.denominator);
        return Decimals.normalise(over.divide(denominator.multiply(whole.numerator), new MathContext(12)));
    }

    private boolean sameDenominator(FractionModel other) {
        return denominator.compareTo(other.denominator) == 0;
    }

    @Override
    public int compareTo(FractionModel other) {
        if (sameDenominator(other)) {
            return numerator.compareTo(other.numerator);
        }
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FractionModel exact && compareTo(exact) == 0;
    }

    /** Equal fractions may be written differently, so only their decimal value can be hashed. */
    @Override
    public int hashCode() {
        return shown().hashCode();
    }

    @Override
    public String toString() {
        return shown().toPlainString();
    }
}
