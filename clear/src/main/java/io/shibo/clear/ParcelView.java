package io.shibo.clear;

import io.shibo.clear.HistoryEntry.Kind;
import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.FieldError;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.ceb.Order;
import io.shibo.clear.ceb.Payment;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.intake.FactsReader;
import io.shibo.clear.retail.Assessment;
import io.shibo.clear.risk.Channel;
import io.shibo.clear.risk.Judgement;
import io.shibo.clear.risk.OfficerDecision;
import io.shibo.clear.risk.Review;
import io.shibo.clear.step.Case;
import io.shibo.clear.step.Ending;
import io.shibo.clear.step.Key;
import io.shibo.clear.step.Objection;
import io.shibo.clear.step.Paper;
import io.shibo.clear.step.Reason;
import io.shibo.clear.step.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One parcel as people ask for it: where it stands, what it waits for, what happened and why.
 *
 * @param ebpCode the platform; {@code -} where only a waybill is known
 * @param missing the documents it still waits for; empty once they were together
 * @param outcome null while it waits for documents; where it is held, how it would end
 * @param history in the order of events
 * @param signature what was known of the declaration's when it arrived; not checked where there is none yet
 */
public record ParcelView(
        String ebpCode,
        String orderNo,
        Standing state,
        Set<MessageType> missing,
        @Nullable Outcome outcome,
        List<HistoryEntry> history,
        Reading.Signature signature) {
    /** Where a parcel stands. */
    public enum Standing {
        RELEASED,
        RETURNED,
        /** For documents. */
        WAITING,
        /** For an officer: reviewed, inspected or detained. */
        HELD
    }

    /** The parcels that a dossier's papers speak of, by platform. */
    static List<ParcelView> of(
            String orderNo, State.Dossier dossier, Archive archive, Function<Key, @Nullable State> state, long now) {
        Map<Long, String> names = names(dossier, archive);
        Reports reports = new Reports(archive, state, now);
        return Stand.of(dossier).stream()
                .map(stand -> of(orderNo, dossier, stand, names.getOrDefault(stand.platform(), "-"), archive, reports))
                .toList();
    }

    /** The platforms' codes by their hashes. */
    private static Map<Long, String> names(State.Dossier dossier, Archive archive) {
        FactsReader reader = new FactsReader();
        Map<Long, String> names = new HashMap<>();
        for (Paper paper : dossier.papers()) {
            Archive.Filed filed = archive.find(paper.sequence());
            String code = switch (filed == null ? null : filed.document()) {
                case Order order -> order.ebpCode();
                case Payment payment -> payment.ebpCode();
                case Declaration declaration -> declaration.ebpCode();
                case null, default -> null;
            };
            if (code != null) {
                names.put(reader.platform(code), code);
            }
        }
        return names;
    }

    private static ParcelView of(
            String orderNo, State.Dossier dossier, Stand stand, String ebpCode, Archive archive, Reports reports) {
        Ending ending = stand.ending();
        Case held = stand.held();
        Outcome outcome = ending != null
                ? Outcome.of(stand.platform(), ending, archive)
                : held == null ? null : Outcome.of(held, stand.status(), archive);
        List<HistoryEntry> history = new ArrayList<>();
        dossier.papers().forEach(paper -> add(paper, archive, history));
        if (outcome != null) {
            add(outcome, whole(dossier, outcome), history);
        } else if (!history.isEmpty()) {
            HistoryEntry last = history.getLast();
            history.add(new HistoryEntry(last.at(), last.sequence(), Kind.WAITING, List.of(names(stand.missing()))));
        }
        reports.tell(dossier, ending, declared(dossier, outcome), history::add);
        // A paper that came after the end stands after it; a stable sort keeps what one document caused together.
        history.sort(Comparator.comparingLong(HistoryEntry::sequence));
        Standing state = outcome == null
                ? Standing.WAITING
                : outcome.held() ? Standing.HELD : outcome.released() ? Standing.RELEASED : Standing.RETURNED;
        return new ParcelView(
                ebpCode, orderNo, state, stand.missing(), outcome, history, signature(dossier, outcome, archive));
    }

    private static Reading.Signature signature(State.Dossier dossier, @Nullable Outcome outcome, Archive archive) {
        long declared = declared(dossier, outcome);
        Archive.Filed filed = declared == 0 ? null : archive.find(declared);
        return filed == null ? Reading.Signature.NOT_CHECKED : filed.signature();
    }

    /** The declaration's place in the log; 0 where there is none yet. */
    private static long declared(State.Dossier dossier, @Nullable Outcome outcome) {
        long declared = outcome == null ? 0 : outcome.declared();
        for (Paper paper : dossier.papers()) {
            declared =
                    declared == 0 && paper.filed() && paper.type() == MessageType.CEB621 ? paper.sequence() : declared;
        }
        return declared;
    }

    /** The signature in one word: {@code valid}, {@code absent}, {@code invalid} or {@code not-checked}. */
    public String signatureWord() {
        return switch (signature) {
            case Reading.Signature.Valid valid -> "valid";
            case Reading.Signature.Absent absent -> "absent";
            case Reading.Signature.Invalid invalid -> "invalid";
            case Reading.Signature.NotChecked unknown -> "not-checked";
        };
    }

    /** The serial number of the certificate that signed, hexadecimal; empty where no signature was found valid. */
    public String signedBy() {
        return signature instanceof Reading.Signature.Valid valid ? valid.serial() : "";
    }

    private static String names(Set<MessageType> missing) {
        return missing.stream().map(MessageType::name).collect(Collectors.joining(", "));
    }

    private static void add(Paper paper, Archive archive, List<HistoryEntry> history) {
        Archive.Filed filed = archive.find(paper.sequence());
        if (filed == null) {
            return;
        }
        List<FieldError> errors = Answers.errors(paper, filed.item(), archive.errors(paper.sequence()));
        for (FieldError error : errors) {
            history.add(entry(
                    paper,
                    Kind.REFUSED,
                    paper.type().name(),
                    error.code(),
                    error.field(),
                    error.value(),
                    error.message()));
        }
        if (errors.isEmpty()) {
            boolean withdrawn = paper.standing() == Paper.Standing.WITHDRAWN;
            boolean stored = paper.objection() == Objection.STORED_ONLY;
            String key = filed.item().keys().key();
            history.add(entry(
                    paper,
                    withdrawn ? Kind.WITHDRAWN : stored ? Kind.STORED : Kind.FILED,
                    paper.type().name(),
                    key.substring(key.indexOf('|') + 1)));
        }
    }

    private static HistoryEntry entry(Paper paper, Kind kind, String... args) {
        return new HistoryEntry(paper.at(), paper.sequence(), kind, List.of(args));
    }

    /** Whether all four documents were there when it was decided; a list may be cancelled while others are awaited. */
    private static boolean whole(State.Dossier dossier, Outcome outcome) {
        Set<MessageType> filed = EnumSet.noneOf(MessageType.class);
        dossier.papers().stream()
                .filter(paper -> paper.filed() && paper.sequence() <= outcome.sequence())
                .forEach(paper -> filed.add(paper.type()));
        return filed.containsAll(Stand.FOUR);
    }

    private static void add(Outcome outcome, boolean whole, List<HistoryEntry> history) {
        Reason reason = outcome.reason();
        if (whole && reason != Reason.MISMATCH) {
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
        if (whole && assessment != null && assessment.refusal() == null) {
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
        Review review = outcome.review();
        if (review != null) {
            reviewed(outcome, review, history);
        }
        boolean told = review != null && (!review.decisions().isEmpty() || reason == null);
        if (!told && !outcome.held()) {
            history.add(reason == null ? entry(outcome, Kind.RELEASED) : entry(outcome, Kind.RETURNED, reason.name()));
        }
    }

    /** Which rules hit, the channel they led to, and what officers decided then. */
    private static void reviewed(Outcome outcome, Review review, List<HistoryEntry> history) {
        Judgement judgement = review.judgement();
        judgement
                .hits()
                .forEach(hit ->
                        history.add(entry(outcome, Kind.RISK, hit.inParts().toArray(String[]::new))));
        if (judgement.channel() != Channel.GREEN) {
            history.add(entry(outcome, Kind.CHANNEL, judgement.channel().status(), String.valueOf(judgement.score())));
        }
        if (judgement.channel() == Channel.GREEN && outcome.reason() == null) {
            history.add(entry(outcome, Kind.RELEASED));
        }
        for (OfficerDecision decision : review.decisions()) {
            history.add(new HistoryEntry(
                    decision.at(),
                    outcome.sequence(),
                    Kind.OFFICER,
                    List.of(decision.action().written(), decision.officer(), decision.reason())));
        }
    }

    private static HistoryEntry entry(Outcome outcome, Kind kind, String... args) {
        return new HistoryEntry(outcome.at(), outcome.sequence(), kind, List.of(args));
    }
}
