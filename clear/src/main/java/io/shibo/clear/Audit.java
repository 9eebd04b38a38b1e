package io.shibo.clear;

import io.shibo.clear.export.ExportEffect;
import io.shibo.clear.step.Dues;
import io.shibo.clear.step.Effect;
import io.shibo.clear.step.Ending;
import io.shibo.clear.step.Event;
import io.shibo.clear.step.Facts;
import io.shibo.clear.step.Key;
import io.shibo.clear.step.Objection;
import io.shibo.clear.step.Slices;
import io.shibo.clear.step.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fold of the log that asks, beside {@link Invariants}, what can be asked of events and effects alone: it keeps its own
 * books and never looks at the slices until the end, when it compares. Counts on how many facts each invariant was tried,
 * so that one that holds of nothing can be told from one that holds.
 */
final class Audit {
    /** No six months have fewer days; a waybill's number may serve another order after six months. */
    private static final long SIX_MONTHS = 181L * 24 * 3600 * 1000;

    /** By invariant, from 1. */
    private final long[] facts = new long[13];

    private final List<String> broken = new ArrayList<>();
    private final Map<Key, List<Facts>> filed = new HashMap<>();
    private final Map<Key, Use> uses = new HashMap<>();
    private final Map<Parcel, Ending> ends = new HashMap<>();
    private long records;
    private Event.@Nullable Logged current;
    private int replies;

    private record Parcel(Key order, long platform) {}

    /** The order that a payment's or waybill's number serves, since when. */
    private record Use(Key order, long at) {}

    /** 11: the log's places have no gap. */
    void record(long sequence) {
        records++;
        count(11);
        if (sequence != records) {
            broken.add("11: record %d stands where %d must".formatted(sequence, records));
        }
    }

    void watch(Event.Logged event, Effect effect) {
        if (event != current) {
            answered();
            current = event;
            replies = 0;
        }
        switch (effect) {
            case Effect.Reply reply -> replied(event, reply);
            case Effect.Ended one when !one.again() -> ended(one);
            case Effect.Moved moved
            when !moved.again() -> {
                count(7);
                if (moved.held() != null) {
                    count(4);
                }
            }
            case Effect.Granted granted when !granted.again() -> count(5);
            case Effect.Settled settled -> count(5);
            case Effect.OfExport(ExportEffect.Summed one)
            when !one.again() -> one.conclusion().lists().forEach(list -> count(12));
            case Effect.OfExport(ExportEffect.Listed one) when !one.again() -> count(7);
            default -> {}
        }
    }

    /** 1: a document is answered once each time it is sent. */
    private void answered() {
        Event.Logged event = current;
        if ((event instanceof Event.Filed || event instanceof Event.Faulty || event instanceof Event.Exported)
                && replies != 1) {
            broken.add("1: the document of record %d was answered %d times".formatted(event.sequence(), replies));
        }
    }

    private void replied(Event.Logged event, Effect.Reply reply) {
        replies++;
        count(1);
        boolean counts = !reply.again() && reply.paper().objection() == Objection.NONE;
        if (counts && event instanceof Event.Filed document && document.action() != Event.Action.DELETE) {
            count(7);
            filed.computeIfAbsent(document.order(), order -> new ArrayList<>(4)).add(document.facts());
            claimed(document);
        }
    }

    /** 6: a payment's number serves one order, a waybill's one in six months. */
    private void claimed(Event.Filed document) {
        Key claim = document.claim();
        if (claim == null) {
            return;
        }
        count(6);
        Use before = uses.put(claim, new Use(document.order(), document.at()));
        if (before != null && !before.order().equals(document.order())) {
            boolean lapsed = document.facts() instanceof Facts.OfWaybill && document.at() - before.at() >= SIX_MONTHS;
            if (!lapsed) {
                broken.add("6: record %d serves an order with a number that serves another"
                        .formatted(document.sequence()));
            }
        }
    }

    private void ended(Effect.Ended one) {
        Ending ending = one.ending();
        Dues dues = ending.dues();
        count(2);
        count(7);
        ends.put(new Parcel(one.order(), one.platform()), ending);
        count(10);
        if (dues.duty() < 0 || dues.consumptionTax() < 0 || dues.vat() < 0 || dues.value() < 0) {
            broken.add("10: the parcel of record %d owes less than nothing".formatted(ending.sequence()));
        }
        if (ending.grants().usedBefore() >= 0) {
            count(4);
        }
        if (ending.released()) {
            count(3);
            count(5);
            if (!agree(filed.getOrDefault(one.order(), List.of()), one.platform())) {
                broken.add("3: the parcel of record %d was released without four documents that agree"
                        .formatted(ending.sequence()));
            }
        }
    }

    /** Whether four filed documents say the same. */
    private static boolean agree(List<Facts> papers, long platform) {
        for (Facts one : papers) {
            if (one instanceof Facts.OfDeclaration declaration && declaration.platform() == platform) {
                for (Facts other : papers) {
                    if (other instanceof Facts.OfOrder order
                            && order.platform() == platform
                            && order.goods() == declaration.goods()
                            && order.shop() == declaration.shop()
                            && papers.stream().anyMatch(paper -> pays(paper, order))
                            && papers.stream().anyMatch(paper -> carries(paper, order, declaration))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean pays(Facts paper, Facts.OfOrder order) {
        return paper instanceof Facts.OfPayment payment
                && payment.platform() == order.platform()
                && payment.paid() == order.paid()
                && payment.person() == order.person();
    }

    private static boolean carries(Facts paper, Facts.OfOrder order, Facts.OfDeclaration declaration) {
        return paper instanceof Facts.OfWaybill waybill
                && waybill.number() == declaration.waybill()
                && waybill.delivery() == order.delivery();
    }

    /**
     * 9: counting parcels in the state and counting them along the log comes to the same.
     *
     * @param compared how many recorded hashes the replay has come to again
     */
    void state(Slices slices, long compared) {
        answered();
        facts[8] = compared;
        long[] stated = new long[1];
        slices.forEach(Key.Space.ORDER, (key, state) -> {
            if (state instanceof State.Dossier dossier) {
                for (State.Parcel parcel : dossier.parcels()) {
                    if (parcel.ending() != null) {
                        stated[0]++;
                    }
                }
            }
        });
        facts[9] = stated[0];
        if (stated[0] < ends.size()) {
            broken.add(
                    "9: %d parcels ended along the log, %d have ended in the state".formatted(ends.size(), stated[0]));
        }
    }

    private void count(int invariant) {
        facts[invariant]++;
    }

    /** On how many facts an invariant was tried. */
    long facts(int invariant) {
        return facts[invariant];
    }

    List<String> broken() {
        return List.copyOf(broken);
    }
}
