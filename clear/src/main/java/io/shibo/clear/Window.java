package io.shibo.clear;

import io.shibo.clear.ceb.Reading;
import io.shibo.clear.log.AppendLog;
import io.shibo.clear.log.Io;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The single window on one machine: takes messages, decides, and answers once everything is on disk.
 *
 * <pre>{@code
 * try (Window window = Window.open(Disk.forWriting(folder), regime)) {
 *     switch (CebReader.read(in)) {
 *         case Reading.Message message -> window.submit(message, clock.millis());
 *         case Reading.Refusal refusal -> send(Refusals.receipt(refusal, clock.millis()));
 *     }
 *     window.commit().answers().forEach(this::send);
 * }
 * }</pre>
 *
 * <p>Single-threaded. A failed write or force stops it for good ({@link io.shibo.clear.log.LogFailedException}); opening it
 * again recovers what was acknowledged, and replays it to the identical state.
 */
public final class Window implements AutoCloseable {
    private final AppendLog log;
    private final Assessor rules;
    private final Slices slices;
    private List<Output.Answer> answers = new ArrayList<>();
    private List<Output.Decided> decided = new ArrayList<>();
    private long lastAt;
    private boolean sealed;

    /**
     * What may leave the window.
     *
     * @param answers receipts, in the order of arrival
     * @param decided parcels that have ended
     */
    public record Batch(List<Output.Answer> answers, List<Output.Decided> decided) {}

    private Window(AppendLog log, Assessor rules, Replay replay) {
        this.log = log;
        this.rules = rules;
        slices = replay.end();
        lastAt = replay.lastAt();
        sealed = replay.sealed();
    }

    /**
     * Opens the window on its log, replaying it.
     *
     * @param io closed with the window
     * @throws io.shibo.clear.log.CorruptLogException if acknowledged records are damaged
     * @throws DivergedLogException if the log's decisions cannot be come to again
     */
    public static Window open(Io io, Assessor rules) {
        Replay replay = new Replay();
        AppendLog log = AppendLog.open(io, replay::accept);
        return new Window(log, rules, replay);
    }

    /**
     * Takes a message's documents. Their receipts come out of the next {@link #commit}.
     *
     * @param at arrival, milliseconds since 1970 in UTC; an earlier time than the last one's is taken as the last one's, so
     *     that the log's time never runs backwards
     */
    public void submit(Reading.Message message, long at) {
        lastAt = Math.max(lastAt, at);
        for (Reading.Item item : message.documents()) {
            submit(Intake.event(message, item, log.nextSequence(), lastAt));
        }
    }

    private void submit(Event.Logged event) {
        List<byte[]> records = new ArrayList<>();
        records.add(LogEntry.write(new LogEntry.Input(event)));
        slices.apply(event, question -> assess(question, records), output -> {
            switch (output) {
                case Output.Answer answer -> answers.add(answer);
                case Output.Decided ended -> {
                    decided.add(ended);
                    records.add(LogEntry.write(new LogEntry.Ended(ended)));
                }
                case Output.Assess asked -> {}
                case Output.Forward forward -> {}
            }
        });
        log.append(records);
        sealed = false;
    }

    private Event.Assessed assess(Output.Assess question, List<byte[]> records) {
        Event.Assessed assessed = new Event.Assessed(
                question.declaration().orderNo(),
                question.declaration().ebpCode(),
                question.sequence(),
                question.at(),
                rules.assess(question.declaration(), ChinaTime.day(question.at())));
        records.add(LogEntry.write(new LogEntry.Input(assessed)));
        return assessed;
    }

    /** Forces everything submitted to disk and gives what may leave now. */
    public Batch commit() {
        log.commit();
        Batch batch = new Batch(answers, decided);
        answers = new ArrayList<>();
        decided = new ArrayList<>();
        return batch;
    }

    /** How many answers the next {@link #commit} will give, so that a caller can tell whose are whose. */
    public int answersWaiting() {
        return answers.size();
    }

    /** The place in the log of the last record; 0 for an empty log. */
    public long lastSequence() {
        return log.nextSequence() - 1;
    }

    /** The papers of an order number; null where none is known. */
    public State.@Nullable Dossier findDossier(String orderNo) {
        return (State.Dossier) slices.find(Key.order(orderNo));
    }

    /** All order numbers' papers, in no order. */
    public List<State.Dossier> dossiers() {
        List<State.Dossier> all = new ArrayList<>();
        slices.forEach((key, state) -> {
            if (state instanceof State.Dossier dossier) {
                all.add(dossier);
            }
        });
        return all;
    }

    /** SHA-256 over the whole state. */
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
