package io.shibo.clear.log;

import java.io.IOException;
import java.util.List;

/**
 * The single writer of a log. Not thread-safe.
 *
 * <pre>{@code
 * try (AppendLog log = AppendLog.open(Disk.forWriting(folder), (sequence, bytes) -> state.apply(bytes))) {
 *     log.append(List.of(bytes));
 *     log.commit();          // on disk from here on: receipts may leave
 * }
 * }</pre>
 *
 * Where many things come at once, {@link #commitLater} forces beside the caller, which gathers the next ones meanwhile.
 */
public final class AppendLog implements AutoCloseable {
    /** Bytes after which a new segment is begun. */
    public static final long SEGMENT_BYTES = 64L * 1024 * 1024;

    /** Bytes gathered before they are written, though not yet forced. */
    private static final int BLOCK_BYTES = 4 * 1024 * 1024;

    private final SegmentWriter writer;
    private Gathered gathered;

    private AppendLog(SegmentWriter writer, long next) {
        this.writer = writer;
        gathered = new Gathered(next);
    }

    /** Opens a log with segments of {@value #SEGMENT_BYTES} bytes; see {@link #open(Io, long, LogReader.Visitor)}. */
    public static AppendLog open(Io io, LogReader.Visitor replay) {
        return open(io, SEGMENT_BYTES, 1, replay);
    }

    /** Opens a log and replays it from its first record on; see {@link #open(Io, long, long, LogReader.Visitor)}. */
    public static AppendLog open(Io io, long segmentBytes, LogReader.Visitor replay) {
        return open(io, segmentBytes, 1, replay);
    }

    /**
     * Opens a log, replays its records and cuts off a torn end, which was never acknowledged.
     *
     * @param io closed with the log
     * @param from the first record to be replayed; segments that end before it are not read
     * @throws CorruptLogException if acknowledged records are damaged or missing; nothing was changed
     * @throws LogFailedException if the disk fails
     */
    public static AppendLog open(Io io, long segmentBytes, long from, LogReader.Visitor replay) {
        return open(io, segmentBytes, from, LogReader.each(from, replay));
    }

    /** Likewise, block by block: what lies before {@code from} in its block is shown too. */
    public static AppendLog open(Io io, long segmentBytes, long from, LogReader.BlockVisitor replay) {
        String name = Frame.name(1);
        try {
            List<String> segments = LogReader.segments(io);
            LogReader.End end = LogReader.scan(io, segments, from, replay);
            if (end.segment() != null) {
                name = end.segment();
            }
            Io.Handle file = io.open(name);
            if (end.segment() == null || end.offset() == 0) {
                SegmentWriter.begin(io, file, Frame.first(name));
                return new AppendLog(
                        new SegmentWriter(io, segmentBytes, name, file, Frame.SEGMENT_HEADER, end.next()), end.next());
            }
            if (file.size() > end.offset()) {
                file.truncate(end.offset());
            }
            // What a killed process wrote may be read here and not be on disk yet; from now on it counts as
            // acknowledged.
            file.sync();
            return new AppendLog(new SegmentWriter(io, segmentBytes, name, file, end.offset(), end.next()), end.next());
        } catch (IOException failed) {
            throw new LogFailedException("opening", name, failed);
        }
    }

    /** The sequence that the next record will have. */
    public long nextSequence() {
        return gathered.first() + gathered.records();
    }

    /**
     * Adds records that belong together: after a crash either all or none of them are there. They are durable after
     * {@link #commit}.
     */
    public void append(List<byte[]> records) {
        for (byte[] record : records) {
            add(record, 0, record.length);
        }
        endGroup();
    }

    /** Adds a record to the group that is open. */
    public void add(byte[] record, int from, int count) {
        writer.check();
        gathered.add(record, from, count);
    }

    /** Adds a record of two parts to the group that is open. */
    public void add(byte[] head, byte[] body, int from, int count) {
        writer.check();
        gathered.add(head, 0, head.length, body, from, count);
    }

    /** Ends the group that is open: after a crash all of it is there or nothing. */
    public void endGroup() {
        writer.check();
        gathered.endGroup();
        if (gathered.endedBytes() > Frame.MAX_BODY / 2) {
            throw new IllegalArgumentException(
                    "%d bytes were appended without a commit".formatted(gathered.endedBytes()));
        }
        if (gathered.endedBytes() > BLOCK_BYTES) {
            writer.write(cut());
        }
    }

    private Gathered cut() {
        Gathered block = gathered;
        gathered = block.next(writer.spare());
        return block;
    }

    /** Writes the groups that were ended, so that they can be read; they are durable only after {@link #commit}. */
    public void flush() {
        writer.check();
        if (gathered.endedRecords() > 0) {
            writer.write(cut());
        }
        writer.await();
    }

    /** Forces all groups that were ended to disk; when this returns, they may be acknowledged. */
    public void commit() {
        flush();
        writer.force();
    }

    /** Forces all groups that were ended to disk beside the caller; they may be acknowledged once it says so. */
    public Commit commitLater() {
        writer.check();
        writer.goBeside();
        if (gathered.endedRecords() > 0) {
            writer.write(cut());
        }
        return writer.forceLater();
    }

    /** Stops the log since a file beside it could not be written; gives what is to be thrown. */
    public LogFailedException fail(String doing, IOException cause) {
        return writer.stop(doing, cause);
    }

    /** Whether a write or a force has failed, after which nothing more is taken. */
    public boolean failed() {
        return writer.failed();
    }

    /** Commits and marks a clean end, so that later damage to the last block is noticed. */
    @Override
    public void close() {
        try (SegmentWriter last = writer) {
            if (!last.failed()) {
                commit();
                last.markEnd();
            }
        }
    }
}
