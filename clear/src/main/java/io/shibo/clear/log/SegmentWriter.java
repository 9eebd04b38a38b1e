package io.shibo.clear.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Writes and forces blocks, segment after segment: in the caller's thread, or, once {@link #goBeside} was called, in one of
 * its own, so that the next block is gathered while this one is forced. What is done beside is done in order; only one of the
 * two threads is at the files at any time.
 */
final class SegmentWriter implements AutoCloseable {
    /** Blocks on their way to the disk; who brings more waits. */
    private static final int MOST_AHEAD = 4;

    /** Bytes of an array that is kept: a log that once took something huge gives its memory back. */
    private static final int MOST_KEPT = 16 * 1024 * 1024;

    private final Io io;
    private final long segmentBytes;
    private String segment;
    private Io.Handle file;
    private long offset;
    private long next;
    private long durable;
    private boolean written;
    private volatile @Nullable LogFailedException failure;

    /** Whether somebody has heard of the failure. */
    private boolean told;

    private @Nullable ExecutorService beside;
    private final Future<?>[] ahead = new Future<?>[MOST_AHEAD];
    private int turn;

    /** Arrays of blocks that were written, to be filled again. */
    private final Queue<byte[]> spares = new ArrayBlockingQueue<>(2);

    SegmentWriter(Io io, long segmentBytes, String segment, Io.Handle file, long offset, long next) {
        this.io = io;
        this.segmentBytes = segmentBytes;
        this.segment = segment;
        this.file = file;
        this.offset = offset;
        this.next = next;
        durable = next - 1;
    }

    static void begin(Io io, Io.Handle file, long first) throws IOException {
        file.truncate(0);
        file.write(Frame.segmentHeader(first), 0);
        file.sync();
        io.syncFolder();
    }

    /** From now on writes and forces are done in a thread of their own. */
    void goBeside() {
        if (beside == null) {
            beside = Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("log-writer").daemon().factory());
        }
    }

    /** Writes a block; it is read once {@link #await} has returned. */
    void write(Gathered block) {
        run(() -> writeNow(block));
    }

    /** Forces what was written, in the caller's thread. */
    void force() {
        await();
        forceNow();
        check();
    }

    Commit forceLater() {
        Future<?> done = run(this::forceNow);
        return () -> {
            await(done);
            check();
        };
    }

    private Future<?> run(Runnable task) {
        ExecutorService thread = beside;
        if (thread == null) {
            task.run();
            check();
            return CompletableFuture.completedFuture(null);
        }
        turn = (turn + 1) % MOST_AHEAD;
        await(ahead[turn]);
        check();
        Future<?> done = thread.submit(task);
        ahead[turn] = done;
        return done;
    }

    /** Waits for all that is under way. */
    void await() {
        for (int i = 0; i < MOST_AHEAD; i++) {
            await(ahead[i]);
        }
        check();
    }

    private static void await(@Nullable Future<?> task) {
        if (task == null) {
            return;
        }
        try {
            task.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the disk", interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the log's writer has failed", failed.getCause());
        }
    }

    private void writeNow(Gathered block) {
        if (failure != null) {
            return;
        }
        try {
            ByteBuffer bytes = block.block(durable);
            int length = bytes.remaining();
            file.write(bytes, offset);
            offset += length;
            next = block.first() + block.endedRecords();
            written = true;
            keep(block.array());
        } catch (IOException failed) {
            stop("writing", failed);
        }
    }

    private void keep(byte[] array) {
        if (array.length <= MOST_KEPT) {
            spares.offer(array);
        }
    }

    /** An array that a block was written from, so that a busy log makes none; null where there is none. */
    byte @Nullable [] spare() {
        return spares.poll();
    }

    private void forceNow() {
        if (failure != null || !written) {
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
            stop("forcing", failed);
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
    LogFailedException stop(String doing, IOException cause) {
        LogFailedException stopped = new LogFailedException(doing, segment, cause);
        failure = stopped;
        return stopped;
    }

    boolean failed() {
        return failure != null;
    }

    /** The first failure is told as it was, to whoever comes first; later ones hear that the log has stopped. */
    void check() {
        LogFailedException stopped = failure;
        if (stopped != null && told) {
            throw new LogFailedException("the log has stopped: " + stopped.getMessage());
        }
        if (stopped != null) {
            told = true;
            throw stopped;
        }
    }

    /** Writes a block without records, which says that what stands before it was on disk. */
    void markEnd() {
        try {
            file.write(new Gathered(next).block(durable), offset);
            file.sync();
        } catch (IOException failed) {
            throw stop("closing", failed);
        }
    }

    @Override
    public void close() {
        ExecutorService thread = beside;
        if (thread != null) {
            thread.close();
        }
        try (Io folder = io;
                Io.Handle open = file) {
            // Both are closed whatever happens; what matters was forced before.
        } catch (IOException ignored) {
            // Nothing is lost by a handle that does not close.
        }
    }
}
