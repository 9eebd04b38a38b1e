package io.shibo.hub.clear;

import io.shibo.clear.HistoryEntry;
import io.shibo.clear.risk.ParcelStatus;
import io.shibo.clear.risk.RiskWords;
import io.shibo.clear.step.Reason;
import io.shibo.codes.Language;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The window's counts, ready for a page.
 *
 * @param total parcels in all
 * @param tax yuan, of all released parcels
 * @param returned by reason, the most frequent first
 * @param waiting by what is missing, the most frequent first
 * @param held by where they stand, in the order of the receipts' codes
 */
record WindowView(
        long total, long released, BigDecimal tax, List<Group> returned, List<Group> waiting, List<Group> held) {
    /**
     * Parcels that share a reason or wait for the same.
     *
     * @param key the reason in lower-hyphen form, the missing message types, or a status code
     * @param text in the reader's words
     */
    record Group(String key, String text, long parcels) {}

    public long returnedTotal() {
        return returned.stream().mapToLong(Group::parcels).sum();
    }

    public long waitingTotal() {
        return waiting.stream().mapToLong(Group::parcels).sum();
    }

    public long heldTotal() {
        return held.stream().mapToLong(Group::parcels).sum();
    }

    static WindowView of(List<ParcelStore.Count> counts, Language language) {
        long total = 0;
        long released = 0;
        BigDecimal tax = BigDecimal.ZERO;
        List<Group> returned = new ArrayList<>();
        List<Group> waiting = new ArrayList<>();
        List<Group> held = new ArrayList<>();
        for (ParcelStore.Count count : counts) {
            total += count.parcels();
            switch (count.state()) {
                case "released" -> {
                    released += count.parcels();
                    tax = tax.add(count.tax());
                }
                case "returned" ->
                    returned.add(new Group(count.reason(), text(count.reason(), language), count.parcels()));
                case "held" -> held.add(new Group(count.reason(), status(count.reason(), language), count.parcels()));
                default -> waiting.add(new Group(count.missing(), count.missing(), count.parcels()));
            }
        }
        returned.sort((a, b) -> Long.compare(b.parcels(), a.parcels()));
        waiting.sort((a, b) -> Long.compare(b.parcels(), a.parcels()));
        return new WindowView(total, released, tax, List.copyOf(returned), List.copyOf(waiting), List.copyOf(held));
    }

    private static String status(String code, Language language) {
        return ParcelStatus.ofCode(code)
                .map(one -> RiskWords.say(one, language))
                .orElse(code);
    }

    private static String text(String reason, Language language) {
        return HistoryEntry.text(Reason.valueOf(reason.toUpperCase(Locale.ROOT).replace('-', '_')), language);
    }
}
