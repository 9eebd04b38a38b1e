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
            throw new IllegalArgumentException("exchange rate %s must be above 0.".formatted(rate.toPlainString()));
        }
        if (source.isBlank()) {
            throw new IllegalArgumentException(
                    "exchange rate %s to %s has no source. Say who published it, or that it is an assumption."
                            .formatted(from, to));
        }
    }
}
