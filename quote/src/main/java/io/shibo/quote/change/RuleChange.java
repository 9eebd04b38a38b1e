package io.shibo.quote.change;

import io.shibo.codes.Citation;
import io.shibo.codes.DateRange;
import io.shibo.codes.HsCode;
import io.shibo.quote.rule.Wording;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One difference between two states of the rules.
 *
 * @param pack the jurisdiction's name
 * @param channels the ways in it belongs to; empty for an amount that formulas name
 * @param name the layer of a measure, the name of a check or of an amount
 * @param program the agreement that grants it; null for what applies to all
 * @param codes the goods it speaks about; empty for all
 * @param before null where it did not hold before
 * @param after null where it does not hold after
 */
public record RuleChange(
        String pack,
        Subject subject,
        Set<String> channels,
        String name,
        @Nullable String program,
        List<HsCode> codes,
        @Nullable Side before,
        @Nullable Side after) {
    /** What kind of rule differs. */
    public enum Subject {
        MEASURE,
        CHECK,
        /** An amount that formulas name, such as a limit. */
        AMOUNT
    }

    /** How it differs. */
    public enum Kind {
        BEGINS,
        ENDS,
        CHANGES
    }

    /**
     * A rule as it holds on one side.
     *
     * @param id the measure's id, or the name of the check or amount
     * @param text the formula, the condition or the amount
     */
    public record Side(String id, Wording title, String text, DateRange valid, Citation citation) {}

    public RuleChange {
        channels = Set.copyOf(channels);
        codes = List.copyOf(codes);
        if (before == null && after == null) {
            throw new IllegalArgumentException("a change has at least one side.");
        }
    }

    public Kind kind() {
        return before == null ? Kind.BEGINS : after == null ? Kind.ENDS : Kind.CHANGES;
    }
}
