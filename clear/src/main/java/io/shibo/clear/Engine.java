package io.shibo.clear;

import io.shibo.clear.log.AppendLog;
import io.shibo.clear.log.Io;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Facts in, effects out, everything durable: the decider under the {@link Window}, without documents and words.
 * Single-threaded. A failed write or force stops it for good; opening it again recovers what was committed.
 */
public final class Engine implements AutoCloseable {
    private final AppendLog log;
    private final Slices slices;
    private final Trail trail;
    private final List<byte[]> group = new ArrayList<>();
    private boolean sealed;
    private long lastAt;

    private Engine(AppendLog log, Replay replay) {
        this.log = log;
        slices = replay.end();
        trail = replay.trail();
        sealed = replay.sealed();
        lastAt = replay.lastAt();
    }

    /**
     * Opens the engine on its log, replaying it.
     *
     * @param io closed with the engine
     * @throws io.shibo.clear.log.CorruptLogException if acknowledged records are damaged
     * @throws DivergedLogException if the log's decisions cannot be come to again
     */
    public static Engine open(Io io) {
        Replay replay = new Replay();
        AppendLog log = AppendLog.open(io, replay::accept);
        return new Engine(log, replay);
    }

    /** The place in the log that the next record will have. */
    public long nextSequence() {
        return log.nextSequence() + group.size();
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
    public void apply(int place, Event.Logged event, Consumer<Effect> effects) {
        if (event.sequence() != nextSequence()) {
            throw new IllegalArgumentException(
                    "an event for place %d of the log; the next is %d".formatted(event.sequence(), nextSequence()));
        }
        add(new LogEntry.Input(place, event));
        lastAt = Math.max(lastAt, event.at());
        slices.apply(event, effect -> {
            trail.add(effect);
            effects.accept(effect);
        });
    }

    /** Adds what the log keeps beside the events. */
    void add(LogEntry entry) {
        group.add(LogEntry.write(entry));
        sealed = false;
    }

    /** Ends a group: after a crash all of it is there or nothing. */
    public void endGroup() {
        add(new LogEntry.Mark(trail.hash()));
        log.append(group);
        group.clear();
    }

    /** Writes all groups that were ended, so that they can be read; they are durable only after {@link #commit}. */
    void flush() {
        log.flush();
    }

    /** Forces all groups that were ended to disk. */
    public void commit() {
        log.commit();
    }

    /** The slice of a key; null where there is none. */
    public @Nullable State find(Key key) {
        return slices.find(key);
    }

    /** All slices of one space, in no order. */
    public void forEach(Key.Space space, BiConsumer<Key, State> visitor) {
        slices.forEach(space, visitor);
    }

    /** Bytes of memory that the slices take. */
    public long stateBytes() {
        return slices.bytes();
    }

    /** A hash over the whole state; equal states have equal ones. */
    public String stateHash() {
        return slices.hash();
    }

    /** Commits, seals the log with the state's hash and closes it; a log that failed is only let go. */
    @Override
    public void close() {
        try (log) {
            if (!sealed && !log.failed()) {
                log.append(List.of(LogEntry.write(new LogEntry.Seal(slices.hash()))));
            }
        }
    }
}
