package io.shibo.scale;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/**
 * A window's log as a source that can be read again from any place: its events in order, each as its bytes and with its place in
 * the log as its time. A checkpoint
 * keeps the place; after a failure reading goes on from there, so every event counts once. A log has one order and therefore
 * one split and one reader; what follows may be spread over many.
 */
final class LogSource implements Source<byte[], LogSplit, Collection<LogSplit>> {
    private static final long serialVersionUID = 1L;

    private final String folder;

    /** @param folder of the log, as every machine sees it */
    LogSource(String folder) {
        this.folder = folder;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<byte[], LogSplit> createReader(SourceReaderContext context) {
        return new LogSourceReader(context);
    }

    @Override
    public SplitEnumerator<LogSplit, Collection<LogSplit>> createEnumerator(SplitEnumeratorContext<LogSplit> context) {
        return new OneReader(context, List.of(new LogSplit(folder, 1)));
    }

    @Override
    public SplitEnumerator<LogSplit, Collection<LogSplit>> restoreEnumerator(
            SplitEnumeratorContext<LogSplit> context, Collection<LogSplit> waiting) {
        return new OneReader(context, waiting);
    }

    @Override
    public SimpleVersionedSerializer<LogSplit> getSplitSerializer() {
        return LogSplit.BYTES;
    }

    @Override
    public SimpleVersionedSerializer<Collection<LogSplit>> getEnumeratorCheckpointSerializer() {
        return WAITING;
    }

    private static final SimpleVersionedSerializer<Collection<LogSplit>> WAITING = new SimpleVersionedSerializer<>() {
        @Override
        public int getVersion() {
            return LogSplit.BYTES.getVersion();
        }

        @Override
        public byte[] serialize(Collection<LogSplit> splits) throws IOException {
            return splits.isEmpty()
                    ? new byte[0]
                    : LogSplit.BYTES.serialize(splits.iterator().next());
        }

        @Override
        public Collection<LogSplit> deserialize(int version, byte[] bytes) throws IOException {
            return bytes.length == 0 ? List.of() : List.of(LogSplit.BYTES.deserialize(version, bytes));
        }
    };

    /** Hands the log to the first reader that asks, and to the next where that one failed. */
    private static final class OneReader implements SplitEnumerator<LogSplit, Collection<LogSplit>> {
        private final SplitEnumeratorContext<LogSplit> context;
        private final Deque<LogSplit> waiting;

        OneReader(SplitEnumeratorContext<LogSplit> context, Collection<LogSplit> waiting) {
            this.context = context;
            this.waiting = new ArrayDeque<>(waiting);
        }

        @Override
        public void start() {}

        @Override
        public void handleSplitRequest(int reader, @Nullable String host) {
            LogSplit split = waiting.poll();
            if (split != null) {
                context.assignSplit(split, reader);
            }
            context.signalNoMoreSplits(reader);
        }

        @Override
        public void addSplitsBack(List<LogSplit> splits, int reader) {
            waiting.addAll(splits);
        }

        @Override
        public void addReader(int reader) {}

        @Override
        public Collection<LogSplit> snapshotState(long checkpoint) {
            return List.copyOf(waiting);
        }

        @Override
        public void close() {}
    }
}
