package io.shibo.clear;

import io.shibo.clear.ceb.Document;
import io.shibo.clear.engine.DivergedLogException;
import io.shibo.clear.engine.Replay;
import io.shibo.clear.intake.Packing;
import io.shibo.clear.log.Io;
import io.shibo.clear.log.LogReader;
import io.shibo.clear.step.Amounts;
import io.shibo.clear.step.Case;
import io.shibo.clear.step.ChinaTime;
import io.shibo.clear.step.Effect;
import io.shibo.clear.step.Ending;
import io.shibo.clear.step.Event;
import io.shibo.clear.step.Key;
import io.shibo.clear.step.Reason;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A buyer's year entry by entry, read from the log: every decision is come to again, and each entry names the parcel and the
 * place in the log that made it, so that a buyer or an auditor can check every amount.
 *
 * @param limit of the year, yuan; 0 where nothing was ever asked
 * @param entries in the order of the log
 */
public record QuotaLedger(int year, BigDecimal limit, List<Entry> entries) {
    public QuotaLedger {
        entries = List.copyOf(entries);
    }

    /** What became of the year. */
    public enum Kind {
        /** A parcel took its value. */
        GRANTED,
        /** A parcel asked for more than was left; nothing changed. */
        DENIED,
        /** A parcel that had been granted its value was not released, and gave it back at once. */
        RELEASED,
        /** Goods came back. */
        RESTORED
    }

    /**
     * One entry.
     *
     * @param sequence place in the log of what caused it
     * @param at milliseconds since 1970 in UTC
     * @param orderNo the parcel; {@code -} where the log's document cannot be read
     * @param amount asked for, or given back; yuan
     * @param used afterwards; yuan
     */
    public record Entry(long sequence, long at, String orderNo, Kind kind, BigDecimal amount, BigDecimal used) {}

    /** What is used after the last entry, yuan. */
    public BigDecimal used() {
        return entries.isEmpty() ? BigDecimal.ZERO : entries.getLast().used();
    }

    /**
     * Reads a buyer's year from a log.
     *
     * @param io must stay open meanwhile
     * @param identity the buyer's identity number, which the log has by its hash alone
     * @throws io.shibo.clear.log.CorruptLogException if acknowledged records are damaged
     * @throws DivergedLogException if a decision cannot be come to again
     */
    public static QuotaLedger read(Io io, Packing packing, String identity, int year) throws IOException {
        Fold fold = new Fold(new Archive(io, packing), Key.buyerYear(identity, year));
        Replay replay = new Replay(fold::watch);
        LogReader.read(io, 1, replay::accept);
        return new QuotaLedger(year, Amounts.yuan(fold.limit), fold.entries);
    }

    /** The running sum, told by the effects alone. */
    private static final class Fold {
        private final Archive archive;
        private final Key key;
        private final List<Entry> entries = new ArrayList<>();
        private final Map<Long, Case> held = new HashMap<>();
        private long used;
        private long limit;

        Fold(Archive archive, Key key) {
            this.archive = archive;
            this.key = key;
        }

        void watch(Event.Logged event, Effect effect) {
            switch (effect) {
                case Effect.Moved moved when moved.held() != null && !moved.again() -> held(moved, moved.held());
                case Effect.Ended ended
                when !ended.again() -> {
                    Case waited = held.remove(ended.order().low() ^ ended.platform());
                    if (waited != null) {
                        if (!ended.ending().released()) {
                            add(
                                    event.sequence(),
                                    event.at(),
                                    waited.declared(),
                                    Kind.RELEASED,
                                    -waited.dues().value());
                        }
                    } else if (ofBuyer(ended.ending())) {
                        ended(ended.ending());
                    }
                }
                case Effect.Granted granted
                when !granted.again() && ofBuyer(granted.ending()) -> {
                    if (granted.restored().value() > 0) {
                        add(
                                event.sequence(),
                                event.at(),
                                granted.ending().declared(),
                                Kind.RESTORED,
                                -granted.restored().value());
                    }
                }
                default -> {}
            }
        }

        /** A parcel that waits for an officer has its value. */
        private void held(Effect.Moved moved, Case waits) {
            if (waits.dues().buyerYear(waits.year()).equals(key)
                    && held.put(moved.order().low() ^ moved.platform(), waits) == null) {
                limit = waits.dues().perYear();
                add(
                        waits.sequence(),
                        waits.at(),
                        waits.declared(),
                        Kind.GRANTED,
                        waits.dues().value());
            }
        }

        private boolean ofBuyer(Ending ending) {
            return ending.dues().buyerYear(ChinaTime.year(ending.at())).equals(key);
        }

        private void ended(Ending ending) {
            if (ending.grants().usedBefore() < 0) {
                return;
            }
            long value = ending.dues().value();
            limit = ending.dues().perYear();
            if (ending.reason() == Reason.OVER_YEAR_LIMIT) {
                entries.add(entry(ending.sequence(), ending.at(), ending.declared(), Kind.DENIED, value));
                return;
            }
            add(ending.sequence(), ending.at(), ending.declared(), Kind.GRANTED, value);
            if (!ending.released()) {
                add(ending.sequence(), ending.at(), ending.declared(), Kind.RELEASED, -value);
            }
        }

        private void add(long sequence, long at, long declaredAt, Kind kind, long change) {
            used += change;
            entries.add(entry(sequence, at, declaredAt, kind, Math.abs(change)));
        }

        private Entry entry(long sequence, long at, long declaredAt, Kind kind, long amount) {
            Archive.Filed declared = archive.find(declaredAt);
            Document document = declared == null ? null : declared.document();
            String orderNo = document instanceof io.shibo.clear.ceb.Declaration list ? list.orderNo() : "-";
            return new Entry(sequence, at, orderNo, kind, Amounts.yuan(amount), Amounts.yuan(used));
        }
    }
}
