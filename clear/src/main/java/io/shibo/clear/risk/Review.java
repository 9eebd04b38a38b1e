package io.shibo.clear.risk;

import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * Why a parcel was looked at, and what was decided about it.
 *
 * @param decisions by officers, in their order; at most {@value #MAX_DECISIONS}
 */
public record Review(Judgement judgement, List<OfficerDecision> decisions) {
    /** More than any parcel needs; a limit on what comes from outside. */
    public static final int MAX_DECISIONS = 20;

    public Review {
        decisions = List.copyOf(decisions);
    }

    public static Review of(Judgement judgement) {
        return new Review(judgement, List.of());
    }

    public Review with(OfficerDecision decision) {
        List<OfficerDecision> more = new ArrayList<>(decisions);
        more.add(decision);
        return new Review(judgement, more);
    }

    /** Whether another decision has room. */
    public boolean open() {
        return decisions.size() < MAX_DECISIONS;
    }

    /** The last decision's status; that of the channel before there is one. */
    public ParcelStatus status() {
        return decisions.isEmpty()
                ? ParcelStatus.ofCode(judgement.channel().status()).orElseThrow()
                : decisions.getLast().action().leadsTo();
    }

    public void write(Sink out) {
        judgement.write(out);
        out.unsigned(decisions.size());
        decisions.forEach(decision -> decision.write(out));
    }

    /** @throws IllegalStateException if the bytes are no review */
    public static Review read(Source in) {
        return new Review(Judgement.read(in), RiskTerms.list(in, i -> OfficerDecision.read(in)));
    }
}
