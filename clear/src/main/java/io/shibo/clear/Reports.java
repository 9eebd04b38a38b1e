package io.shibo.clear;

import io.shibo.clear.HistoryEntry.Kind;
import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.Delivery;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.ceb.TaxBillStatus;
import io.shibo.clear.ceb.WaybillStatus;
import io.shibo.clear.export.ExportKey;
import io.shibo.clear.export.ExportSlice;
import io.shibo.clear.ledger.TaxedLines;
import io.shibo.clear.retail.TaxBills;
import io.shibo.clear.step.ChinaTime;
import io.shibo.clear.step.Ending;
import io.shibo.clear.step.Key;
import io.shibo.clear.step.Paper;
import io.shibo.clear.step.State;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What others reported of a parcel after it was declared: arrival at a supervised place (CEB711), delivery (CEB513), what
 * became of its tax bill (CEB818); and whether returned goods were back in time.
 */
final class Reports {
    private final Archive archive;
    private final Function<Key, @Nullable State> state;
    private final long now;

    /** @param now when the log was written last, milliseconds since 1970 in UTC */
    Reports(Archive archive, Function<Key, @Nullable State> state, long now) {
        this.archive = archive;
        this.state = state;
        this.now = now;
    }

    void tell(State.Dossier dossier, @Nullable Ending ending, long declared, Consumer<HistoryEntry> history) {
        Archive.Filed filed = declared == 0 ? null : archive.find(declared);
        if (filed == null || !(filed.document() instanceof Declaration declaration)) {
            return;
        }
        List<ExportSlice.Report> carried =
                reports(ExportKey.carried(declaration.logisticsCode(), declaration.logisticsNo()));
        carried.forEach(report -> tell(report, history));
        if (ending != null) {
            reports(ExportKey.billed(Answers.listNumber(filed.item().keys(), ending)))
                    .forEach(report -> tell(report, history));
            if (ending.released()) {
                back(dossier, ending, carried, history);
            }
        }
    }

    private List<ExportSlice.Report> reports(ExportKey key) {
        return state.apply(Key.export(key)) instanceof State.Exports exports
                        && exports.slice() instanceof ExportSlice.TraceFile trace
                ? trace.reports()
                : List.of();
    }

    private void tell(ExportSlice.Report report, Consumer<HistoryEntry> history) {
        Archive.Filed filed = archive.find(report.sequence());
        HistoryEntry entry = switch (filed == null ? null : filed.document()) {
            case WaybillStatus status -> entry(report, Kind.DELIVERED, status.logisticsName());
            case Delivery delivery -> entry(report, Kind.ARRIVED, "CEB711", delivery.operatorName());
            case TaxBillStatus bill
            when bill.status().equals(TaxBills.SUMMARISED) ->
                entry(report, Kind.BILL_SUMMARISED, bill.taxNo(), bill.entDutyNo() == null ? "-" : bill.entDutyNo());
            case TaxBillStatus bill
            when bill.status().equals(TaxBills.VOID) -> entry(report, Kind.BILL_VOID, bill.taxNo());
            case null, default -> null;
        };
        if (entry != null) {
            history.accept(entry);
        }
    }

    /** Returned goods must be at the original supervised place by day 45 (announcement 2020-45, article 2). */
    private void back(
            State.Dossier dossier, Ending ending, List<ExportSlice.Report> carried, Consumer<HistoryEntry> history) {
        int due = ChinaTime.epochDay(ending.toldAt()) + TaxedLines.BACK_DAYS;
        for (Paper paper : dossier.papers()) {
            if (paper.type() != MessageType.CEB625 || !paper.filed()) {
                continue;
            }
            ExportSlice.Report arrived = null;
            for (ExportSlice.Report report : carried) {
                boolean after = report.type() == MessageType.CEB711 && report.sequence() > paper.sequence();
                arrived = after && arrived == null ? report : arrived;
            }
            if (arrived != null && ChinaTime.epochDay(arrived.at()) <= due) {
                history.accept(entry(
                        arrived, Kind.BACK_IN_TIME, ChinaTime.day(arrived.at()).toString()));
            } else if (ChinaTime.epochDay(now) > due) {
                LocalDate last = LocalDate.ofEpochDay(due);
                history.accept(new HistoryEntry(
                        ChinaTime.millis(last.plusDays(1).atStartOfDay()),
                        Long.MAX_VALUE,
                        Kind.BACK_OVERDUE,
                        List.of(last.toString())));
            }
        }
    }

    private static HistoryEntry entry(ExportSlice.Report report, Kind kind, String... args) {
        return new HistoryEntry(report.at(), report.sequence(), kind, List.of(args));
    }
}
