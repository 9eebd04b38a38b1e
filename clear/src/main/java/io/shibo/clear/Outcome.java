package io.shibo.clear;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a parcel ended, in words: its {@link Ending} with what the log keeps beside it.
 *
 * @param reason null where it was released
 * @param findings what stopped it
 * @param assessment null where its documents already disagreed
 * @param quota the quota's entry; null where it was not asked
 * @param declared the declaration's place in the log
 * @param declaredAt when the declaration arrived, milliseconds since 1970 in UTC
 * @param sequence place in the log of the document that completed the parcel
 * @param at when it arrived, milliseconds since 1970 in UTC
 */
public record Outcome(
        @Nullable Reason reason,
        List<Finding> findings,
        @Nullable Assessment assessment,
        @Nullable Quota quota,
        long declared,
        long declaredAt,
        long sequence,
        long at) {
    public Outcome {
        findings = List.copyOf(findings);
    }

    /** The end with its words, as the log has them. */
    static Outcome of(long platform, Ending ending, Archive archive) {
        return of(ending, archive.findings(platform, ending), archive.assessment(ending));
    }

    static Outcome of(Ending ending, List<Finding> findings, @Nullable Assessment assessment) {
        Dues dues = ending.dues();
        long before = ending.grants().usedBefore();
        Quota quota = before < 0
                ? null
                : new Quota(
                        ending.reason() != Reason.OVER_YEAR_LIMIT,
                        Amounts.yuan(dues.value()),
                        Amounts.yuan(before),
                        Amounts.yuan(dues.perYear()));
        return new Outcome(
                ending.reason(),
                findings,
                ending.reason() == Reason.MISMATCH ? null : assessment,
                quota,
                ending.declared(),
                ending.declaredAt(),
                ending.sequence(),
                ending.at());
    }

    public boolean released() {
        return reason == null;
    }

    /** The status of the receipt: 800 for released, 100 or an error code for returned. */
    public String status() {
        return reason == null ? "800" : reason.status();
    }
}
