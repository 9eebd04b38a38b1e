package io.shibo.clear;

import io.shibo.clear.internal.RecordBytes;
import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import java.util.Map;
import java.util.TreeMap;

/**
 * A message as the log keeps it, unpacked: its raw bytes and, for its declarations, the rulebook's whole answer.
 *
 * <pre>
 *   arrived = raw (length, bytes) count (place (varint) assessment (length, bytes))…
 * </pre>
 *
 * @param raw the bytes that arrived
 * @param assessments by the document's place in the message, from 1
 */
record Arrived(byte[] raw, Map<Integer, Assessment> assessments) {
    private static final RecordBytes<Assessment> ASSESSMENTS = RecordBytes.of(Assessment.class);

    LogEntry.Message pack(long at, Packing packing) {
        Sink out = new Sink(raw.length + 1024);
        out.blob(raw);
        out.unsigned(assessments.size());
        assessments.forEach((place, assessment) -> {
            out.unsigned(place);
            out.blob(ASSESSMENTS.write(assessment));
        });
        byte[] bytes = out.toBytes();
        return new LogEntry.Message(at, packing.id(), bytes.length, packing.pack(bytes));
    }

    /** @throws IllegalStateException if it was packed by another packing, or is damaged */
    static Arrived unpack(LogEntry.Message message, Packing packing) {
        Packing used = message.packing() == Packing.DEFLATE.id() ? Packing.DEFLATE : packing;
        if (message.packing() != used.id()) {
            throw new IllegalStateException(
                    "a message was packed by packing %d, which was not handed in; %d was. Open the log with the program that wrote it."
                            .formatted(message.packing(), packing.id()));
        }
        Source in = new Source(used.unpack(message.packed(), message.length()));
        byte[] raw = in.blob();
        int count = in.count();
        Map<Integer, Assessment> assessments = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            int place = (int) in.unsigned();
            assessments.put(place, ASSESSMENTS.read(in.blob()));
        }
        in.end();
        return new Arrived(raw, assessments);
    }
}
