package io.shibo.quote;

import io.shibo.codes.Citation;
import io.shibo.codes.DateRange;
import io.shibo.codes.Decimals;
import io.shibo.codes.Money;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.formula.Formula;
import io.shibo.quote.rule.Layer;
import io.shibo.quote.rule.Measure;
import io.shibo.quote.rule.MeasureTable;
import io.shibo.quote.sale.NamedDate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One amount due, in the destination's currency. Texts are made when asked for, so that a window assessing thousands of
 * parcels a second does not pay for them.
 *
 * @param line the line's id; null for a charge on the whole entry
 * @param layer what kind of charge it is
 * @param unroundedBase the amount that {@code share} is taken of; null where the formula is not a plain share
 * @param share the shares of the formula multiplied; null where it is not a plain share
 * @param unrounded before rounding
 * @param rounded what is due, see {@link #amount}
 * @param currency of the destination
 * @param jurisdiction name of the pack
 * @param measures the measures that made it: the charging one, then the notional ones it builds on; empty for the
 *     difference that rounding an entry makes
 */
public record Charge(
        @Nullable String line,
        Layer layer,
        @Nullable Exact unroundedBase,
        @Nullable Share share,
        Exact unrounded,
        Exact rounded,
        Currency currency,
        String jurisdiction,
        List<Measure> measures) {
    /** A share as a fraction: 9.1 over 100. */
    public record Share(BigDecimal part, BigDecimal over) {
        /** {@code 9.1%} where the percentage has at most ten decimals, else {@code 11/12}. */
        @Override
        public String toString() {
            BigDecimal percent = part.movePointRight(2).divide(over, 10, RoundingMode.HALF_UP);
            boolean finite = percent.multiply(over).compareTo(part.movePointRight(2)) == 0;
            return finite
                    ? Decimals.normalise(percent).toPlainString() + "%"
                    : Decimals.normalise(part).toPlainString() + "/"
                            + Decimals.normalise(over).toPlainString();
        }
    }

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
        measures = measures instanceof MeasureTable.Picked ? measures : List.copyOf(measures);
    }

    /** What is due, after rounding. */
    public Money amount() {
        return rounded.money(currency);
    }

    /** What the rate is taken of; null where the formula is not a plain share. */
    public @Nullable Money base() {
        return unroundedBase == null ? null : unroundedBase.money(currency);
    }

    /** {@code "5%"}; null where the formula is not a plain share. */
    public @Nullable String rate() {
        return share == null ? null : share.toString();
    }

    /** Before rounding, to 12 decimals where it has no finite form. */
    public Money exact() {
        return unrounded.money(currency);
    }

    /** The rule that charges; null for the difference that rounding an entry makes. */
    public @Nullable AppliedRule rule() {
        return measures.isEmpty() ? null : rules().getFirst();
    }

    /** The rules that made it, the charging one first; empty for the difference that rounding makes. */
    public List<AppliedRule> rules() {
        return measures.stream()
                .map(m -> new AppliedRule(jurisdiction + "/" + m.id(), m.program(), m.date(), m.valid(), m.citation()))
                .toList();
    }

    /** The formula as the pack writes it, with notional amounts written out: {@code 70% of 13% of (cif + duty)}. */
    public String formula() {
        if (measures.isEmpty()) {
            return layer.entryRounding() == null
                    ? ""
                    : "%s to %s, %s"
                            .formatted(
                                    layer.name(),
                                    layer.entryRounding().unit().toPlainString(),
                                    layer.entryRounding().name());
        }
        Formula formula = measures.getFirst().formula();
        String text = formula.toString();
        for (Measure inner : measures.subList(1, measures.size())) {
            boolean plain = inner.formula() instanceof Formula.Share;
            String written = plain ? inner.formula().toString() : "(" + inner.formula() + ")";
            if (line != null) {
                text = text.replaceAll(
                        "(?<![a-z0-9-])" + Pattern.quote(inner.layer()) + "(?![a-z0-9-])",
                        Matcher.quoteReplacement(written));
            }
        }
        return text;
    }
}
