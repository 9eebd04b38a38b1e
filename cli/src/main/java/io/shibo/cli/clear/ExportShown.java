package io.shibo.cli.clear;

import io.shibo.clear.ExportView;
import io.shibo.clear.ceb.Layout;
import io.shibo.clear.export.ExportStatus;
import io.shibo.clear.risk.RiskRules;
import java.util.List;
import java.util.Locale;

/**
 * One export as {@code show --json} gives it.
 *
 * @param invtNo the list's number; empty before there is a list
 * @param state {@code waiting}, {@code released}, {@code returned}, {@code cancelled}, {@code left}, {@code withdrawn}
 * @param status by the receipts' codes
 * @param missing the message types it waits for
 * @param summary the number of the summary that it is in; empty where it is in none
 * @param documents only where they were asked for
 */
record ExportShown(
        String orderNo,
        String ebpCode,
        String invtNo,
        String state,
        String status,
        List<String> missing,
        String summary,
        List<Shown.Event> history,
        List<Shown.Paper> documents) {
    static ExportShown of(ExportView export, boolean withDocuments) {
        ExportStatus status = export.status() == null ? ExportStatus.WAITING : export.status();
        return new ExportShown(
                export.orderNo(),
                export.ebpCode(),
                export.invtNo(),
                status.name().toLowerCase(Locale.ROOT),
                status.code(),
                export.missing().stream().map(Enum::name).toList(),
                export.summary(),
                export.history().stream()
                        .map(one -> Shown.event(one, RiskRules.NONE))
                        .toList(),
                withDocuments
                        ? export.documents().stream()
                                .map(one -> new Shown.Paper(
                                        one.type().name(),
                                        Layout.of(one.type().documentClass()).masked((Record) one)))
                                .toList()
                        : List.of());
    }
}
