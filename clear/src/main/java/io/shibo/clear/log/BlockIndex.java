package io.shibo.clear.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads single records of a log by their sequences, also beside its writer: it remembers where blocks begin, 16 bytes a
 * block, keeps the blocks read last, and reads no more than the block asked for. Not thread-safe.
 */
public final class BlockIndex {
    /** Of the blocks that are kept; one that is larger is kept alone. */
    private static final long KEPT_BYTES = 32L * 1024 * 1024;

    private final Io io;
    private final Map<String, Blocks> known = new HashMap<>();
    private final Map<Place, byte[][]> kept = new LinkedHashMap<>(16, 0.75f, true);
    private List<String> segments = List.of();
    private long keptBytes;

    private record Place(String segment, long offset) {}

    public BlockIndex(Io io) {
        this.io = io;
    }

    /**
     * The record at a place; null where the log does not have it (yet), or it lies in a segment that was moved away.
     *
     * @throws CorruptLogException if its block fails its check
     */
    public byte @Nullable [] find(long sequence) throws IOException {
        String segment = segment(sequence);
        if (segment == null) {
            return null;
        }
        Blocks blocks = blocks(segment);
        if (sequence >= blocks.next) {
            try (Io.Handle file = io.open(segment)) {
                blocks.extend(sequence, file);
            }
        }
        int place = blocks.find(sequence);
        if (place < 0) {
            return null;
        }
        byte[][] records = records(segment, blocks.offsets[place]);
        long at = sequence - blocks.firsts[place];
        return at < records.length ? records[(int) at] : null;
    }

    private Blocks blocks(String segment) {
        return known.computeIfAbsent(segment, name -> new Blocks());
    }

    private byte[][] records(String segment, long offset) throws IOException {
        Place place = new Place(segment, offset);
        byte[][] records = kept.get(place);
        if (records == null) {
            records = read(segment, offset);
            kept.put(place, records);
            keptBytes += bytes(records);
            forget();
        }
        return records;
    }

    private byte[][] read(String segment, long offset) throws IOException {
        try (Io.Handle file = io.open(segment)) {
            Frame.Block block = Frame.read(file, offset);
            if (block == null) {
                throw new CorruptLogException(segment, offset, "a block fails its checksum");
            }
            List<byte[]> records = new ArrayList<>(block.records());
            LogReader.deliver(block, LogReader.each(block.first(), (at, bytes) -> records.add(bytes)), segment, offset);
            return records.toArray(byte[][]::new);
        }
    }

    /** Lets go of the blocks that were asked for longest ago. */
    private void forget() {
        Iterator<byte[][]> oldest = kept.values().iterator();
        while (keptBytes > KEPT_BYTES && kept.size() > 1) {
            keptBytes -= bytes(oldest.next());
            oldest.remove();
        }
    }

    private static long bytes(byte[][] records) {
        long bytes = 0;
        for (byte[] record : records) {
            bytes += record.length + 24;
        }
        return bytes;
    }

    /** The last segment may have been followed by others: the folder is asked where its blocks do not say. */
    private @Nullable String segment(long sequence) throws IOException {
        String last = segments.isEmpty() ? null : segments.getLast();
        if (last == null || sequence >= blocks(last).next) {
            segments = LogReader.segments(io);
        }
        String found = null;
        for (String segment : segments) {
            if (Frame.first(segment) <= sequence) {
                found = segment;
            }
        }
        return found;
    }

    /** Where the blocks of one segment begin, as far as it was looked through. */
    private static final class Blocks {
        private long[] firsts = new long[64];
        private long[] offsets = new long[64];
        private int count;
        private long next = 0;
        private long end = Frame.SEGMENT_HEADER;

        /** Looks on until the block that holds a record, or the end. */
        void extend(long sequence, Io.Handle file) throws IOException {
            while (sequence >= next) {
                Frame.Span span = Frame.span(file, end);
                if (span == null) {
                    break;
                }
                add(span);
            }
        }

        /** The block that holds a record; negative where there is none. */
        int find(long sequence) {
            int place = Arrays.binarySearch(firsts, 0, count, sequence);
            return place >= 0 ? place : -place - 2;
        }

        private void add(Frame.Span span) {
            if (span.records() > 0) {
                if (count == firsts.length) {
                    firsts = Arrays.copyOf(firsts, count * 2);
                    offsets = Arrays.copyOf(offsets, count * 2);
                }
                firsts[count] = span.first();
                offsets[count++] = end;
                next = span.first() + span.records();
            }
            end = span.end();
        }
    }
}
