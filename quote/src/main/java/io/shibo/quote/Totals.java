package io.shibo.quote;

import io.shibo.codes.Money;

/**
 * What the buyer pays in all, in the destination's currency; {@code landed = goods + carriage + insurance + charges}.
 *
 * @param goods the stated price of all lines; under DDP what is left of it after duties and taxes
 * @param carriage main carriage that the price does not include
 * @param insurance insurance that the price does not include
 * @param charges duties and taxes
 * @param creditable the part of {@code charges} that a business can usually set off
 * @param landedInSaleCurrency {@code landed} at the exchange rate of the quote, rounded half-up to the currency's minor unit
 */
public record Totals(
        Money goods,
        Money carriage,
        Money insurance,
        Money charges,
        Money creditable,
        Money landed,
        Money landedInSaleCurrency) {}
