package io.shibo.clear.retail;

import io.shibo.clear.step.Finding;
import io.shibo.clear.step.Reason;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rulebook said of a declaration: the tax by line, or why the retail regime does not take it. Kept in the log
 * beside the documents, so that a decision can be replayed after the rules have changed. Amounts are in yuan.
 *
 * @param rulebook the hash of the rulebook that said it
 * @param value what counts for the limits: price, freight and insurance
 * @param perYear the limit of a person and year
 * @param lines the tax by goods line; empty where it is refused
 * @param refusal null where the regime takes it
 */
public record Assessment(
        String rulebook,
        BigDecimal value,
        BigDecimal perYear,
        List<TaxLine> lines,
        @Nullable Refusal refusal) {
    public Assessment {
        lines = List.copyOf(lines);
    }

    /**
     * Why the regime does not take the parcel.
     *
     * @param findings what was found, each against its limit or list
     */
    public record Refusal(Reason reason, List<Finding> findings) {
        public Refusal {
            findings = List.copyOf(findings);
        }
    }

    /**
     * The tax of one goods line.
     *
     * @param gnum the declaration's line
     * @param gcode its goods code
     * @param taxes in the order of the law: duty, consumption tax, VAT
     */
    public record TaxLine(int gnum, String gcode, List<Tax> taxes) {
        public TaxLine {
            taxes = List.copyOf(taxes);
        }

        public BigDecimal total() {
            return taxes.stream().map(Tax::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        /** All of one kind. */
        public BigDecimal total(String kind) {
            BigDecimal sum = BigDecimal.ZERO;
            for (Tax tax : taxes) {
                if (tax.kind().equals(kind)) {
                    sum = sum.add(tax.amount());
                }
            }
            return sum;
        }
    }

    /**
     * One tax of one line.
     *
     * @param kind {@code duty}, {@code consumption-tax} or {@code vat}
     * @param base what the rate is taken of; null where the tax is not a plain share
     * @param rate as a reader would write it, as in {@code 13% × 70%}
     * @param rule the rule's identifier in its pack
     * @param citation where the rule is written
     * @param verified whether somebody compared the figure with that text
     */
    public record Tax(
            String kind,
            @Nullable BigDecimal base,
            String rate,
            BigDecimal amount,
            String rule,
            String citation,
            boolean verified) {}

    /** The taxes of a goods line; null where the assessor says nothing of it, which is then free of tax. */
    @Nullable
    public TaxLine line(int gnum) {
        for (TaxLine line : lines) {
            if (line.gnum() == gnum) {
                return line;
            }
        }
        return null;
    }

    /** All taxes of all lines. */
    public BigDecimal total() {
        return lines.stream().map(TaxLine::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** All of one kind. */
    public BigDecimal total(String kind) {
        BigDecimal sum = BigDecimal.ZERO;
        for (TaxLine line : lines) {
            sum = sum.add(line.total(kind));
        }
        return sum;
    }
}
