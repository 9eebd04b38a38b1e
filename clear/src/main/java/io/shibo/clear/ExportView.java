package io.shibo.clear;

import io.shibo.clear.HistoryEntry.Kind;
import io.shibo.clear.ceb.Document;
import io.shibo.clear.ceb.ExportList;
import io.shibo.clear.ceb.ExportOrder;
import io.shibo.clear.ceb.FieldError;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.ceb.Proceeds;
import io.shibo.clear.export.ExportFacts;
import io.shibo.clear.export.ExportKey;
import io.shibo.clear.export.ExportMode;
import io.shibo.clear.export.ExportPaper;
import io.shibo.clear.export.ExportSlice;
import io.shibo.clear.export.ExportStatus;
import io.shibo.clear.export.Listing;
import io.shibo.clear.step.Amounts;
import io.shibo.clear.step.ChinaTime;
import io.shibo.clear.step.Exports;
import io.shibo.clear.step.Finding;
import io.shibo.clear.step.Key;
import io.shibo.clear.step.Paper;
import io.shibo.clear.step.Reason;
import io.shibo.clear.step.Serial;
import io.shibo.clear.step.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One export as people ask for it: where its list stands, what it waits for, what happened and why.
 *
 * @param ebpCode the platform; {@code -} where it is not known
 * @param invtNo the list's number; empty before there is a list
 * @param status of the list; null before there is one
 * @param missing the documents that it waits for; empty once they were together
 * @param findings why it was returned; empty where it was not
 * @param summary the number of the summary that it is in; empty where it is in none
 * @param documents those that could be read, in the order of arrival
 */
public record ExportView(
        String orderNo,
        String ebpCode,
        String invtNo,
        @Nullable ExportStatus status,
        Set<MessageType> missing,
        List<Finding> findings,
        String summary,
        List<HistoryEntry> history,
        List<Document> documents) {
    public ExportView {
        findings = List.copyOf(findings);
        history = List.copyOf(history);
        documents = List.copyOf(documents);
    }

    /**
     * The exports of an order number, by platform; empty where none is known.
     *
     * @param state where slices are found
     */
    static List<ExportView> of(String orderNo, Function<Key, @Nullable State> state, Archive archive) {
        if (!(slice(state, ExportKey.order(orderNo)) instanceof ExportSlice.OrderFile file)) {
            return List.of();
        }
        Map<String, Builder> views = new LinkedHashMap<>();
        for (ExportPaper paper : file.papers()) {
            Archive.Filed filed = archive.find(paper.sequence());
            String platform = switch (filed == null ? null : filed.document()) {
                case ExportOrder one -> one.ebpCode();
                case Proceeds one -> one.ebpCode();
                case ExportList one -> one.ebpCode();
                case null, default -> "-";
            };
            Builder view = views.computeIfAbsent(platform, code -> new Builder(orderNo, code, archive));
            view.paper(paper, filed);
            for (ExportSlice.Declared list : file.lists()) {
                if (list.sequence() == paper.sequence()) {
                    view.list = slice(state, list.list()) instanceof ExportSlice.ListFile one ? one.list() : null;
                    view.waybill = list.waybill();
                }
            }
        }
        return views.values().stream().map(view -> view.done(state)).toList();
    }

    private static @Nullable ExportSlice slice(Function<Key, @Nullable State> state, ExportKey key) {
        return state.apply(Key.export(key)) instanceof State.Exports exports ? exports.slice() : null;
    }

    private static final class Builder {
        private final String orderNo;
        private final String platform;
        private final Archive archive;
        private final List<HistoryEntry> history = new ArrayList<>();
        private final List<Document> documents = new ArrayList<>();
        private final Set<MessageType> there = new LinkedHashSet<>();
        private @Nullable Listing list;
        private long waybill;

        Builder(String orderNo, String platform, Archive archive) {
            this.orderNo = orderNo;
            this.platform = platform;
            this.archive = archive;
        }

        void paper(ExportPaper paper, Archive.@Nullable Filed filed) {
            if (filed == null) {
                return;
            }
            Document document = filed.document();
            if (document != null) {
                documents.add(document);
            }
            if (paper.standing() == ExportPaper.Standing.FILED) {
                there.add(paper.type());
            }
            Paper said = Exports.paper(paper);
            List<FieldError> errors = Answers.errors(said, filed.item(), List.of());
            String key = filed.item().keys().key();
            String name = paper.type().name();
            String number = key.substring(key.indexOf('|') + 1);
            for (FieldError error : errors) {
                add(
                        paper.at(),
                        paper.sequence(),
                        Kind.REFUSED,
                        name,
                        error.code(),
                        error.field(),
                        error.value(),
                        error.message());
            }
            if (errors.isEmpty()) {
                Kind kind = paper.standing() == ExportPaper.Standing.WITHDRAWN
                        ? Kind.WITHDRAWN
                        : paper.objection() == ExportPaper.Objection.STORED_ONLY ? Kind.STORED : Kind.FILED;
                add(paper.at(), paper.sequence(), kind, name, number);
            }
        }

        private void add(long at, long sequence, Kind kind, String... args) {
            history.add(new HistoryEntry(at, sequence, kind, List.of(args)));
        }

        ExportView done(Function<Key, @Nullable State> state) {
            Listing listing = list;
            if (listing == null) {
                Set<MessageType> missing =
                        new LinkedHashSet<>(List.of(MessageType.CEB303, MessageType.CEB505, MessageType.CEB603));
                missing.removeAll(there);
                return view("", null, missing, List.of(), "");
            }
            ExportFacts.OfList facts = listing.facts();
            if (waybill > 0 && archive.find(waybill) instanceof Archive.Filed filed && filed.document() != null) {
                documents.add(filed.document());
                there.add(MessageType.CEB505);
                String key = filed.item().keys().key();
                add(listing.at(), waybill, Kind.FILED, "CEB505", key.substring(key.indexOf('|') + 1));
            }
            List<Finding> findings = ExportDifferences.find(listing, archive);
            String summary = told(listing, findings, state);
            return view(
                    Summaries.listNumber(facts.customsCode(), listing.at(), listing.sequence()),
                    listing.status(),
                    listing.status() == ExportStatus.WAITING ? missing(facts.mode()) : Set.of(),
                    findings,
                    summary);
        }

        private Set<MessageType> missing(ExportMode mode) {
            Set<MessageType> missing = new LinkedHashSet<>(List.of(MessageType.CEB303, MessageType.CEB505));
            if (mode.paid()) {
                missing.add(MessageType.CEB403);
            }
            missing.removeAll(there);
            return missing;
        }

        /** What became of the list; gives the number of its summary. */
        private String told(Listing listing, List<Finding> findings, Function<Key, @Nullable State> state) {
            long at = listing.since();
            long place = Long.MAX_VALUE;
            findings.forEach(finding -> add(
                    at, place, Kind.DIFFERENCE, finding.field(), finding.value(), finding.against(), finding.other()));
            switch (listing.status()) {
                case RELEASED -> add(at, place, Kind.RELEASED);
                case LEFT -> {
                    add(at, place, Kind.RELEASED);
                    add(at, place, Kind.LEFT);
                }
                case RETURNED -> add(at, place, Kind.RETURNED, Reason.MISMATCH.name());
                case CANCELLED -> add(at, place, Kind.RETURNED, Reason.CANCELLED.name());
                case WAITING, WITHDRAWN -> {}
            }
            long back = listing.returned().stream().mapToLong(Long::longValue).sum();
            if (back > 0) {
                add(at, place, Kind.BACK, Amounts.yuan(back).toPlainString());
            }
            if (listing.summary() == 0) {
                return "";
            }
            Archive.Filed application = archive.find(listing.summary());
            String sumNo = application == null
                    ? ""
                    : "%s%04dS%09d"
                            .formatted(
                                    application.item().keys().orDash("customsCode"),
                                    ChinaTime.year(conclusionAt(application, state, listing.summary())),
                                    Serial.of(listing.summary()));
            add(at, place, Kind.SUMMED, sumNo);
            return sumNo;
        }

        private static long conclusionAt(
                Archive.Filed application, Function<Key, @Nullable State> state, long sequence) {
            ExportKey key = ExportKey.summary(
                    application.item().keys().orDash("agentCode"),
                    application.item().keys().orDash("copNo"));
            return slice(state, key) instanceof ExportSlice.SummaryFile file
                            && file.conclusion() != null
                            && file.conclusion().sequence() == sequence
                    ? file.conclusion().at()
                    : 0;
        }

        private ExportView view(
                String invtNo,
                @Nullable ExportStatus status,
                Set<MessageType> missing,
                List<Finding> findings,
                String summary) {
            history.sort(Comparator.comparingLong(HistoryEntry::sequence));
            return new ExportView(orderNo, platform, invtNo, status, missing, findings, summary, history, documents);
        }
    }
}
