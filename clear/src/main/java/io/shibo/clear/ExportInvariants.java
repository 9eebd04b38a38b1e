package io.shibo.clear;

import io.shibo.clear.export.Conclusion;
import io.shibo.clear.export.ExportEffect;
import io.shibo.clear.export.ExportStatus;
import io.shibo.clear.export.Listing;
import io.shibo.clear.step.Event;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What must hold of exports, from effects alone: 2, 3, 7 and 12 of the reference page. */
final class ExportInvariants {
    private final Map<Long, Listing> lists = new HashMap<>();
    private final Map<Long, Long> summed = new HashMap<>();
    private final List<String> broken;

    ExportInvariants(List<String> broken) {
        this.broken = broken;
    }

    void watch(Event.Logged event, ExportEffect effect) {
        switch (effect) {
            case ExportEffect.Listed one when !one.again() -> listed(event, one.listing());
            case ExportEffect.Granted one when !one.again() -> granted(event, one);
            case ExportEffect.Summed one when !one.again() -> summed(event, one.conclusion());
            default -> {}
        }
    }

    /** 2 and 7: a list is decided once, and leaves only after its release. 3: what is released has no difference. */
    private void listed(Event.Logged event, Listing listing) {
        Listing before = lists.put(listing.sequence(), listing);
        boolean lawful = before == null
                ? listing.status() != ExportStatus.LEFT
                : before.status() == ExportStatus.RELEASED && listing.status() == ExportStatus.LEFT;
        if (!lawful) {
            broken.add("7: record %d moved the list of record %d from %s to %s"
                    .formatted(
                            event.sequence(),
                            listing.sequence(),
                            before == null ? "nothing" : before.status(),
                            listing.status()));
        }
        if (listing.status().released()
                && (listing.differences() != 0 || listing.documents().size() != 3)) {
            broken.add(
                    "3: the list of record %d was released without documents that agree".formatted(listing.sequence()));
        }
    }

    /** 7: only what is not released is cancelled, and only what is comes back. */
    private void granted(Event.Logged event, ExportEffect.Granted one) {
        Listing before = lists.get(one.listing().sequence());
        boolean released = before != null && before.status().released();
        boolean cancels = one.listing().status() == ExportStatus.CANCELLED;
        if (cancels ? before != null : !released) {
            broken.add("7: record %d had no list that could be cancelled or come back".formatted(event.sequence()));
        }
    }

    /** 12: nothing is summed up that is not released, and nothing twice. */
    private void summed(Event.Logged event, Conclusion conclusion) {
        for (Conclusion.Taken taken : conclusion.lists()) {
            long list = taken.sequence();
            Listing listing = lists.get(list);
            if (listing == null
                    || !listing.status().released()
                    || !listing.facts().summary()) {
                broken.add("12: record %d summed up the list of record %d, which is not to be summed up"
                        .formatted(event.sequence(), list));
            }
            Long before = summed.put(list, conclusion.sequence());
            if (before != null) {
                broken.add("12: the list of record %d is in the summaries of records %d and %d"
                        .formatted(list, before, conclusion.sequence()));
            }
        }
    }
}
