package io.shibo.quote;

import io.shibo.codes.Citation;
import io.shibo.codes.DateRange;
import io.shibo.codes.Money;
import io.shibo.quote.rule.Layer;
import io.shibo.quote.sale.NamedDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One amount due, in the destination's currency.
 *
 * @param line the line's id; null for a charge on the whole entry
 * @param layer what kind of charge it is
 * @param base the amount that {@code rate} is taken of; null where the formula is not a plain share
 * @param rate as text: {@code "5%"}, {@code "9.1%"}; null where the formula is not a plain share
 * @param formula as the pack writes it, with notional amounts written out
 * @param exact before rounding, to 12 decimals where it has no finite form
 * @param amount after rounding
 * @param rules the rules that made it, the charging one first
 */
public record Charge(
        @Nullable String line,
        Layer layer,
        @Nullable Money base,
        @Nullable String rate,
        String formula,
        Money exact,
        Money amount,
        List<AppliedRule> rules) {
    /**
     * A rule as it was applied.
     *
     * @param id the measure's id, with its jurisdiction: {@code ID/mfn/84795000}
     * @param program the agreement that grants it; null for what applies to all
     * @param date the day of the sale its validity was measured against
     */
    public record AppliedRule(
            String id, @Nullable String program, NamedDate date, DateRange valid, Citation citation) {}

    public Charge {
        rules = List.copyOf(rules);
    }

    /** The rule that charges; null for the difference that rounding an entry makes. */
    public @Nullable AppliedRule rule() {
        return rules.isEmpty() ? null : rules.getFirst();
    }
}
