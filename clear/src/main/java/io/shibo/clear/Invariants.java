package io.shibo.clear;

import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.ceb.Receipt;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of every log, checked beside the window and not by it: it looks at outputs alone and knows nothing of how
 * they were come to. The numbers are those of the reference page.
 */
final class Invariants {
    private final Set<String> ended = new HashSet<>();
    private final Map<String, BigDecimal> granted = new HashMap<>();
    private final Map<Sending, Receipt> answers = new HashMap<>();
    private final List<String> broken = new ArrayList<>();

    /** 1: one sending has the same answer for ever. */
    void answered(Event.@Nullable Logged event, Output.Answer answer) {
        Sending sending = switch (event) {
            case Event.Received received ->
                new Sending(received.document().type(), received.document().guid(), received.digest(), "");
            case Event.Faulty faulty ->
                new Sending(faulty.keys().type(), faulty.keys().guid(), faulty.digest(), "");
            case Event.Assessed assessed -> null;
            case null -> null;
        };
        // What a document completes is answered to the declaration's sender, not to its own.
        if (sending != null
                && sending.type() == answer.type()
                && sending.guid().equals(answer.receipt().guid())) {
            Receipt before = answers.putIfAbsent(sending.with(answer.receipt().returnStatus()), answer.receipt());
            if (before != null && !before.equals(answer.receipt())) {
                broken.add("1: sending %s was answered in two ways".formatted(sending.guid()));
            }
        }
    }

    /** One sending and one status of its answers: a declaration has two, when it is filed and when its parcel ends. */
    private record Sending(MessageType type, String guid, long digest, String status) {
        Sending with(String returnStatus) {
            return new Sending(type, guid, digest, returnStatus);
        }
    }

    /** 2: a parcel ends once. 3: release has an assessment and quota. 4: no prefix exceeds the limit. 10: taxes in fen. */
    void decided(Output.Decided decided) {
        String parcel = decided.parcel();
        Outcome outcome = decided.outcome();
        if (!ended.add(parcel)) {
            broken.add("2: parcel %s ended twice".formatted(parcel));
        }
        Assessment assessment = outcome.assessment();
        Quota quota = outcome.quota();
        if (outcome.released() && (assessment == null || quota == null || !quota.granted())) {
            broken.add("3: parcel %s was released without tax or quota".formatted(parcel));
        }
        if (quota != null && quota.after().compareTo(quota.limit()) > 0) {
            broken.add("4: parcel %s took its buyer's year past the limit".formatted(parcel));
        }
        if (quota != null && quota.granted()) {
            granted.merge(parcel, quota.amount(), BigDecimal::add);
        }
        if (assessment != null && assessment.total().scale() > 2) {
            broken.add("10: the tax of parcel %s is not in whole fen".formatted(parcel));
        }
    }

    /** 4: what a buyer's year says it used is the sum of what its parcels were granted. */
    void state(Slices slices) {
        slices.forEach((key, state) -> {
            if (state instanceof State.BuyerYear year) {
                BigDecimal sum = year.entries().stream()
                        .filter(entry -> entry.quota().granted())
                        .map(entry -> granted.getOrDefault(entry.parcel(), BigDecimal.ZERO))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                if (sum.compareTo(year.used()) != 0) {
                    broken.add("4: a buyer's year used %s, its parcels were granted %s".formatted(year.used(), sum));
                }
            }
        });
    }

    List<String> broken() {
        return List.copyOf(broken);
    }
}
