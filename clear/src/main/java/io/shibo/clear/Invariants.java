package io.shibo.clear;

import io.shibo.clear.ledger.Guarantee;
import io.shibo.clear.ledger.TaxedLine;
import io.shibo.clear.risk.Review;
import io.shibo.clear.risk.Transitions;
import io.shibo.clear.step.Allowance;
import io.shibo.clear.step.Amounts;
import io.shibo.clear.step.Case;
import io.shibo.clear.step.ChinaTime;
import io.shibo.clear.step.Dues;
import io.shibo.clear.step.Effect;
import io.shibo.clear.step.Ending;
import io.shibo.clear.step.Event;
import io.shibo.clear.step.Key;
import io.shibo.clear.step.Objection;
import io.shibo.clear.step.Paper;
import io.shibo.clear.step.Reason;
import io.shibo.clear.step.Slices;
import io.shibo.clear.step.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of every log, checked beside the window and not by it: it looks at effects alone and knows nothing of how
 * they were come to. The numbers are those of the reference page.
 */
final class Invariants {
    private final Set<Parcel> ended = new HashSet<>();
    private final Map<Parcel, Case> held = new HashMap<>();
    private final Map<Key, Long> granted = new HashMap<>();
    private final Map<Key, Long> vouched = new HashMap<>();
    private final Map<Key, Long> settled = new HashMap<>();
    private final Map<Long, Paper> answers = new HashMap<>();
    private final List<String> broken = new ArrayList<>();
    private final ExportInvariants exports = new ExportInvariants(broken);

    private record Parcel(Key order, long platform) {}

    /** What has come back of the allowances of a line. */
    private final Map<Line, Long> allowed = new HashMap<>();

    private record Line(Key order, long platform, int gnum) {}

    void watch(Event.Logged event, Effect effect) {
        switch (effect) {
            case Effect.Reply reply -> answered(event, reply);
            case Effect.Ended one when !one.again() -> ended(one);
            case Effect.Ended again -> {
                if (!ended.contains(new Parcel(again.order(), again.platform()))) {
                    broken.add("1: the end of a parcel at record %d was told again before it came"
                            .formatted(again.ending().sequence()));
                }
            }
            case Effect.Moved moved when !moved.again() -> moved(event, moved);
            case Effect.Moved again -> {}
            case Effect.Declined declined -> {}
            case Effect.Granted one when one.again() -> {}
            case Effect.Granted one -> granted(one);
            case Effect.Settled one ->
                settled.merge(one.guarantor(), one.settlement().fen(), Long::sum);
            case Effect.Told told -> {}
            case Effect.OfExport export -> exports.watch(event, export.effect());
            case Effect.Forward forward -> throw new IllegalStateException("forwards stay inside the slices");
        }
    }

    /** 1: one sending has the same answer for ever. */
    private void answered(Event.Logged event, Effect.Reply reply) {
        Paper paper = reply.paper();
        Paper before = answers.putIfAbsent(paper.sending(), paper);
        boolean sameAnswer = before == null
                || before.sequence() == paper.sequence()
                        && before.at() == paper.at()
                        && before.objection() == paper.objection()
                        && before.argument() == paper.argument();
        // A sending that was one too many is not remembered, and refused anew.
        if (!sameAnswer && paper.objection() != Objection.TOO_MANY) {
            broken.add("1: the sending of record %d was answered otherwise at record %d"
                    .formatted(paper.sequence(), event.sequence()));
        }
    }

    /** 2: a parcel ends once. 3: release has tax and quota and no difference. 4: no prefix exceeds the limit. */
    private void ended(Effect.Ended one) {
        Ending ending = one.ending();
        Dues dues = ending.dues();
        long record = ending.sequence();
        if (!ended.add(new Parcel(one.order(), one.platform()))) {
            broken.add("2: the parcel of record %d ended twice".formatted(record));
        }
        Case waited = held.remove(new Parcel(one.order(), one.platform()));
        Key buyerYear = dues.buyerYear(ChinaTime.year(waited == null ? ending.at() : waited.at()));
        if (waited != null) {
            // It was granted when it was held; what was given back is not used any more.
            if (!ending.released()) {
                granted.merge(buyerYear, -dues.value(), Long::sum);
                allow(dues, ChinaTime.year(waited.at()), -1, record);
                vouched.merge(Key.guarantor(dues.guarantor()), -dues.tax(), Long::sum);
            }
            if (ending.reason() != Reason.CANCELLED) {
                lawful(record, waited.review(), ending.review());
            }
        }
        if (!ending.released() || waited != null) {
            return;
        }
        if (ending.differences() != 0
                || dues.refusal() != null
                || ending.grants().usedBefore() < 0) {
            broken.add("3: the parcel of record %d was released without agreement, tax or quota".formatted(record));
        }
        long sum = granted.merge(buyerYear, dues.value(), Long::sum);
        if (sum > dues.perYear()) {
            broken.add("4: the parcel of record %d took its buyer's year past the limit".formatted(record));
        }
        allow(dues, ChinaTime.year(ending.at()), 1, record);
        vouched.merge(Key.guarantor(dues.guarantor()), dues.tax(), Long::sum);
        if (dues.duty() < 0 || dues.consumptionTax() < 0 || dues.vat() < 0) {
            broken.add("10: the parcel of record %d owes less than nothing".formatted(record));
        }
    }

    /** 4: a held parcel has its quota. 7: only legal transitions. */
    private void moved(Event.Logged event, Effect.Moved moved) {
        Parcel parcel = new Parcel(moved.order(), moved.platform());
        Case waits = moved.held();
        if (waits == null) {
            if (!ended.contains(parcel)) {
                broken.add("7: record %d closed a parcel that had not ended".formatted(event.sequence()));
            }
            return;
        }
        Case before = held.put(parcel, waits);
        if (ended.contains(parcel)) {
            broken.add("7: record %d held a parcel that had ended".formatted(event.sequence()));
        }
        if (before != null) {
            lawful(event.sequence(), before.review(), waits.review());
            return;
        }
        Dues dues = waits.dues();
        long sum = granted.merge(dues.buyerYear(ChinaTime.year(waits.at())), dues.value(), Long::sum);
        allow(dues, ChinaTime.year(waits.at()), 1, event.sequence());
        vouched.merge(Key.guarantor(dues.guarantor()), dues.tax(), Long::sum);
        if (sum > dues.perYear() || waits.grants().usedBefore() < 0) {
            broken.add(
                    "4: the parcel held at record %d took its buyer's year past the limit".formatted(event.sequence()));
        }
    }

    /** 4: nor does any prefix exceed what a person may have of some goods. */
    private void allow(Dues dues, int year, int sign, long record) {
        for (Allowance one : dues.allowances()) {
            long sum = granted.merge(one.key(dues, year), sign * one.quantity(), Long::sum);
            if (sum < 0 || sum > one.limit()) {
                broken.add("4: the parcel of record %d took more of some goods than a person may have in a year"
                        .formatted(record));
            }
        }
    }

    private void lawful(long record, @Nullable Review before, @Nullable Review after) {
        boolean one = before != null
                && after != null
                && after.decisions().size() == before.decisions().size() + 1
                && Transitions.allows(
                        before.status(), after.decisions().getLast().action());
        if (!one) {
            broken.add("7: record %d moved a held parcel without one lawful decision".formatted(record));
        }
    }

    /** 5: what comes back gives back no more than was taken; 7: only what is not released is cancelled. */
    private void granted(Effect.Granted one) {
        Ending ending = one.ending();
        Dues dues = ending.dues();
        boolean cancels = ending.reason() == Reason.CANCELLED;
        if (!cancels && !ending.released()) {
            broken.add("7: record %d took back goods of a parcel that was not released"
                    .formatted(one.paper().sequence()));
        }
        if (cancels && ended.contains(new Parcel(one.order(), one.platform()))) {
            broken.add("7: record %d cancelled a parcel that had ended"
                    .formatted(one.paper().sequence()));
        }
        if (dues.lines().restored().value() > dues.value()
                || dues.lines().restored().tax() > dues.tax()) {
            broken.add("5: record %d gave back more than was taken"
                    .formatted(one.paper().sequence()));
        }
        if (dues.lines().allBack()
                && !dues.lines().lines().isEmpty()
                && (dues.lines().restored().value() != dues.value()
                        || dues.lines().restored().tax() != dues.tax())) {
            broken.add("5: a parcel came back whole at record %d and not all was given back"
                    .formatted(one.paper().sequence()));
        }
        granted.merge(
                dues.buyerYear(ChinaTime.year(ending.at())), -one.restored().value(), Long::sum);
        if (!cancels) {
            returned(one, dues, ChinaTime.year(ending.at()));
        }
        vouched.merge(Key.guarantor(dues.guarantor()), -one.restored().tax(), Long::sum);
    }

    private void returned(Effect.Granted one, Dues dues, int year) {
        for (Allowance allowance : dues.allowances()) {
            for (TaxedLine line : dues.lines().lines()) {
                if (line.gnum() == allowance.gnum()) {
                    long all = allowance.restored(line);
                    Long before = allowed.put(new Line(one.order(), one.platform(), line.gnum()), all);
                    granted.merge(allowance.key(dues, year), (before == null ? 0 : before) - all, Long::sum);
                }
            }
        }
    }

    /** 4: what a buyer's year says it used is the sum of what its parcels were granted. */
    void state(Slices slices) {
        slices.forEach(Key.Space.GUARANTOR, (key, state) -> {
            if (state instanceof State.Account account) {
                Guarantee guarantee = account.guarantee();
                if (guarantee.reserved() + guarantee.settled() != vouched.getOrDefault(key, 0L)
                        || guarantee.settled() > settled.getOrDefault(key, 0L)) {
                    broken.add(
                            "5: a guarantor vouches for %d fen and settled %d; its tax bills are %d, its settlements %d"
                                    .formatted(
                                            guarantee.reserved(),
                                            guarantee.settled(),
                                            vouched.getOrDefault(key, 0L),
                                            settled.getOrDefault(key, 0L)));
                }
            }
        });
        slices.forEach(Key.Space.BUYER, (key, state) -> {
            long sum = granted.getOrDefault(key, 0L);
            if (state instanceof State.BuyerYear year && year.used() != sum) {
                broken.add("4: a buyer's year used %s, its parcels were granted %s"
                        .formatted(Amounts.yuan(year.used()), Amounts.yuan(sum)));
            }
        });
    }

    List<String> broken() {
        return List.copyOf(broken);
    }
}
