package io.shibo.quote;

import io.shibo.codes.HsCode;
import io.shibo.codes.Money;
import io.shibo.quote.rule.Layer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a sale costs whose goods codes are shorter than the tariff lines of the importing country: the lowest and the
 * highest answer, and which further digits decide.
 *
 * @param lines one for each line with a short code
 * @param lowest the cheapest tariff lines that are admitted; the quote's own figures are theirs
 * @param highest the dearest that are admitted
 * @param certainty what may be relied on
 */
public record CodeRange(List<Partial> lines, End lowest, End highest, Certainty certainty) {
    /** How sure the ends are. */
    public enum Certainty {
        /** Every combination was quoted, or lines do not act on one another. */
        EXACT,
        /**
         * Each line was quoted by itself and the ends were put together. Charges on the whole entry tie lines together, so
         * a combination that was not tried may lie a little outside.
         */
        LINES_APART
    }

    /**
     * A line with a short code.
     *
     * @param tariffLines how many lie below the code
     * @param firstDigit of the digits that decide, counted from 1; null where the answer is the same for all
     * @param lastDigit likewise
     * @param branches by answer, the cheapest first; refused ones last
     */
    public record Partial(
            String line,
            HsCode code,
            int tariffLines,
            @Nullable Integer firstDigit,
            @Nullable Integer lastDigit,
            List<Branch> branches) {
        public Partial {
            branches = List.copyOf(branches);
        }

        /** Whether a further digit changes anything: an amount, an admission, or what is asked. */
        public boolean decides() {
            return firstDigit != null;
        }

        /** Whether a further digit changes what is due, or whether the sale is admitted. */
        public boolean changes() {
            Branch first = branches.getFirst();
            return branches.stream()
                    .anyMatch(each -> each.admitted() != first.admitted()
                            || each.complete() != first.complete()
                            || !each.charges().equals(first.charges()));
        }
    }

    /**
     * Tariff lines with the same answer.
     *
     * @param digits what the deciding digits are, as runs: {@code 01-19, 90}; empty where none decides
     * @param codes the tariff lines
     * @param rates formula of each charge on the line by its layer, where branches differ in it
     * @param charges on the whole sale, with the other lines at their cheapest
     */
    public record Branch(
            String digits,
            List<HsCode> codes,
            Map<Layer, String> rates,
            boolean admitted,
            boolean complete,
            Money charges,
            Money landed) {
        public Branch {
            codes = List.copyOf(codes);
            rates = Collections.unmodifiableMap(new LinkedHashMap<>(rates));
        }
    }

    /**
     * One end of the range.
     *
     * @param codes a tariff line by line id that gives it
     */
    public record End(Map<String, HsCode> codes, Money charges, Money landed, Money landedInSaleCurrency) {
        public End {
            codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
        }
    }

    public CodeRange {
        lines = List.copyOf(lines);
    }

    /** Whether the digits that are missing change what is due, or whether the sale is admitted. */
    public boolean changes() {
        return lines.stream().anyMatch(Partial::changes);
    }
}
