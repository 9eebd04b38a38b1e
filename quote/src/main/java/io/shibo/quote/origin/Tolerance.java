package io.shibo.quote.origin;

import io.shibo.codes.Citation;
import java.math.BigDecimal;

/**
 * How much of materials that do not make the required change is forgiven ("de minimis").
 *
 * @param goods the goods it is for
 * @param percent 0 to 100, of the price or of the net weight of the goods
 */
public record Tolerance(HsCodes goods, Of of, BigDecimal percent, Citation citation) {
    /** What the percentage is taken of. */
    public enum Of {
        VALUE,
        WEIGHT
    }

    public Tolerance {
        if (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new IllegalArgumentException(
                    "%s is not a percentage from 0 to 100.".formatted(percent.toPlainString()));
        }
    }
}
