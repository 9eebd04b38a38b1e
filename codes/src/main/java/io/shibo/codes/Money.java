package io.shibo.codes;

import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Wrong;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;

/**
 * An exact amount in one currency. Nothing here rounds: rounding is a legal step, see {@link Rounding}.
 *
 * <p>The amount is kept without trailing zeros, so that 1.0 and 1.00 are equal and hash alike.
 *
 * @param amount may be negative; at most {@value #MAX_DIGITS} digits
 * @param currency ISO 4217
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {
    /** More digits than any amount of trade has; keeps arithmetic on outside values bounded. */
    public static final int MAX_DIGITS = 60;

    public Money {
        amount = Decimals.normalise(amount);
        Objects.requireNonNull(currency);
        if (amount.precision() > MAX_DIGITS || Math.abs(amount.scale()) > MAX_DIGITS) {
            throw Wrong.of("money-digits", amount.precision(), MAX_DIGITS).refusal();
        }
    }

    public static Money of(BigDecimal amount, Currency currency) {
        return new Money(amount, currency);
    }

    /** @param amount a plain decimal such as {@code "1250.00"}; @param currency an ISO 4217 code */
    public static Money of(String amount, String currency) {
        return new Money(Decimals.parse(amount), currency(currency));
    }

    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /** Reads what {@link #toString} prints: {@code "CNY 1250.00"}. */
    public static Money parse(String text) {
        int space = text.indexOf(' ');
        if (space != 3) {
            throw Wrong.of("money", Problem.show(text)).refusal();
        }
        return of(text.substring(4), text.substring(0, 3));
    }

    /** The currency of an ISO 4217 code, with an error that says what to write. */
    public static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException unknown) {
            throw Wrong.of("currency", Problem.show(code)).refusal(unknown);
        }
    }

    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other).amount), currency);
    }

    public Money times(BigDecimal factor) {
        return new Money(amount.multiply(factor), currency);
    }

    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    public boolean isNegative() {
        return amount.signum() < 0;
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Money max(Money other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** @throws IllegalArgumentException if the currencies differ */
    @Override
    public int compareTo(Money other) {
        return amount.compareTo(sameCurrency(other).amount);
    }

    /** The amount with at least the currency's minor units: {@code 12.5} yuan is {@code "12.50"}; never rounded. */
    public String plainAmount() {
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        return (amount.scale() < digits ? amount.setScale(digits) : amount).toPlainString();
    }

    @Override
    public String toString() {
        return currency.getCurrencyCode() + " " + plainAmount();
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "%s and %s have different currencies. Convert one of them at a named rate first."
                            .formatted(this, other));
        }
        return other;
    }
}
