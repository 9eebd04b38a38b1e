package io.shibo.clear;

import io.shibo.clear.ceb.CebReader;
import io.shibo.clear.ceb.Document;
import io.shibo.clear.ceb.ExportList;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.ceb.Waybill;
import io.shibo.clear.engine.LogEntry;
import io.shibo.clear.intake.Arrived;
import io.shibo.clear.intake.Packing;
import io.shibo.clear.internal.Hasher;
import io.shibo.clear.log.Io;
import io.shibo.clear.log.LogReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the order of a waybill number whose carrier is not known: the state is sorted by both together.
 *
 * <p>Waybills and export lists are noted by a hash of their number with their place in the log, in pages ({@link
 * WaybillPage}): the last in memory, full ones in files beside the log. The log is the truth: what no page covers is read
 * from it when a number is asked for, once, and a page that is missing or damaged is made anew. Not thread-safe.
 */
final class WaybillIndex {
    private final Io io;
    private final Packing packing;
    private final Archive archive;
    private final boolean writes;
    private final Hasher hasher = new Hasher();
    private final List<WaybillPage> full = new ArrayList<>();
    private WaybillPage.Filling filling = new WaybillPage.Filling(1);
    private boolean opened;

    /** @param writes whether full pages may be written; a reader beside the window's process keeps them in memory */
    WaybillIndex(Io io, Packing packing, Archive archive, boolean writes) {
        this.io = io;
        this.packing = packing;
        this.archive = archive;
        this.writes = writes;
    }

    /**
     * The order of the first document in the log that has the number; null where none has. Whatever the log holds must be on
     * disk.
     */
    @Nullable
    String orderOf(String logisticsNo) throws IOException {
        catchUp();
        long hash = hasher.add(logisticsNo).first();
        List<Long> places = new ArrayList<>();
        for (WaybillPage page : full) {
            page.find(io, hash, places::add);
        }
        filling.find(hash, places::add);
        for (long place : places) {
            Archive.Filed filed = archive.find(place);
            if (filed != null && logisticsNo.equals(number(filed.document()))) {
                return filed.item().keys().orderNo();
            }
        }
        return null;
    }

    private static @Nullable String number(@Nullable Document document) {
        return switch (document) {
            case Waybill one -> one.logisticsNo();
            case ExportList one -> one.logisticsNo();
            case null, default -> null;
        };
    }

    /** Reads what was added to the log since it was asked last. */
    private void catchUp() throws IOException {
        if (!opened) {
            opened = true;
            full.addAll(WaybillPage.list(io));
            filling =
                    new WaybillPage.Filling(full.isEmpty() ? 1 : full.getLast().next());
        }
        LogReader.read(io, filling.next(), this::take);
    }

    private void take(long sequence, byte[] record) {
        if (LogEntry.read(record) instanceof LogEntry.Message packed) {
            note(sequence, Arrived.unpack(packed, packing).raw());
            filling.passed(sequence);
            if (filling.isFull()) {
                turn();
            }
        } else {
            filling.passed(sequence);
        }
    }

    /** The documents of a message stand behind it in the log, one after the other. */
    private void note(long message, byte[] raw) {
        MessageType type = CebReader.typeOf(raw);
        if ((type == MessageType.CEB511 || type == MessageType.CEB603)
                && CebReader.read(raw) instanceof Reading.Message reading) {
            for (int i = 0; i < reading.documents().size(); i++) {
                String number = number(reading.documents().get(i).document());
                if (number != null) {
                    filling.add(hasher.add(number).first(), message + 1 + i);
                }
            }
        }
    }

    private void turn() {
        WaybillPage page = filling.page();
        if (writes) {
            try {
                page.write(io);
            } catch (IOException failed) {
                throw new UncheckedIOException("a page of waybill numbers cannot be written beside the log", failed);
            }
        }
        full.add(page);
        filling = new WaybillPage.Filling(page.next());
    }
}
