package io.shibo.clear.engine;

import io.shibo.clear.internal.Source;
import io.shibo.clear.log.Io;
import io.shibo.clear.log.LogReader;
import io.shibo.clear.step.Effect;
import io.shibo.clear.step.Event;
import io.shibo.clear.step.FiledBytes;
import io.shibo.clear.step.Slices;
import java.io.IOException;
import java.util.function.BiConsumer;

/**
 * Rebuilds the state from the log, deciding everything anew and comparing with what was decided then.
 *
 * <p>A difference means that the program decides otherwise than the one that wrote the log, or that the log was made up:
 * the window must not go on from there.
 *
 * <p>Whole blocks are replayed the express way, where it is one; single records, which is how a log is audited, step by step:
 * so an audit compares the one with the other.
 */
public final class Replay {
    private final Slices slices;
    private final Trail trail;
    private final BiConsumer<Event.Logged, Effect> watcher;
    private final int[] starts = new int[Slices.MOST_EXPECTED];
    private final int[] ends = new int[Slices.MOST_EXPECTED];
    private long inputs;
    private long compared;
    private long lastAt;
    private boolean sealed;
    private long sequence;
    private long begins = 1;

    public Replay() {
        this((event, effect) -> {});
    }

    /** @param watcher hears of every effect */
    public Replay(BiConsumer<Event.Logged, Effect> watcher) {
        this.watcher = watcher;
        slices = new Slices();
        trail = new Trail(0);
    }

    /** Goes on from a snapshot. */
    public Replay(Snapshot snapshot) {
        this(snapshot, (event, effect) -> {});
    }

    private Replay(Snapshot snapshot, BiConsumer<Event.Logged, Effect> watcher) {
        this.watcher = watcher;
        begins = snapshot.sequence() + 1;
        slices = snapshot.slices();
        trail = new Trail(snapshot.trail());
        lastAt = snapshot.lastAt();
    }

    /**
     * A replay of what stands after a place of the log: from the newest snapshot where that is not younger, otherwise from
     * the first record.
     *
     * @param watcher hears of every effect from {@link #begins} on
     */
    public static Replay after(Io io, long place, BiConsumer<Event.Logged, Effect> watcher) throws IOException {
        Snapshot snapshot = Snapshot.open(io);
        if (snapshot != null && snapshot.sequence() <= place) {
            return new Replay(snapshot, watcher);
        }
        if (snapshot != null) {
            snapshot.slices().close();
        }
        return new Replay(watcher);
    }

    /** The first record that it has to be given. */
    public long begins() {
        return begins;
    }

    /**
     * Replays the records of a block.
     *
     * @param from records before this one are left out
     * @param first sequence of the first one in the block
     * @param start where it lies, as {@link LogReader.BlockVisitor} says; the last one ends at {@code end}
     */
    void block(long from, long first, byte[] bytes, int start, int end) {
        long next = first;
        int at = start;
        while (at < end) {
            int count = 0;
            while (at < end && count < ends.length) {
                int body = at + 4;
                at = body + LogReader.length(bytes, at);
                if (next++ >= from) {
                    starts[count] = body + LogEntry.INPUT_HEAD;
                    ends[count++] = at;
                }
            }
            slices.expect(bytes, starts, 0, count);
            for (int i = 0; i < count; i++) {
                sequence = next - count + i;
                record(bytes, starts[i], ends[i]);
            }
        }
    }

    private void record(byte[] bytes, int event, int end) {
        int from = event - LogEntry.INPUT_HEAD;
        try {
            if (end > event && LogEntry.isInput(bytes, from) && FiledBytes.isFiled(bytes, event)) {
                numbered(FiledBytes.sequence(bytes, event), FiledBytes.at(bytes, event));
                slices.apply(bytes, event, end, trail::add);
            } else {
                accept(sequence, LogEntry.read(new Source(bytes, from, end)));
            }
        } catch (IllegalStateException unreadable) {
            throw new DivergedLogException(sequence, "it cannot be read: " + unreadable.getMessage());
        }
    }

    /** Replays one record of the log. */
    public void accept(long at, byte[] bytes) {
        try {
            accept(at, LogEntry.read(bytes));
        } catch (IllegalStateException unreadable) {
            throw new DivergedLogException(at, "it cannot be read: " + unreadable.getMessage());
        }
    }

    public void accept(long at, LogEntry entry) {
        sequence = at;
        sealed = entry instanceof LogEntry.Seal;
        switch (entry) {
            case LogEntry.Input input -> input(input.event());
            case LogEntry.Mark mark -> {
                compare("trail of decisions", mark.trail(), trail.hash());
                slices.forget();
            }
            case LogEntry.Seal seal -> compare("state hash", seal.stateHash(), slices.hash());
            case LogEntry.Message message -> lastAt = Math.max(lastAt, message.at());
            case LogEntry.Findings findings -> {
                // Words, which nothing is decided by.
            }
        }
    }

    private void input(Event.Logged event) {
        numbered(event.sequence(), event.at());
        slices.apply(event, effect -> {
            trail.add(effect);
            watcher.accept(event, effect);
        });
    }

    private void numbered(long place, long at) {
        if (place != sequence) {
            throw new DivergedLogException(sequence, "its event says that it is record %d".formatted(place));
        }
        inputs++;
        lastAt = Math.max(lastAt, at);
    }

    private void compare(String what, Object recorded, Object ours) {
        compared++;
        if (!recorded.equals(ours)) {
            throw new DivergedLogException(sequence, "%s %s, recorded %s".formatted(what, ours, recorded));
        }
    }

    /** The time of the last event; the log's time never runs backwards. */
    public long lastAt() {
        return lastAt;
    }

    /** Whether the last record is a seal, as after a clean end. */
    boolean sealed() {
        return sealed;
    }

    /** The state after the last record. */
    public Slices end() {
        return slices;
    }

    Trail trail() {
        return trail;
    }

    public long inputs() {
        return inputs;
    }

    /** Recorded hashes that were come to again. */
    public long compared() {
        return compared;
    }
}
