package io.shibo.clear.step;

import io.shibo.clear.Outcome;
import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import io.shibo.clear.risk.OfficerAction;
import io.shibo.clear.risk.OfficerDecision;
import io.shibo.clear.risk.ParcelStatus;
import io.shibo.clear.risk.Review;
import org.jspecify.annotations.Nullable;

/**
 * How a parcel ended, as the state keeps it. {@link Outcome} tells it in words.
 *
 * @param reason null where it was released
 * @param differences bits of {@link Matching}; 0 where its documents agree
 * @param declared the declaration's place in the log
 * @param declaredAt when the declaration arrived, milliseconds since 1970 in UTC
 * @param sequence place in the log of what ended it
 * @param at when that arrived, milliseconds since 1970 in UTC
 * @param dues what the rulebook said
 * @param grants what the ledgers said
 * @param review why it was looked at and what officers decided; null where no rule hit
 */
public record Ending(
        @Nullable Reason reason,
        int differences,
        long declared,
        long declaredAt,
        long sequence,
        long at,
        Dues dues,
        Grants grants,
        @Nullable Review review) {
    public boolean released() {
        return reason == null;
    }

    /** The status of the receipt: 800 for released, 100 or an error code for returned. */
    public String status() {
        return reason == null ? "800" : reason.status();
    }

    public static Ending of(Case one, @Nullable Reason reason) {
        return new Ending(
                reason,
                0,
                one.declared(),
                one.declaredAt(),
                one.sequence(),
                one.at(),
                one.dues(),
                one.grants(),
                one.review());
    }

    Ending with(Dues changed) {
        return new Ending(reason, differences, declared, declaredAt, sequence, at, changed, grants, review);
    }

    Ending with(int found) {
        return new Ending(reason, found, declared, declaredAt, sequence, at, dues, grants, review);
    }

    /** Where it stands: closed once an officer closed it. */
    public ParcelStatus stands() {
        if (closing() != null) {
            return ParcelStatus.CLOSED;
        }
        if (reason == Reason.SENT_BACK) {
            return ParcelStatus.SENT_BACK;
        }
        return released() ? ParcelStatus.RELEASED : ParcelStatus.RETURNED;
    }

    /** The decision that closed it after its end; null where none did. */
    @Nullable
    OfficerDecision closing() {
        OfficerDecision last = review == null || review.decisions().isEmpty()
                ? null
                : review.decisions().getLast();
        return last != null && last.action() == OfficerAction.CLOSE ? last : null;
    }

    /** Whether an officer ended it against the declarant. */
    public boolean byOfficer() {
        return reason == Reason.BY_OFFICER || reason == Reason.SENT_BACK;
    }

    /**
     * When its end was spoken: by an officer who released, returned or sent it back, or with what ended it; milliseconds since
     * 1970 in UTC. A parcel that was cancelled while an officer looked at it ended with the cancellation.
     */
    public long toldAt() {
        long told = at;
        if (review != null && (released() || byOfficer())) {
            for (OfficerDecision decision : review.decisions()) {
                told = decision.action() == OfficerAction.CLOSE ? told : decision.at();
            }
        }
        return told;
    }

    Ending reviewed(Review later) {
        return new Ending(reason, differences, declared, declaredAt, sequence, at, dues, grants, later);
    }

    void write(Sink out) {
        writeHead(out);
        dues.write(out);
        writeRest(out);
    }

    /**
     * Likewise, where the bytes of its dues are at hand.
     *
     * @param same as {@link #dues} would be written; stays where it is
     */
    void write(Source same, Sink out) {
        writeHead(out);
        out.raw(same.array(), same.at(), same.left());
        writeRest(out);
    }

    private void writeHead(Sink out) {
        Dues.writeReason(reason, out);
        out.unsigned(differences);
        out.unsigned(declared);
        out.unsigned(declaredAt);
        out.unsigned(sequence);
        out.unsigned(at);
    }

    private void writeRest(Sink out) {
        grants.write(out);
        out.one(review == null ? 0 : 1);
        if (review != null) {
            review.write(out);
        }
    }

    static Ending read(Source in) {
        return new Ending(
                Dues.readReason(in),
                (int) in.unsigned(),
                in.unsigned(),
                in.unsigned(),
                in.unsigned(),
                in.unsigned(),
                Dues.read(in),
                Grants.read(in),
                in.one() == 0 ? null : Review.read(in));
    }
}
