package io.shibo.clear.engine;

import io.shibo.clear.step.Effect;
import io.shibo.clear.step.Ending;
import io.shibo.clear.step.Exports;
import io.shibo.clear.step.Paper;
import io.shibo.clear.step.Reason;

/**
 * A running hash over what was decided: the log keeps it beside the events, so that a replay that decides anything
 * otherwise is noticed where it does. It guards against another program, not against a forger.
 */
public final class Trail {
    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private long hash;

    /** @param hash of what was decided before; 0 for nothing */
    Trail(long hash) {
        this.hash = hash;
    }

    void add(Effect effect) {
        switch (effect) {
            case Effect.Reply reply -> {
                Paper paper = reply.paper();
                mix(paper.sequence());
                mix(paper.objection().ordinal() * 2L + (reply.again() ? 1 : 0));
                mix(paper.argument());
            }
            case Effect.Ended ended -> {
                Ending ending = ended.ending();
                Reason reason = ending.reason();
                mix(ended.order().low());
                mix(ended.platform());
                mix(reason == null ? -1 : reason.ordinal());
                mix(ending.differences());
                mix(ending.declared());
                mix(ending.sequence());
                mix(ending.dues().tax());
                mix(ending.grants().usedBefore());
            }
            case Effect.Moved moved -> {
                mix(moved.order().low());
                mix(moved.platform());
                mix(moved.status().ordinal() * 2L + (moved.again() ? 1 : 0));
                mix(moved.declared());
                mix(moved.at());
            }
            case Effect.Declined declined -> {
                mix(declined.acted().sequence());
                mix(declined.status() == null ? -1 : declined.status().ordinal());
            }
            case Effect.Granted granted -> {
                mix(granted.order().low());
                mix(granted.platform());
                mix(granted.paper().sequence());
                mix(granted.restored().value());
                mix(granted.restored().tax());
            }
            case Effect.OfExport export -> Exports.mix(export.effect(), this::mix);
            case Effect.Settled settled -> {
                mix(settled.guarantor().high());
                mix(settled.settlement().on());
                mix(settled.settlement().bills());
                mix(settled.settlement().fen());
            }
            case Effect.Told told -> {
                mix(told.booked().sequence());
                mix(told.done() ? 1 : 0);
            }
            case Effect.Forward forward -> throw new IllegalArgumentException("what is forwarded stays inside");
        }
    }

    long hash() {
        return hash;
    }

    private void mix(long value) {
        long mixed = (hash ^ value) * PRIME;
        hash = mixed ^ mixed >>> 29;
    }
}
