package io.shibo.clear.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Reads a log's records in order, changing nothing. */
public final class LogReader {
    private static final int WINDOW = 1 << 20;

    private LogReader() {}

    /** Takes the records. */
    @FunctionalInterface
    public interface Visitor {
        /** @param sequence from 1, without gaps */
        void record(long sequence, byte[] bytes);
    }

    /** Takes whole blocks, whose records lie one after the other: {@code length (4) record}. */
    @FunctionalInterface
    public interface BlockVisitor {
        /**
         * @param first sequence of its first record
         * @param bytes good only until this returns; the records lie from {@code from} to {@code end}
         */
        void block(long first, byte[] bytes, int from, int end);
    }

    /** Shows each record from a sequence on by itself. */
    static BlockVisitor each(long from, Visitor visitor) {
        return (first, bytes, start, end) -> {
            long sequence = first;
            int at = start;
            while (at < end) {
                int length = length(bytes, at);
                if (sequence >= from) {
                    visitor.record(sequence, Arrays.copyOfRange(bytes, at + 4, at + 4 + length));
                }
                at += 4 + length;
                sequence++;
            }
        };
    }

    /** The length of a record in a block. */
    public static int length(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 24
                | (bytes[at + 1] & 0xFF) << 16
                | (bytes[at + 2] & 0xFF) << 8
                | bytes[at + 3] & 0xFF;
    }

    /**
     * Reads a few records by their sequences, skipping what lies between.
     *
     * @param sequences ascending; those that the log does not have are left out
     */
    public static void readOnly(Io io, SortedSet<Long> sequences, Visitor visitor) throws IOException {
        List<String> segments = segments(io);
        for (int i = 0; i < segments.size(); i++) {
            long first = Frame.first(segments.get(i));
            long after = i + 1 < segments.size() ? Frame.first(segments.get(i + 1)) : Long.MAX_VALUE;
            SortedSet<Long> wanted = sequences.subSet(first, after);
            if (!wanted.isEmpty()) {
                try (Io.Handle file = io.open(segments.get(i))) {
                    readOnly(file, wanted, visitor, segments.get(i));
                }
            }
        }
    }

    private static void readOnly(Io.Handle file, SortedSet<Long> wanted, Visitor visitor, String name)
            throws IOException {
        Visitor chosen = (sequence, bytes) -> {
            if (wanted.contains(sequence)) {
                visitor.record(sequence, bytes);
            }
        };
        long offset = Frame.SEGMENT_HEADER;
        while (offset < file.size()) {
            Frame.Span span = Frame.span(file, offset);
            if (span == null || span.first() > wanted.last()) {
                return;
            }
            if (!wanted.subSet(span.first(), span.first() + span.records()).isEmpty()) {
                Frame.Block block = Frame.read(file, offset);
                if (block == null) {
                    return;
                }
                deliver(block, each(1, chosen), name, offset);
            }
            offset = span.end();
        }
    }

    /** Where a reading ended. */
    record End(@Nullable String segment, long offset, long next) {}

    /**
     * Reads all records from a sequence on, checking every block.
     *
     * @return how many bytes at the end are torn: 0 for a log that was closed or is whole
     * @throws CorruptLogException if acknowledged records are damaged or missing
     */
    public static long read(Io io, long from, Visitor visitor) throws IOException {
        List<String> segments = segments(io);
        End end = scan(io, segments, from, each(from, visitor));
        if (end.segment() == null) {
            return 0;
        }
        try (Io.Handle last = io.open(end.segment())) {
            return last.size() - end.offset();
        }
    }

    static List<String> segments(Io io) throws IOException {
        return io.list().stream().filter(Frame::isSegment).sorted().toList();
    }

    static End scan(Io io, List<String> segments, long from, BlockVisitor visitor) throws IOException {
        long next = 1;
        End end = new End(null, 0, next);
        for (int i = 0; i < segments.size(); i++) {
            String name = segments.get(i);
            boolean isLast = i == segments.size() - 1;
            if (i == 0 || Frame.first(name) == next) {
                next = Frame.first(name);
            } else {
                throw new CorruptLogException(
                        name,
                        0,
                        "it starts at sequence %d, but %d must follow; a segment is missing"
                                .formatted(Frame.first(name), next));
            }
            if (!isLast && Frame.first(segments.get(i + 1)) <= from) {
                next = Frame.first(segments.get(i + 1));
                continue;
            }
            try (Io.Handle file = io.open(name)) {
                end = segment(file, name, next, isLast, from, visitor);
            }
            next = end.next();
        }
        if (!segments.isEmpty() && Frame.first(segments.getFirst()) != 1) {
            throw new CorruptLogException(segments.getFirst(), 0, "the first segment must start at sequence 1");
        }
        return end;
    }

    private static End segment(Io.Handle file, String name, long first, boolean isLast, long from, BlockVisitor visitor)
            throws IOException {
        ByteBuffer header = ByteBuffer.allocate(Frame.SEGMENT_HEADER);
        file.read(header, 0);
        String fault = Frame.faultOfHeader(header.flip(), first);
        if (fault != null) {
            boolean torn = isLast && !claimedDurable(file, 0, first);
            if (!torn || fault.contains("version")) {
                throw new CorruptLogException(name, 0, fault);
            }
            return new End(name, 0, first);
        }
        long offset = Frame.SEGMENT_HEADER;
        long next = first;
        while (offset < file.size()) {
            Frame.Block block = Frame.read(file, offset);
            if (block == null || block.first() != next) {
                if (!isLast || claimedDurable(file, offset, next)) {
                    throw new CorruptLogException(
                            name,
                            offset,
                            block == null
                                    ? "a block that had been on disk fails its checksum"
                                    : "sequence %d, expected %d".formatted(block.first(), next));
                }
                return new End(name, offset, next);
            }
            if (block.next() > from) {
                deliver(block, visitor, name, offset);
            }
            next = block.next();
            offset = block.end();
        }
        return new End(name, offset, next);
    }

    /** Shows a block whose records are known to fit into it. */
    static void deliver(Frame.Block block, BlockVisitor visitor, String name, long offset) {
        ByteBuffer body = block.body();
        byte[] bytes = body.array();
        int from = body.arrayOffset();
        int end = from + body.limit();
        int at = from;
        for (int i = 0; i < block.records(); i++) {
            int length = end - at < 4 ? -1 : length(bytes, at);
            if (length < 0 || length > end - at - 4) {
                throw new CorruptLogException(name, offset, "record %d does not fit into its block".formatted(i));
            }
            at += 4 + length;
        }
        visitor.block(block.first(), bytes, from, at);
    }

    /** Whether a good block after {@code offset} says that the record {@code sequence} had been on disk. */
    private static boolean claimedDurable(Io.Handle file, long offset, long sequence) throws IOException {
        long size = file.size();
        ByteBuffer window = ByteBuffer.allocate(WINDOW);
        for (long base = offset + 8; base + Frame.BLOCK_HEADER <= size; base += WINDOW) {
            window.clear();
            file.read(window, base);
            window.flip();
            for (int at = 0; at + 8 <= window.remaining(); at += 8) {
                if (Frame.startsBlock(window, at)) {
                    Frame.Block block = Frame.read(file, base + at);
                    if (block != null && block.durable() >= sequence && block.first() > sequence) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
