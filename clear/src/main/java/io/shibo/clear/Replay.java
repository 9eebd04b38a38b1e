package io.shibo.clear;

import java.util.function.BiConsumer;

/**
 * Rebuilds the state from the log, deciding everything anew and comparing with what was decided then.
 *
 * <p>A difference means that the program decides otherwise than the one that wrote the log, or that the log was made up:
 * the window must not go on from there.
 */
final class Replay {
    private final Slices slices;
    private final Trail trail;
    private final BiConsumer<Event.Logged, Effect> watcher;
    private long inputs;
    private long compared;
    private long lastAt;
    private boolean sealed;
    private long sequence;

    Replay() {
        this((event, effect) -> {});
    }

    /** @param watcher hears of every effect */
    Replay(BiConsumer<Event.Logged, Effect> watcher) {
        this.watcher = watcher;
        slices = new Slices();
        trail = new Trail(0);
    }

    /** Goes on from a snapshot. */
    Replay(Snapshot snapshot) {
        watcher = (event, effect) -> {};
        slices = snapshot.slices();
        trail = new Trail(snapshot.trail());
        lastAt = snapshot.lastAt();
    }

    /** Replays one record of the log. */
    void accept(long at, byte[] bytes) {
        try {
            accept(at, LogEntry.read(bytes));
        } catch (IllegalStateException unreadable) {
            throw new DivergedLogException(at, "it cannot be read: " + unreadable.getMessage());
        }
    }

    void accept(long at, LogEntry entry) {
        sequence = at;
        sealed = entry instanceof LogEntry.Seal;
        switch (entry) {
            case LogEntry.Input input -> input(input.event());
            case LogEntry.Mark mark -> compare("trail of decisions", mark.trail(), trail.hash());
            case LogEntry.Seal seal -> compare("state hash", seal.stateHash(), slices.hash());
            case LogEntry.Message message -> lastAt = Math.max(lastAt, message.at());
            case LogEntry.Findings findings -> {
                // Words, which nothing is decided by.
            }
        }
    }

    private void input(Event.Logged event) {
        if (event.sequence() != sequence) {
            throw new DivergedLogException(sequence, "its event says that it is record %d".formatted(event.sequence()));
        }
        inputs++;
        lastAt = Math.max(lastAt, event.at());
        slices.apply(event, effect -> {
            trail.add(effect);
            watcher.accept(event, effect);
        });
    }

    private void compare(String what, Object recorded, Object ours) {
        compared++;
        if (!recorded.equals(ours)) {
            throw new DivergedLogException(sequence, "%s %s, recorded %s".formatted(what, ours, recorded));
        }
    }

    /** The time of the last event; the log's time never runs backwards. */
    long lastAt() {
        return lastAt;
    }

    /** Whether the last record is a seal, as after a clean end. */
    boolean sealed() {
        return sealed;
    }

    /** The state after the last record. */
    Slices end() {
        return slices;
    }

    Trail trail() {
        return trail;
    }

    long inputs() {
        return inputs;
    }

    /** Recorded hashes that were come to again. */
    long compared() {
        return compared;
    }
}
