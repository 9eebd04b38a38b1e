package io.shibo.quote;

import io.shibo.codes.Money;
import io.shibo.quote.formula.Exact;
import java.util.Currency;

/**
 * What the buyer pays in all, in the destination's currency; {@code landed = goods + carriage + insurance + charges}.
 * Amounts are kept as the engine has them and become {@link Money} when they are read.
 *
 * @param currency of the destination
 * @param exactCustomsValue see {@link #customsValue}; so too the others
 */
public record Totals(
        Currency currency,
        Exact exactCustomsValue,
        Exact exactGoods,
        Exact exactCarriage,
        Exact exactInsurance,
        Exact exactCharges,
        Exact exactCreditable,
        Exact exactLanded,
        Currency saleCurrency,
        Exact exactLandedInSaleCurrency) {
    /** The sum over lines of the pack's {@code customs-value}, else of {@code cif}. */
    public Money customsValue() {
        return exactCustomsValue.money(currency);
    }

    /** The stated price of all lines; under DDP what is left of it after duties and taxes. */
    public Money goods() {
        return exactGoods.money(currency);
    }

    /** Main carriage that the price does not include. */
    public Money carriage() {
        return exactCarriage.money(currency);
    }

    /** Insurance that the price does not include. */
    public Money insurance() {
        return exactInsurance.money(currency);
    }

    /** Duties and taxes. */
    public Money charges() {
        return exactCharges.money(currency);
    }

    /** The part of {@link #charges} that a business can usually set off. */
    public Money creditable() {
        return exactCreditable.money(currency);
    }

    public Money landed() {
        return exactLanded.money(currency);
    }

    /** {@link #landed} at the exchange rate of the quote, rounded half-up to the minor unit of the sale's currency. */
    public Money landedInSaleCurrency() {
        return exactLandedInSaleCurrency.money(saleCurrency);
    }
}
