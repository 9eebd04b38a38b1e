package io.shibo.clear;

import io.shibo.clear.ceb.CebReader;
import io.shibo.clear.ceb.ExportList;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.ceb.Waybill;
import io.shibo.clear.engine.LogEntry;
import io.shibo.clear.intake.Arrived;
import io.shibo.clear.intake.Packing;
import io.shibo.clear.log.Io;
import io.shibo.clear.log.LogReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Finds the order of a waybill number whose carrier is not known: the state is sorted by both together. */
final class Waybills {
    private Waybills() {}

    /** Looks through all waybills and export lists of a log; null where none has the number. */
    static @Nullable String orderOf(Io io, Packing packing, String logisticsNo) throws IOException {
        @Nullable String[] order = new @Nullable String[1];
        LogReader.read(io, 1, (sequence, bytes) -> {
            if (order[0] == null && LogEntry.read(bytes) instanceof LogEntry.Message message) {
                order[0] = orderOf(Arrived.unpack(message, packing).raw(), logisticsNo);
            }
        });
        return order[0];
    }

    private static @Nullable String orderOf(byte[] raw, String logisticsNo) {
        if (CebReader.read(new ByteArrayInputStream(raw)) instanceof Reading.Message reading
                && (reading.type() == MessageType.CEB511 || reading.type() == MessageType.CEB603)) {
            for (Reading.Item item : reading.documents()) {
                if (item.document() instanceof Waybill one && one.logisticsNo().equals(logisticsNo)) {
                    return one.orderNo();
                }
                if (item.document() instanceof ExportList one
                        && one.logisticsNo().equals(logisticsNo)) {
                    return one.orderNo();
                }
            }
        }
        return null;
    }
}
