package io.shibo.clear;

import io.shibo.clear.HistoryEntry.Kind;
import io.shibo.clear.State.Paper;
import io.shibo.clear.State.Parcel;
import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.Document;
import io.shibo.clear.ceb.FieldError;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.ceb.Order;
import io.shibo.clear.ceb.Payment;
import io.shibo.clear.ceb.Waybill;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One parcel as people ask for it: where it stands, what it waits for, what happened and why.
 *
 * @param ebpCode the platform; {@code -} where only a waybill is known
 * @param missing the documents it still waits for; empty once it has ended
 * @param outcome null while it waits
 * @param history in the order of events
 */
public record ParcelView(
        String ebpCode,
        String orderNo,
        Standing state,
        Set<MessageType> missing,
        @Nullable Outcome outcome,
        List<HistoryEntry> history) {
    /** Where a parcel stands. */
    public enum Standing {
        RELEASED,
        RETURNED,
        WAITING
    }

    /** The parcels that a dossier's papers speak of, by platform. */
    public static List<ParcelView> of(State.Dossier dossier) {
        Set<String> platforms = new LinkedHashSet<>();
        dossier.parcels().forEach(parcel -> platforms.add(parcel.ebpCode()));
        for (Paper paper : dossier.papers()) {
            switch (paper.document()) {
                case Order order -> platforms.add(order.ebpCode());
                case Payment payment -> platforms.add(payment.ebpCode());
                case Declaration declaration -> platforms.add(declaration.ebpCode());
                case null, default -> {}
            }
        }
        if (platforms.isEmpty()) {
            platforms.add("-");
        }
        return platforms.stream().map(platform -> of(dossier, platform)).toList();
    }

    private static ParcelView of(State.Dossier dossier, String platform) {
        Outcome outcome = dossier.parcels().stream()
                .filter(parcel -> parcel.ebpCode().equals(platform))
                .map(Parcel::outcome)
                .findFirst()
                .orElse(null);
        Set<MessageType> missing = outcome == null ? missing(dossier, platform) : Set.of();
        List<HistoryEntry> history = new ArrayList<>();
        dossier.papers().forEach(paper -> add(paper, history));
        if (outcome != null) {
            add(outcome, history);
        } else if (!history.isEmpty()) {
            HistoryEntry last = history.getLast();
            history.add(new HistoryEntry(last.at(), last.sequence(), Kind.WAITING, List.of(names(missing))));
        }
        // A paper that came after the end stands after it; a stable sort keeps what one document caused together.
        history.sort(Comparator.comparingLong(HistoryEntry::sequence));
        Standing state =
                outcome == null ? Standing.WAITING : outcome.released() ? Standing.RELEASED : Standing.RETURNED;
        return new ParcelView(platform, dossier.orderNo(), state, missing, outcome, history);
    }

    private static String names(Set<MessageType> missing) {
        return missing.stream().map(MessageType::name).collect(Collectors.joining(", "));
    }

    private static Set<MessageType> missing(State.Dossier dossier, String platform) {
        Set<MessageType> missing = EnumSet.range(MessageType.CEB311, MessageType.CEB621);
        String waybill = null;
        for (Paper paper : dossier.papers()) {
            if (paper.document() instanceof Declaration declaration
                    && declaration.ebpCode().equals(platform)) {
                waybill = Document.key(declaration.logisticsCode(), declaration.logisticsNo());
            }
        }
        for (Paper paper : dossier.papers()) {
            boolean counts = switch (paper.document()) {
                case Order order -> order.ebpCode().equals(platform);
                case Payment payment -> payment.ebpCode().equals(platform);
                case Declaration declaration -> declaration.ebpCode().equals(platform);
                case Waybill one -> waybill == null || waybill.equals(one.key());
                case null -> false;
            };
            if (counts) {
                missing.remove(paper.type());
            }
        }
        return missing;
    }

    private static void add(Paper paper, List<HistoryEntry> history) {
        for (FieldError error : paper.errors()) {
            history.add(entry(
                    paper,
                    Kind.REFUSED,
                    paper.type().name(),
                    error.code(),
                    error.field(),
                    error.value(),
                    error.message()));
        }
        if (paper.errors().isEmpty()) {
            boolean withdrawn = paper.standing() == State.Standing.WITHDRAWN;
            String number = paper.key().substring(paper.key().indexOf('|') + 1);
            history.add(entry(
                    paper, withdrawn ? Kind.WITHDRAWN : Kind.FILED, paper.type().name(), number));
        }
    }

    private static HistoryEntry entry(Paper paper, Kind kind, String... args) {
        return new HistoryEntry(paper.at(), paper.sequence(), kind, List.of(args));
    }

    private static void add(Outcome outcome, List<HistoryEntry> history) {
        Reason reason = outcome.reason();
        if (reason != Reason.MISMATCH) {
            history.add(entry(outcome, Kind.MATCHED));
        }
        outcome.findings()
                .forEach(finding -> history.add(entry(
                        outcome,
                        Kind.DIFFERENCE,
                        finding.field(),
                        finding.value(),
                        finding.against(),
                        finding.other())));
        Assessment assessment = outcome.assessment();
        if (assessment != null && assessment.refusal() == null) {
            history.add(entry(
                    outcome,
                    Kind.ASSESSED,
                    assessment.total().setScale(2).toPlainString(),
                    assessment.value().toPlainString()));
        }
        Quota quota = outcome.quota();
        if (quota != null) {
            history.add(entry(
                    outcome,
                    quota.granted() ? Kind.QUOTA_GRANTED : Kind.QUOTA_DENIED,
                    quota.amount().toPlainString(),
                    quota.before().toPlainString(),
                    quota.limit().toPlainString()));
        }
        history.add(reason == null ? entry(outcome, Kind.RELEASED) : entry(outcome, Kind.RETURNED, reason.name()));
    }

    private static HistoryEntry entry(Outcome outcome, Kind kind, String... args) {
        return new HistoryEntry(outcome.at(), outcome.sequence(), kind, List.of(args));
    }
}
