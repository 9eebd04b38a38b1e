package io.shibo.clear.log;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads single records of a log by their sequences, also beside its writer: it remembers where blocks begin, 16 bytes a
 * block, and reads no more than the block asked for. Not thread-safe.
 */
public final class BlockIndex {
    private final Io io;
    private final Map<String, Blocks> known = new HashMap<>();
    private List<String> segments = List.of();

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
        try (Io.Handle file = io.open(segment)) {
            Blocks blocks = known.computeIfAbsent(segment, name -> new Blocks());
            int place = blocks.find(sequence, file);
            if (place < 0) {
                return null;
            }
            long offset = blocks.offsets[place];
            Frame.Block block = Frame.read(file, offset);
            if (block == null) {
                throw new CorruptLogException(segment, offset, "a block fails its checksum");
            }
            return record(block, sequence, segment, offset);
        }
    }

    private static byte @Nullable [] record(Frame.Block block, long sequence, String segment, long offset) {
        if (sequence >= block.next()) {
            return null;
        }
        byte[][] found = new byte[1][];
        LogReader.deliver(
                block,
                sequence,
                (at, bytes) -> {
                    if (at == sequence) {
                        found[0] = bytes;
                    }
                },
                segment,
                offset);
        return found[0];
    }

    private @Nullable String segment(long sequence) throws IOException {
        String last = segments.isEmpty() ? null : segments.getLast();
        if (last == null || Frame.first(last) <= sequence) {
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

        /** The block that holds a record; negative where there is none. */
        int find(long sequence, Io.Handle file) throws IOException {
            while (sequence >= next) {
                Frame.Span span = Frame.span(file, end);
                if (span == null) {
                    break;
                }
                add(span);
            }
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
