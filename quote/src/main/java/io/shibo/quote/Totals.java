package io.shibo.quote;

import io.shibo.codes.Money;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.formula.Registers;
import java.util.Currency;
import java.util.Objects;

/**
 * What the buyer pays in all, in the destination's currency; {@code landed = goods + carriage + insurance + charges}.
 * Amounts are kept as the engine has them and become {@link Money} when they are read.
 */
public final class Totals {
    /** Registers of {@link Totals#Totals}. */
    public static final int CUSTOMS_VALUE = 0;

    public static final int GOODS = 1;
    public static final int CARRIAGE = 2;
    public static final int INSURANCE = 3;
    public static final int CHARGES = 4;
    public static final int CREDITABLE = 5;
    public static final int LANDED = 6;
    public static final int LANDED_IN_SALE_CURRENCY = 7;
    public static final int SIZE = 8;

    private final Currency currency;
    private final Registers amounts;
    private final Currency saleCurrency;

    /**
     * @param currency of the destination
     * @param amounts all known, by the numbers above; not to be changed any more
     */
    public Totals(Currency currency, Registers amounts, Currency saleCurrency) {
        this.currency = currency;
        this.amounts = amounts;
        this.saleCurrency = saleCurrency;
    }

    /** Of the destination. */
    public Currency currency() {
        return currency;
    }

    public Currency saleCurrency() {
        return saleCurrency;
    }

    /** One of the amounts above. */
    public Exact exact(int number) {
        return Objects.requireNonNull(amounts.get(number));
    }

    /** The sum over lines of the pack's {@code customs-value}, else of {@code cif}. */
    public Money customsValue() {
        return exact(CUSTOMS_VALUE).money(currency);
    }

    /** The stated price of all lines; under DDP what is left of it after duties and taxes. */
    public Money goods() {
        return exact(GOODS).money(currency);
    }

    /** Main carriage that the price does not include. */
    public Money carriage() {
        return exact(CARRIAGE).money(currency);
    }

    /** Insurance that the price does not include. */
    public Money insurance() {
        return exact(INSURANCE).money(currency);
    }

    /** Duties and taxes. */
    public Money charges() {
        return exact(CHARGES).money(currency);
    }

    /** The part of {@link #charges} that a business can usually set off. */
    public Money creditable() {
        return exact(CREDITABLE).money(currency);
    }

    public Money landed() {
        return exact(LANDED).money(currency);
    }

    /** {@link #landed} at the exchange rate of the quote, rounded half-up to the minor unit of the sale's currency. */
    public Money landedInSaleCurrency() {
        return exact(LANDED_IN_SALE_CURRENCY).money(saleCurrency);
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Totals totals)
                || !currency.equals(totals.currency)
                || !saleCurrency.equals(totals.saleCurrency)) {
            return false;
        }
        for (int i = 0; i < SIZE; i++) {
            if (!exact(i).equals(totals.exact(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return Objects.hash(currency, saleCurrency, exact(CHARGES), exact(LANDED));
    }

    @Override
    public String toString() {
        return "%s landed, %s of it charges".formatted(landed(), charges());
    }
}
