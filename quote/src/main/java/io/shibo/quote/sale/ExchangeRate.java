package io.shibo.quote.sale;

import io.shibo.codes.Decimals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * How many units of {@code to} one unit of {@code from} buys. Given by the caller with its source; never invented.
 *
 * @param rate above 0
 * @param date the day it holds for; null where not stated
 * @param source who published it
 */
public record ExchangeRate(
        Currency from,
        Currency to,
        BigDecimal rate,
        @Nullable LocalDate date,
        String source) {
    public ExchangeRate {
        rate = Decimals.normalise(rate);
        if (rate.signum() <= 0) {
            throw SaleProblems.of("rate-not-positive", rate.toPlainString()).refusal();
        }
        if (source.isBlank()) {
            throw SaleProblems.of("rate-no-source", from, to).refusal();
        }
    }
}
