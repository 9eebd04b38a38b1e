package io.shibo.hub.clear;

import io.shibo.clear.HistoryEntry;
import io.shibo.clear.HistoryEntry.Kind;
import io.shibo.clear.risk.OfficerAction;
import io.shibo.clear.risk.RiskRules;
import io.shibo.clear.step.ChinaTime;
import io.shibo.clear.step.Reason;
import io.shibo.codes.Language;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * A parcel's history and the receipts that went out with it, ready for a page.
 *
 * @param events what happened, in order
 * @param receipts what was answered to whom
 */
record ParcelHistory(List<Event> events, List<Receipt> receipts) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** @param tone {@code is-good}, {@code is-bad}, {@code is-wait} or empty */
    record Event(String at, String tone, String text) {}

    /** @param type the receipt: {@code CEB312} … */
    record Receipt(String at, String type, String status, boolean refused) {}

    static ParcelHistory of(List<HistoryEntry> entries, Language language, RiskRules rules) {
        List<Event> events = new ArrayList<>();
        List<Receipt> receipts = new ArrayList<>();
        for (HistoryEntry entry : entries) {
            String at = TIME.format(ChinaTime.of(entry.at()));
            events.add(new Event(at, tone(entry.kind()), entry.text(language, rules)));
            switch (entry.kind()) {
                case FILED, WITHDRAWN ->
                    receipts.add(new Receipt(at, receipt(entry.args().getFirst()), "120", false));
                case STORED -> receipts.add(new Receipt(at, receipt(entry.args().getFirst()), "1", false));
                case REFUSED ->
                    receipts.add(new Receipt(
                            at, receipt(entry.args().getFirst()), entry.args().get(1), true));
                case CHANNEL ->
                    receipts.add(new Receipt(at, "CEB622", entry.args().getFirst(), false));
                case OFFICER -> receipts.add(new Receipt(at, "CEB622", leadsTo(entry), false));
                case RELEASED -> receipts.add(new Receipt(at, "CEB622", "800", false));
                case RETURNED ->
                    receipts.add(new Receipt(
                            at,
                            "CEB622",
                            Reason.valueOf(entry.args().getFirst()).status(),
                            true));
                default -> {}
            }
        }
        return new ParcelHistory(List.copyOf(events), List.copyOf(receipts));
    }

    private static String leadsTo(HistoryEntry entry) {
        return OfficerAction.ofWritten(entry.args().getFirst()).leadsTo().code();
    }

    /** CEB311 is answered by CEB312, and so on. */
    private static String receipt(String type) {
        return type.substring(0, 5) + "2";
    }

    private static String tone(Kind kind) {
        return switch (kind) {
            case RELEASED, MATCHED, QUOTA_GRANTED, DELIVERED, LEFT, BACK_IN_TIME -> "is-good";
            case REFUSED, DIFFERENCE, QUOTA_DENIED, RETURNED, BACK_OVERDUE -> "is-bad";
            case WAITING, RISK, CHANNEL -> "is-wait";
            case FILED, STORED, WITHDRAWN, ASSESSED, OFFICER, BACK, SUMMED, ARRIVED, BILL_SUMMARISED, BILL_VOID -> "";
        };
    }
}
