package io.shibo.measure;

import io.shibo.codes.Rate;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One published number, in both currencies.
 *
 * @param cny yuan, 0 or more, to the fen
 * @param usd dollars, 0 or more, to the cent
 * @param records how many records lie under it
 * @param growthCny against the same part of the year before, in yuan, to 0.1 %; null where that is not published or zero
 * @param growthUsd the same in dollars; the two differ when the exchange rate has moved
 */
public record Figure(
        BigDecimal cny,
        BigDecimal usd,
        long records,
        @Nullable Rate growthCny,
        @Nullable Rate growthUsd) {
    public Figure {
        if (cny.signum() < 0 || usd.signum() < 0 || records < 0 || cny.scale() > 2 || usd.scale() > 2) {
            throw new IllegalArgumentException(
                    "figure of %s yuan, %s dollars, %d records: each is 0 or more, to two decimals."
                            .formatted(cny, usd, records));
        }
        cny = cny.setScale(2);
        usd = usd.setScale(2);
    }

    /** The level in one of the two currencies. */
    public BigDecimal in(ReportingCurrency currency) {
        return currency == ReportingCurrency.CNY ? cny : usd;
    }

    /** The growth in one of the two currencies; null where there is none to show. */
    public @Nullable Rate growth(ReportingCurrency currency) {
        return currency == ReportingCurrency.CNY ? growthCny : growthUsd;
    }
}
