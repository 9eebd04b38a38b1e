package io.shibo.quote.internal;

import io.shibo.quote.formula.Registers;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What one pass writes on: running totals and candidates. What a line costs is the memory it touches, and most of what it
 * touched was new; so a desk is wiped and used again for the next sale. Nothing on it outlives its pass.
 */
final class Desk {
    /** Lines of a sale for which a desk is kept. */
    private static final int MOST_LINES = 64;

    private final int slots;
    final Registers entryTotals;
    final Candidates entryCandidates = new Candidates();
    private Registers[] lineTotals = {};
    private Candidates[] lineCandidates = {};

    /** What a layer's selection keeps, with its amounts. */
    final Candidates chosen = new Candidates();

    final Registers amounts = new Registers(8);

    /** What a step comes to. */
    final Registers came = new Registers(4);

    private Desk(int slots) {
        this.slots = slots;
        this.entryTotals = new Registers(slots);
    }

    private void wipe(int lines) {
        entryTotals.clear();
        entryCandidates.size = 0;
        int known = lineTotals.length;
        if (known < lines) {
            lineTotals = Arrays.copyOf(lineTotals, lines);
            lineCandidates = Arrays.copyOf(lineCandidates, lines);
            for (int i = known; i < lines; i++) {
                lineTotals[i] = new Registers(slots);
                lineCandidates[i] = new Candidates();
            }
        }
        for (int i = 0; i < lines; i++) {
            lineTotals[i].clear();
            lineCandidates[i].size = 0;
        }
    }

    Registers totals(int line) {
        return lineTotals[line];
    }

    Candidates candidates(int line) {
        return lineCandidates[line];
    }

    /** The desks of a pack that nobody sits at, about one a thread. Thread-safe. */
    static final class Room {
        private static final int DESKS = 32;
        /** Desks stand apart, so that threads do not write to one line of the cache. */
        private static final int APART = 16;

        private final int slots;
        private final AtomicReferenceArray<@Nullable Desk> free = new AtomicReferenceArray<>(DESKS * APART);

        /** @param slots running totals of the pack */
        Room(int slots) {
            this.slots = slots;
        }

        /** A wiped desk, for the caller alone until it is given back. */
        Desk take(int lines) {
            Desk desk = free.getAndSet(place(), null);
            if (desk == null) {
                desk = new Desk(slots);
            }
            desk.wipe(lines);
            return desk;
        }

        void giveBack(Desk desk) {
            if (desk.lineTotals.length <= MOST_LINES) {
                free.setRelease(place(), desk);
            }
        }

        private static int place() {
            return (int) (Thread.currentThread().threadId() % DESKS) * APART;
        }
    }
}
