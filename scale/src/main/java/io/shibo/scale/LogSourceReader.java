package io.shibo.scale;

import io.shibo.clear.engine.LogEntry;
import io.shibo.clear.log.Disk;
import io.shibo.clear.log.LogReader;
import io.shibo.clear.step.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;

/**
 * Reads a log ahead in a thread of its own, a bounded number of events, and gives them on as they are asked for. Messages,
 * findings and hashes between the events are passed over.
 */
final class LogSourceReader implements SourceReader<byte[], LogSplit> {
    private static final int AHEAD = 4096;

    /** One event, or how the reading ended. */
    private sealed interface Read {
        record One(long sequence, byte[] event) implements Read {}

        record End(@Nullable Throwable failure) implements Read {}
    }

    private final SourceReaderContext context;
    private final BlockingQueue<Read> ahead = new ArrayBlockingQueue<>(AHEAD);
    private volatile CompletableFuture<Void> available = new CompletableFuture<>();
    private @Nullable LogSplit split;
    private @Nullable Thread thread;
    private boolean noMore;

    LogSourceReader(SourceReaderContext context) {
        this.context = context;
    }

    @Override
    public void start() {
        if (split == null) {
            context.sendSplitRequest();
        }
    }

    @Override
    public void addSplits(List<LogSplit> splits) {
        for (LogSplit one : splits) {
            if (split != null) {
                throw new IllegalStateException("a reader takes one log, and has " + split.folder());
            }
            split = one;
            thread = Thread.ofPlatform().daemon().name("log-reader").start(() -> readAhead(one));
        }
    }

    private void readAhead(LogSplit from) {
        Throwable failure = null;
        try (Disk disk = Disk.forReading(Path.of(from.folder()))) {
            LogReader.read(disk, from.from(), (sequence, bytes) -> {
                if (LogEntry.read(bytes) instanceof LogEntry.Input input) {
                    put(new Read.One(sequence, Event.write(input.event())));
                }
            });
        } catch (IOException | RuntimeException failed) {
            failure = failed;
        }
        put(new Read.End(failure));
    }

    private void put(Read read) {
        try {
            ahead.put(read);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("reading was stopped", closing);
        }
        available.complete(null);
    }

    @Override
    public InputStatus pollNext(ReaderOutput<byte[]> output) throws IOException {
        Read next = ahead.poll();
        LogSplit reading = split;
        if (next == null || reading == null) {
            return reading == null && noMore ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
        }
        return switch (next) {
            case Read.One one -> {
                output.collect(one.event(), one.sequence());
                split = new LogSplit(reading.folder(), one.sequence() + 1);
                yield InputStatus.MORE_AVAILABLE;
            }
            case Read.End end
            when end.failure() == null -> {
                // Stays at the end: a restart after the last checkpoint has nothing to read again.
                ahead.add(end);
                yield InputStatus.END_OF_INPUT;
            }
            case Read.End end ->
                throw new IOException("the log %s cannot be read".formatted(reading.folder()), end.failure());
        };
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        // A future that somebody may wait for is never replaced before it is complete.
        if (available.isDone()) {
            available = new CompletableFuture<>();
        }
        if (!ahead.isEmpty() || split == null && noMore) {
            available.complete(null);
        }
        return available;
    }

    @Override
    public List<LogSplit> snapshotState(long checkpoint) {
        LogSplit reading = split;
        return reading == null ? List.of() : List.of(reading);
    }

    @Override
    public void notifyNoMoreSplits() {
        noMore = true;
        available.complete(null);
    }

    @Override
    public void close() {
        Thread reading = thread;
        if (reading != null) {
            reading.interrupt();
        }
    }
}
