package io.shibo.clear.engine;

import io.shibo.clear.Window;
import io.shibo.clear.internal.Sink;
import io.shibo.clear.log.AppendLog;
import io.shibo.clear.log.Commit;
import io.shibo.clear.log.Io;
import io.shibo.clear.log.LogReader;
import io.shibo.clear.step.Effect;
import io.shibo.clear.step.Event;
import io.shibo.clear.step.EventBatch;
import io.shibo.clear.step.EventBytes;
import io.shibo.clear.step.FiledBytes;
import io.shibo.clear.step.Key;
import io.shibo.clear.step.Slices;
import io.shibo.clear.step.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Facts in, effects out, everything durable: the decider under the {@link Window}, without documents and words.
 * Single-threaded. A failed write or force stops it for good; opening it again recovers what was committed.
 */
public final class Engine implements AutoCloseable {
    private static final byte[] OF_NO_MESSAGE = LogEntry.inputHead(0);

    /** Between two snapshots; so many are replayed at the most, in a second or two. */
    private static final long EVENTS_A_SNAPSHOT = 2_000_000;

    private final Io io;
    private final AppendLog log;
    private final Slices slices;
    private final Trail trail;
    private final Sink bytes = new Sink();
    private final SnapshotWriter snapshots = new SnapshotWriter();
    private final long every;
    private boolean sealed;

    /** Whether a group was begun and not ended. */
    private boolean isOpen;

    /** Whether the last record is a group's mark. */
    private boolean marked;

    private long sinceSnapshot;
    private long lastAt;

    private Engine(Io io, AppendLog log, Replay replay, long every) {
        this.io = io;
        this.log = log;
        this.every = every;
        sinceSnapshot = replay.inputs();
        slices = replay.end();
        trail = replay.trail();
        sealed = replay.sealed();
        lastAt = replay.lastAt();
    }

    /**
     * Opens the engine on its log: takes the newest snapshot and replays what came after.
     *
     * @param io closed with the engine
     * @throws io.shibo.clear.log.CorruptLogException if acknowledged records or the snapshot are damaged
     * @throws DivergedLogException if the log's decisions cannot be come to again
     */
    public static Engine open(Io io) {
        return open(io, EVENTS_A_SNAPSHOT);
    }

    /** @param every events between two snapshots, ≥ 1 */
    public static Engine open(Io io, long every) {
        Snapshot snapshot;
        try {
            snapshot = Snapshot.open(io);
        } catch (IOException failed) {
            throw new UncheckedIOException("the log's folder cannot be read: " + failed.getMessage(), failed);
        }
        Replay replay = snapshot == null ? new Replay() : new Replay(snapshot);
        long from = snapshot == null ? 1 : snapshot.sequence() + 1;
        LogReader.BlockVisitor blocks = (first, bytes, start, end) -> replay.block(from, first, bytes, start, end);
        return new Engine(io, AppendLog.open(io, AppendLog.SEGMENT_BYTES, from, blocks), replay, every);
    }

    /** The place in the log that the next record will have. */
    public long nextSequence() {
        return log.nextSequence();
    }

    /** The time of the last event, milliseconds since 1970 in UTC; 0 before the first. The log's time never runs backwards. */
    public long lastAt() {
        return lastAt;
    }

    /**
     * Decides an event and all that follows from it, and adds it to the group.
     *
     * @param place of the document in its message, from 1; 0 where no message brought it
     * @param event its sequence must be {@link #nextSequence}
     * @param effects takes what is to be done once {@link #commit} has returned
     */
    public void apply(int place, Event.Logged event, Consumer<? super Effect> effects) {
        if (event.sequence() != nextSequence()) {
            throw new IllegalArgumentException(
                    "an event for place %d of the log; the next is %d".formatted(event.sequence(), nextSequence()));
        }
        EventBytes.write(event, bytes.reset());
        log(LogEntry.inputHead(place), bytes.array(), 0, bytes.length(), event.at());
        slices.apply(event, bytes.array(), 0, bytes.length(), heard(effects));
    }

    /**
     * Decides events that come together, {@link #apply} for each, and adds them to the group. What they concern is brought near
     * first.
     *
     * @param from and {@code to}: which of the batch; filed documents get their places in the log here
     */
    public void applyAll(EventBatch batch, int from, int to, Consumer<? super Effect> effects) {
        Consumer<Effect> heard = heard(effects);
        byte[] array = batch.array();
        int[] offsets = batch.offsets();
        for (int near = from; near < to; near += Slices.MOST_EXPECTED) {
            int end = Math.min(near + Slices.MOST_EXPECTED, to);
            slices.expect(array, offsets, near, end);
            for (int i = near; i < end; i++) {
                batch.number(i, nextSequence());
                log(OF_NO_MESSAGE, array, offsets[i], offsets[i + 1] - offsets[i], FiledBytes.at(array, offsets[i]));
                slices.apply(array, offsets[i], offsets[i + 1], heard);
            }
        }
    }

    private Consumer<Effect> heard(Consumer<? super Effect> effects) {
        return effect -> {
            trail.add(effect);
            effects.accept(effect);
        };
    }

    private void log(byte[] head, byte[] event, int from, int count, long at) {
        log.add(head, event, from, count);
        isOpen = true;
        marked = false;
        sealed = false;
        lastAt = Math.max(lastAt, at);
        sinceSnapshot++;
    }

    /** Adds what the log keeps beside the events. */
    public void add(LogEntry entry) {
        LogEntry.write(entry, bytes.reset());
        log.add(bytes.array(), 0, bytes.length());
        isOpen = true;
        marked = entry instanceof LogEntry.Mark;
        sealed = false;
    }

    /** Ends a group: after a crash all of it is there or nothing. */
    public void endGroup() {
        add(new LogEntry.Mark(trail.hash()));
        log.endGroup();
        isOpen = false;
    }

    /** Writes all groups that were ended, so that they can be read; they are durable only after {@link #commit}. */
    public void flush() {
        log.flush();
    }

    /** Forces all groups that were ended to disk; from time to time takes a snapshot behind them. */
    public void commit() {
        log.commit();
        slices.forget();
        if (sinceSnapshot >= every) {
            snapshot();
        }
    }

    /**
     * Forces all groups that were ended beside the caller, who may go on deciding; effects may leave once it says that it is
     * done.
     */
    public Commit commitLater() {
        Commit commit = log.commitLater();
        slices.forget();
        if (sinceSnapshot >= every && !isOpen && marked) {
            adopt(true);
            snapshots.begin(job(), commit, io);
            sinceSnapshot = 0;
        } else {
            adopt(false);
        }
        return commit;
    }

    private Snapshot.Job job() {
        return new Snapshot.Job(nextSequence() - 1, trail.hash(), lastAt, slices.setAside(), slices.copies());
    }

    /** Takes over a snapshot that was written beside; {@code wait}: also one that still is. */
    private void adopt(boolean wait) {
        try {
            Snapshot.Job.Stored stored = snapshots.take(wait);
            if (stored != null) {
                slices.adopt(stored.attic(), stored.added());
            }
        } catch (IOException failed) {
            throw log.fail("writing a snapshot beside", failed);
        }
    }

    /**
     * Retires what nothing waits for and writes a snapshot: what is in memory is then what is open. {@link #commit} does it
     * from time to time. Does nothing where no group was ended since the opening.
     */
    public void snapshot() {
        if (isOpen || !marked) {
            return;
        }
        log.commit();
        adopt(true);
        try {
            Snapshot.Job.Stored stored = job().write(io);
            slices.adopt(stored.attic(), stored.added());
        } catch (IOException failed) {
            throw log.fail("writing a snapshot beside", failed);
        }
        sinceSnapshot = 0;
    }

    /** The slice of a key; null where there is none. */
    public @Nullable State find(Key key) {
        return slices.find(key);
    }

    /** The state itself, to be read. */
    public Slices slices() {
        adopt(true);
        return slices;
    }

    /** All slices of one space, in no order. */
    public void forEach(Key.Space space, BiConsumer<Key, State> visitor) {
        adopt(true);
        slices.forEach(space, visitor);
    }

    /** Slices in memory; the others are on disk. */
    public long slicesInMemory() {
        return slices.inMemory();
    }

    /** Bytes of memory that the slices take. */
    public long stateBytes() {
        return slices.bytes();
    }

    /** A hash over the whole state; equal states have equal ones. */
    public String stateHash() {
        adopt(true);
        return slices.hash();
    }

    /** Commits, seals the log with the state's hash and closes it; a log that failed is only let go. */
    @Override
    public void close() {
        try (log;
                slices;
                snapshots) {
            if (!log.failed()) {
                adopt(true);
            }
            if (!sealed && !log.failed()) {
                log.append(List.of(LogEntry.write(new LogEntry.Seal(slices.hash()))));
            }
        } catch (IOException ignored) {
            // Nothing is lost by a retired slice's file that does not close.
        }
    }
}
