package io.shibo.quote.internal;

import io.shibo.quote.formula.Registers;
import io.shibo.quote.sale.Sale;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What one pass writes on: running totals and candidates of entry and lines, and what is chosen among them. What a line costs
 * is the memory it touches, and most of what it touched was new; so a desk is wiped and used again for the next sale. Nothing
 * on it outlives its pass.
 */
final class Desk {
    /** Lines of a sale for which a desk is kept. */
    private static final int MOST_LINES = 64;

    final EntryAmounts entry;
    final Selection selection;

    /** What a step comes to. */
    final Registers came = new Registers(4);

    private LineAmounts[] lines = {};

    private Desk(Sale sale, CompiledPack compiled) {
        this.entry = new EntryAmounts(sale, compiled);
        this.selection = new Selection(compiled);
    }

    private void begin(Sale sale) {
        entry.begin(sale);
        int size = sale.lines().size();
        int known = lines.length;
        if (known < size) {
            lines = Arrays.copyOf(lines, size);
            for (int i = known; i < size; i++) {
                lines[i] = new LineAmounts(sale.lines().get(i), entry);
            }
        }
        for (int i = 0; i < size; i++) {
            lines[i].begin(sale.lines().get(i));
        }
    }

    /** A line of the sale by its place. */
    LineAmounts line(int number) {
        return lines[number];
    }

    /** The desks of a pack that nobody sits at, about one a thread. Thread-safe. */
    static final class Room {
        private static final int DESKS = 32;
        /** Desks stand apart, so that threads do not write to one line of the cache. */
        private static final int APART = 16;

        private final CompiledPack compiled;
        private final AtomicReferenceArray<@Nullable Desk> free = new AtomicReferenceArray<>(DESKS * APART);

        Room(CompiledPack compiled) {
            this.compiled = compiled;
        }

        /** A wiped desk, for the caller alone until it is given back. */
        Desk take(Sale sale) {
            Desk desk = free.getAndSet(place(), null);
            if (desk == null) {
                desk = new Desk(sale, compiled);
            }
            desk.begin(sale);
            return desk;
        }

        void giveBack(Desk desk) {
            if (desk.lines.length <= MOST_LINES) {
                free.setRelease(place(), desk);
            }
        }

        private static int place() {
            return (int) (Thread.currentThread().threadId() % DESKS) * APART;
        }
    }
}
