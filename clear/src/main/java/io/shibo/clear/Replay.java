package io.shibo.clear;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Rebuilds the state from the log, deciding everything anew and comparing with what was decided then.
 *
 * <p>A difference means that the program decides otherwise than the one that wrote the log, or that the log was made up:
 * the window must not go on from there.
 */
final class Replay {
    private final Slices slices = new Slices();
    private final Deque<Output.Decided> expected = new ArrayDeque<>();
    private final Invariants invariants = new Invariants();
    private Output.@Nullable Assess question;
    private long inputs;
    private long lastAt;
    private boolean sealed;
    private Event.@Nullable Logged current;
    private long sequence;

    void accept(long at, byte[] bytes) {
        sequence = at;
        LogEntry entry;
        try {
            entry = LogEntry.read(bytes);
        } catch (IllegalStateException unreadable) {
            throw new DivergedLogException(at, "it cannot be read: " + unreadable.getMessage());
        }
        sealed = entry instanceof LogEntry.Seal;
        switch (entry) {
            case LogEntry.Input input -> input(input.event());
            case LogEntry.Ended ended -> ended(ended.decided());
            case LogEntry.Seal seal -> seal(seal);
        }
    }

    private void input(Event.Logged event) {
        boolean answersQuestion = event instanceof Event.Assessed assessed
                && question != null
                && question.sequence() == assessed.sequence();
        if (question != null && !answersQuestion) {
            throw new DivergedLogException(sequence, "an assessment must follow, not another event");
        }
        if (question == null && event instanceof Event.Assessed) {
            throw new DivergedLogException(sequence, "an assessment that nothing asked for");
        }
        nothingOpen();
        question = null;
        inputs++;
        current = event;
        lastAt = Math.max(lastAt, at(event));
        slices.apply(event, null, this::output);
    }

    private void output(Output output) {
        switch (output) {
            case Output.Assess asked -> question = asked;
            case Output.Decided decided -> expected.add(decided);
            case Output.Answer answer -> invariants.answered(current, answer);
            case Output.Forward forward -> throw new IllegalStateException("forwards stay inside the slices");
        }
    }

    private void ended(Output.Decided decided) {
        Output.Decided ours = expected.poll();
        if (!decided.equals(ours)) {
            throw new DivergedLogException(
                    sequence, "parcel %s ended otherwise than the documents call for".formatted(decided.parcel()));
        }
        invariants.decided(decided);
    }

    private void seal(LogEntry.Seal seal) {
        nothingOpen();
        String ours = slices.hash();
        if (!seal.stateHash().equals(ours)) {
            throw new DivergedLogException(sequence, "state hash %s, recorded %s".formatted(ours, seal.stateHash()));
        }
    }

    private void nothingOpen() {
        if (!expected.isEmpty()) {
            throw new DivergedLogException(
                    sequence,
                    "the end of parcel %s is not recorded"
                            .formatted(expected.getFirst().parcel()));
        }
    }

    private static long at(Event.Logged event) {
        return switch (event) {
            case Event.Received received -> received.at();
            case Event.Faulty faulty -> faulty.at();
            case Event.Assessed assessed -> assessed.at();
        };
    }

    /** The event replayed last; null before the first. */
    Event.@Nullable Logged current() {
        return current;
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
        nothingOpen();
        return slices;
    }

    long inputs() {
        return inputs;
    }

    Invariants invariants() {
        return invariants;
    }
}
