package io.shibo.cli.clear;

import io.shibo.clear.HistoryEntry;
import io.shibo.clear.Outcome;
import io.shibo.clear.ParcelView;
import io.shibo.clear.ceb.Layout;
import io.shibo.clear.ceb.ParcelDocument;
import io.shibo.clear.retail.Assessment;
import io.shibo.clear.risk.RiskRules;
import io.shibo.clear.step.ChinaTime;
import io.shibo.clear.step.Reason;
import io.shibo.codes.Language;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One parcel as {@code show --json} and {@code GET /parcels/…} give it; personal data is masked.
 *
 * @param reason null unless it was returned
 * @param status where it stands, by the receipts' codes
 * @param missing the message types it waits for
 * @param assessment null while it waits
 * @param documents only where they were asked for
 */
record Shown(
        String orderNo,
        String ebpCode,
        ParcelView.Standing state,
        @Nullable Reason reason,
        String status,
        String signature,
        List<String> missing,
        List<Event> history,
        @Nullable Assessment assessment,
        List<Paper> documents) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    record Event(String at, long sequence, HistoryEntry.Kind kind, List<String> args, String text) {}

    record Paper(String type, List<Layout.Shown> fields) {}

    /** @param rules where titles of rules of risk are looked up */
    static Shown of(ParcelView parcel, List<ParcelDocument> documents, RiskRules rules) {
        Outcome outcome = parcel.outcome();
        return new Shown(
                parcel.orderNo(),
                parcel.ebpCode(),
                parcel.state(),
                outcome == null ? null : outcome.reason(),
                outcome == null ? "120" : outcome.code(),
                parcel.signatureWord().replace('-', ' ') + (parcel.signedBy().isEmpty() ? "" : " " + parcel.signedBy()),
                parcel.missing().stream().map(Enum::name).toList(),
                parcel.history().stream().map(one -> event(one, rules)).toList(),
                outcome == null ? null : outcome.assessment(),
                documents.stream()
                        .map(one -> new Paper(
                                one.type().name(),
                                Layout.of(one.type().documentClass()).masked((Record) one)))
                        .toList());
    }

    static Event event(HistoryEntry entry, RiskRules rules) {
        return new Event(
                TIME.format(ChinaTime.of(entry.at())),
                entry.sequence(),
                entry.kind(),
                entry.args(),
                entry.text(Language.EN, rules));
    }
}
