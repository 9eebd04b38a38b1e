package io.shibo.quote.market;

import io.shibo.codes.Country;
import io.shibo.codes.Money;
import io.shibo.codes.input.Problem;
import io.shibo.quote.Quote;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A destination, as a place to sell to.
 *
 * @param quote through the cheapest channel that admits the sale, or that could; null where it cannot be quoted
 * @param landed what the buyer pays in all, in the sale's currency; null where not quoted or not admitted
 * @param best the same with every preference that could still be had; null where none would be cheaper
 * @param obstacles why it cannot be quoted; empty where {@code quote} is there
 */
public record Market(
        Country destination,
        @Nullable Quote quote,
        @Nullable Money landed,
        @Nullable Money best,
        List<Problem> obstacles) {
    public Market {
        obstacles = List.copyOf(obstacles);
    }

    /** Whether the sale may be made there through some channel, as far as is known. */
    public boolean open() {
        return landed != null;
    }
}
