package io.shibo.quote.internal;

import io.shibo.codes.Rounding;
import java.math.BigDecimal;
import java.util.Currency;

/** The smallest coin of a currency (ISO 4217). */
public final class Minor {
    private Minor() {}

    /** {@code 0.01} for most; 1 where a currency has no minor unit. */
    public static BigDecimal of(Currency currency) {
        return BigDecimal.ONE.movePointLeft(Math.max(0, currency.getDefaultFractionDigits()));
    }

    /** Half-up to it. */
    public static Rounding unit(Currency currency) {
        return Rounding.halfUp(of(currency).toPlainString());
    }
}
