package io.shibo.quote.change;

import io.shibo.codes.Money;
import io.shibo.quote.rule.Wording;
import java.util.List;
import java.util.Map;

/**
 * What a change of rules would have meant.
 *
 * @param hashBefore of the first rulebook
 * @param hashAfter of the second
 * @param unquoted sales that a side could not price at all
 */
public record Effect(String hashBefore, String hashAfter, List<Jurisdiction> jurisdictions, long unquoted) {
    /** How many sales of the largest change are named. */
    public static final int NAMED = 10;

    public Effect {
        jurisdictions = List.copyOf(jurisdictions);
    }

    /** An amount on both sides. */
    public record Both(Money before, Money after) {
        public Money difference() {
            return after.minus(before);
        }

        Both plus(Both other) {
            return new Both(before.plus(other.before), after.plus(other.after));
        }
    }

    /**
     * The effect in one jurisdiction. Amounts count the sales that the channel admits on the side concerned.
     *
     * @param sales priced on both sides
     * @param refusedBefore not admitted on the first side
     * @param refusedAfter not admitted on the second
     * @param open with an amount that depends on what the sale does not say, on either side: its figures are lower bounds
     * @param dearer sales whose landed cost rises, among those admitted on both sides
     * @param cheaper sales whose landed cost falls
     * @param same sales admitted on both sides at the same landed cost
     * @param charges all duties and taxes: the revenue
     * @param landed what buyers pay in all
     * @param layers charges by layer
     * @param sectors charges by chapter or service; {@code ""} for charges on whole entries
     * @param largest sales with the largest change, at most {@value Effect#NAMED}
     */
    public record Jurisdiction(
            String pack,
            Wording title,
            long sales,
            long refusedBefore,
            long refusedAfter,
            long open,
            long dearer,
            long cheaper,
            long same,
            Both charges,
            Both landed,
            Map<String, Layer> layers,
            Map<String, Sector> sectors,
            List<Changed> largest) {}

    /** A kind of charge. */
    public record Layer(Wording title, Both charges) {}

    /** @param lines how many of the sales' lines belong to it */
    public record Sector(long lines, Both charges) {}

    /** A sale and its landed cost. */
    public record Changed(String sale, Both landed) {}
}
