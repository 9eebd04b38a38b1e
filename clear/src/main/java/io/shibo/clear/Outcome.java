package io.shibo.clear;

import io.shibo.clear.retail.Assessment;
import io.shibo.clear.risk.ParcelStatus;
import io.shibo.clear.risk.Review;
import io.shibo.clear.step.Amounts;
import io.shibo.clear.step.Case;
import io.shibo.clear.step.Dues;
import io.shibo.clear.step.Ending;
import io.shibo.clear.step.Finding;
import io.shibo.clear.step.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a parcel ended, in words: its {@link Ending} with what the log keeps beside it.
 *
 * @param reason null where it was released
 * @param findings what stopped it
 * @param assessment null where its documents already disagreed
 * @param quota the quota's entry; null where it was not asked
 * @param review why it was looked at and what officers decided; null where no rule hit
 * @param status where it stands, by the receipts' codes; not yet an end where an officer has it
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
        @Nullable Review review,
        ParcelStatus status,
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

    /** How a parcel stands that is held: as it would end if it were released. */
    static Outcome of(Case held, ParcelStatus status, Archive archive) {
        Ending ending = Ending.of(held, null);
        Outcome released = of(ending, List.of(), archive.assessment(ending));
        return new Outcome(
                null,
                List.of(),
                released.assessment(),
                released.quota(),
                held.review(),
                status,
                held.declared(),
                held.declaredAt(),
                held.sequence(),
                held.at());
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
                ending.review(),
                ending.stands(),
                ending.declared(),
                ending.declaredAt(),
                ending.sequence(),
                ending.at());
    }

    public boolean released() {
        return reason == null && !held();
    }

    /** Whether it waits for an officer. */
    public boolean held() {
        return status.waits();
    }

    /** The status of the receipt: 800 for released, 100 or an error code for returned, an officer's where he has it. */
    public String code() {
        return reason == null ? status.code() : reason.status();
    }
}
