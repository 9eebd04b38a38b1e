package io.shibo.clear.engine;

import io.shibo.clear.log.Commit;
import io.shibo.clear.log.Io;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Writes snapshots beside the deciding thread, one at a time. The thread is begun with the first one. */
final class SnapshotWriter implements AutoCloseable {
    private @Nullable ExecutorService beside;
    private @Nullable Future<Snapshot.Job.Stored> pending;

    /** @param durable what the snapshot is taken behind: a log without it would be another's */
    void begin(Snapshot.Job job, Commit durable, Io io) {
        ExecutorService thread = beside;
        if (thread == null) {
            thread = Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("snapshot-writer").daemon().factory());
            beside = thread;
        }
        pending = thread.submit(() -> {
            durable.await();
            return job.write(io);
        });
    }

    /**
     * What came of the last one, once; null where none was begun since, or it is not done and nobody waits.
     *
     * @throws IOException if it could not be written
     */
    Snapshot.Job.@Nullable Stored take(boolean wait) throws IOException {
        Future<Snapshot.Job.Stored> begun = pending;
        if (begun == null || !wait && !begun.isDone()) {
            return null;
        }
        pending = null;
        try {
            return begun.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a snapshot was written", interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException reason) {
                throw reason;
            }
            throw new IOException(String.valueOf(failed.getCause()), failed.getCause());
        }
    }

    @Override
    public void close() {
        if (beside != null) {
            beside.close();
        }
    }
}
