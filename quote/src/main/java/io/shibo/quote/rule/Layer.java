package io.shibo.quote.rule;

import io.shibo.codes.Rounding;
import org.jspecify.annotations.Nullable;

/**
 * One charging step: candidates, selection, rounding.
 *
 * @param charged false for a notional amount that later steps build on and nobody pays
 * @param required whether a line without any measure is refused; keeps a gap in a pack from reading as "nothing is due"
 * @param creditable whether a business can usually set it off, as input tax or a prepayment
 * @param rounding of each amount; null only where not charged
 * @param entryRounding of the sum over lines; the difference becomes a charge of its own; null for none
 */
public record Layer(
        String name,
        Level at,
        Wording title,
        Select select,
        boolean charged,
        boolean required,
        boolean creditable,
        @Nullable Rounding rounding,
        @Nullable Rounding entryRounding)
        implements Step {
    /** How a layer chooses among the measures that apply. */
    public enum Select {
        /** The smallest amount. */
        LOWEST,
        /** Every one. */
        ALL,
        /** The highest priority; among equals the longest code. */
        FIRST,
        /** The programme that the sale claims; without a claim, what applies to all. */
        CLAIMED
    }

    public Layer {
        if (charged && rounding == null) {
            throw new IllegalArgumentException("layer '%s' is charged, so it needs a rounding.".formatted(name));
        }
    }
}
