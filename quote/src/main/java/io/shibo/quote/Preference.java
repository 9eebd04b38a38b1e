package io.shibo.quote;

import io.shibo.codes.Money;
import io.shibo.quote.rule.Measure;
import io.shibo.quote.rule.Pack;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an agreement or scheme would do for a line.
 *
 * @param program its name, as in {@code ACFTA}
 * @param measure the rule that grants it
 * @param saving on all charges, against the same sale without it; 0 or more
 * @param needs what has to be presented
 * @param missing what is not known yet and decides; empty where it applies
 * @param origin whether the goods originate under it, and why; null where its rule does not ask, or the line tells nothing
 *     of how they are made
 */
public record Preference(
        String program,
        String line,
        Measure measure,
        Status status,
        Money saving,
        List<Pack.Requirement> needs,
        List<Question> missing,
        @Nullable OriginAnswer origin) {
    /** How things stand with it. */
    public enum Status {
        /** It made the figures. */
        APPLIED,
        /** It could, but something is not known. */
        MISSING,
        /** The sale says that its condition does not hold. */
        NOT_MET,
        /** It holds, but another rule gives less. */
        NOT_BETTER,
        /** It holds, but the sale does not claim it. */
        NOT_CLAIMED
    }

    public Preference {
        needs = List.copyOf(needs);
        missing = List.copyOf(missing);
    }
}
