package io.shibo.clear.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The single writer of a log. Not thread-safe.
 *
 * <pre>{@code
 * try (AppendLog log = AppendLog.open(Disk.forWriting(folder), (sequence, bytes) -> state.apply(bytes))) {
 *     log.append(List.of(bytes));
 *     log.commit();          // on disk from here on: receipts may leave
 * }
 * }</pre>
 */
public final class AppendLog implements AutoCloseable {
    /** Bytes after which a new segment is begun. */
    public static final long SEGMENT_BYTES = 64L * 1024 * 1024;

    /** Bytes gathered before they are written, though not yet forced. */
    private static final int BLOCK_BYTES = 4 * 1024 * 1024;

    private final Io io;
    private final long segmentBytes;
    private final List<byte[]> gathered = new ArrayList<>();
    private long gatheredBytes;
    private String segment;
    private Io.Handle file;
    private long offset;
    private long next;
    private long durable;
    private boolean written;
    private @Nullable LogFailedException failure;

    private AppendLog(Io io, long segmentBytes, String segment, Io.Handle file, long offset, long next) {
        this.io = io;
        this.segmentBytes = segmentBytes;
        this.segment = segment;
        this.file = file;
        this.offset = offset;
        this.next = next;
        this.durable = next - 1;
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
        String name = Frame.name(1);
        try {
            List<String> segments = LogReader.segments(io);
            LogReader.End end = LogReader.scan(io, segments, from, replay);
            if (end.segment() != null) {
                name = end.segment();
            }
            Io.Handle file = io.open(name);
            if (end.segment() == null || end.offset() == 0) {
                begin(io, file, Frame.first(name));
                return new AppendLog(io, segmentBytes, name, file, Frame.SEGMENT_HEADER, end.next());
            }
            if (file.size() > end.offset()) {
                file.truncate(end.offset());
            }
            // What a killed process wrote may be read here and not be on disk yet; from now on it counts as
            // acknowledged.
            file.sync();
            return new AppendLog(io, segmentBytes, name, file, end.offset(), end.next());
        } catch (IOException failed) {
            throw new LogFailedException("opening", name, failed);
        }
    }

    private static void begin(Io io, Io.Handle file, long first) throws IOException {
        file.truncate(0);
        file.write(Frame.segmentHeader(first), 0);
        file.sync();
        io.syncFolder();
    }

    /** The sequence that the next record will have. */
    public long nextSequence() {
        return next + gathered.size();
    }

    /**
     * Adds records that belong together: after a crash either all or none of them are there. They are durable after
     * {@link #commit}.
     */
    public void append(List<byte[]> records) {
        check();
        for (byte[] record : records) {
            gathered.add(record);
            gatheredBytes += record.length + 4L;
        }
        if (gatheredBytes > Frame.MAX_BODY / 2) {
            throw new IllegalArgumentException("%d bytes were appended without a commit".formatted(gatheredBytes));
        }
        if (gatheredBytes > BLOCK_BYTES) {
            writeBlock();
        }
    }

    /** Writes what was appended, so that it can be read; it is durable only after {@link #commit}. */
    public void flush() {
        check();
        if (!gathered.isEmpty()) {
            writeBlock();
        }
    }

    /** Forces all that was appended to disk; when this returns, it may be acknowledged. */
    public void commit() {
        flush();
        if (!written) {
            return;
        }
        try {
            file.sync();
            durable = next - 1;
            written = false;
            if (offset >= segmentBytes) {
                roll();
            }
        } catch (IOException failed) {
            throw stop("forcing", failed);
        }
    }

    private void writeBlock() {
        try {
            ByteBuffer block = Frame.block(next, gathered, durable);
            int length = block.remaining();
            file.write(block, offset);
            offset += length;
            next += gathered.size();
            gathered.clear();
            gatheredBytes = 0;
            written = true;
        } catch (IOException failed) {
            throw stop("writing", failed);
        }
    }

    private void roll() throws IOException {
        file.close();
        segment = Frame.name(next);
        file = io.open(segment);
        begin(io, file, next);
        offset = Frame.SEGMENT_HEADER;
    }

    /** Never retried: after a failed force nobody knows what the disk holds. */
    private LogFailedException stop(String doing, IOException cause) {
        failure = new LogFailedException(doing, segment, cause);
        return failure;
    }

    /** Stops the log since a file beside it could not be written; gives what is to be thrown. */
    public LogFailedException fail(String doing, IOException cause) {
        return stop(doing, cause);
    }

    /** Whether a write or a force has failed, after which nothing more is taken. */
    public boolean failed() {
        return failure != null;
    }

    private void check() {
        if (failure != null) {
            throw new LogFailedException("the log has stopped: " + failure.getMessage());
        }
    }

    /** Commits and marks a clean end, so that later damage to the last block is noticed. */
    @Override
    public void close() {
        try {
            if (failure == null) {
                commit();
                file.write(Frame.block(next, List.of(), durable), offset);
                file.sync();
            }
        } catch (IOException failed) {
            throw stop("closing", failed);
        } finally {
            release();
        }
    }

    private void release() {
        try (Io folder = io;
                Io.Handle open = file) {
            // Both are closed whatever happens; what matters was forced before.
        } catch (IOException ignored) {
            // Nothing is lost by a handle that does not close.
        }
    }
}
