package io.shibo.codes;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * A named rounding step of a jurisdiction: to a multiple of {@code unit}, in a stated mode.
 *
 * @param name how packs refer to it, as in {@code "half-up-fen"}
 * @param unit the multiple rounded to, in units of the currency, > 0: 0.01 for fen, 1000 for a Japanese tax base
 * @param mode half-up, truncation …
 */
public record Rounding(String name, BigDecimal unit, RoundingMode mode) {
    public Rounding {
        Objects.requireNonNull(name);
        unit = Decimals.normalise(unit);
        Objects.requireNonNull(mode);
        if (unit.signum() <= 0) {
            throw new IllegalArgumentException(
                    "rounding '%s': unit %s must be above 0, as in 0.01 for cents.".formatted(name, unit));
        }
    }

    public static Rounding halfUp(String unit) {
        return new Rounding("half-up-" + unit, Decimals.parse(unit), RoundingMode.HALF_UP);
    }

    public Money apply(Money money) {
        BigDecimal multiples = money.amount().divide(unit, 0, mode);
        return Money.of(multiples.multiply(unit), money.currency());
    }
}
