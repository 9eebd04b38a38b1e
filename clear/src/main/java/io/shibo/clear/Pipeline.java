package io.shibo.clear;

import io.shibo.clear.ceb.Reading;
import io.shibo.clear.seal.CheckedReader;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The way of raw messages into a window, for many senders at once: threads of an executor read, check, assess and pack them
 * beside each other; one thread, the pipeline's own, decides them in the order in which they came and forces them in groups,
 * deciding the next group while the disk is busy with the one before. What a message was answered is told only once it is on
 * disk.
 *
 * <pre>{@code
 * try (Pipeline pipeline = Pipeline.start(window, reader, message -> clock.millis(), workers, 1024, out)) {
 *     CompletableFuture<Pipeline.Outcome> answered = pipeline.offer(raw);     // null: full, come again
 * }
 * }</pre>
 *
 * <p>Bounded: a full queue takes nothing ({@link #offer}) or lets its sender wait ({@link #put}). A message that cannot be
 * read is answered at once and never comes to the window. A window that fails, since its disk does, ends the pipeline for
 * good: nobody who waits gets an answer, as none is known to be on disk.
 */
public final class Pipeline implements AutoCloseable {
    private final Window window;
    private final CheckedReader reader;
    private final ToLongFunction<Reading.Message> arrival;
    private final Executor workers;
    private final Decider decider;

    /** What became of a message. */
    public sealed interface Outcome {
        /**
         * It was taken and is on disk.
         *
         * @param answers all that its submission called forth, in order: its own documents' and those of parcels that it
         *     completed
         * @param decided parcels that it brought to their end
         * @param summed applications to sum up export lists that it brought to theirs
         */
        record Taken(
                Reading.Message message,
                List<Output.Answer> answers,
                List<Output.Decided> decided,
                List<Output.Summed> summed)
                implements Outcome {
            public Taken {
                answers = List.copyOf(answers);
                decided = List.copyOf(decided);
                summed = List.copyOf(summed);
            }

            static Taken of(Reading.Message message, Window.Batch batch, Leaving.Extent from, Leaving.Extent to) {
                return new Taken(
                        message,
                        batch.answers().subList(from.answers(), to.answers()),
                        batch.decided().subList(from.decided(), to.decided()),
                        batch.summed().subList(from.summed(), to.summed()));
            }
        }

        /** It could not be read; the window knows nothing of it. */
        record Refused(Reading.Refusal refusal) implements Outcome {}
    }

    /** Told what leaves, in the pipeline's own thread; what it throws ends the pipeline. */
    @FunctionalInterface
    public interface Out {
        /** A group's force begins; {@link #forced} follows for each, in the same order. */
        default void forcing() {}

        /**
         * A group is on disk; those who sent its messages are told after this.
         *
         * @param messages how many it holds
         */
        void forced(Window.Batch batch, int messages);
    }

    private Pipeline(
            Window window,
            CheckedReader reader,
            ToLongFunction<Reading.Message> arrival,
            Executor workers,
            int limit,
            Out out) {
        this.window = window;
        this.reader = reader;
        this.arrival = arrival;
        this.workers = workers;
        decider = new Decider(window, limit, out);
    }

    /**
     * @param window touched by nobody else until the pipeline is closed; it stays the caller's to close
     * @param arrival stamps a message, milliseconds since 1970 in UTC; asked by the workers
     * @param workers whose threads read and check; they stay the caller's, and must run on until the pipeline is closed
     * @param limit messages and questions that may wait, ≥ 1
     */
    public static Pipeline start(
            Window window,
            CheckedReader reader,
            ToLongFunction<Reading.Message> arrival,
            Executor workers,
            int limit,
            Out out) {
        Pipeline pipeline = new Pipeline(window, reader, arrival, workers, limit, out);
        pipeline.decider.start();
        return pipeline;
    }

    /**
     * Takes a message, if there is room.
     *
     * @param raw not to be changed any more
     * @return complete once its answers are on disk, and exceptionally where that will never be known; null where nothing was
     *     taken, since too many wait or the pipeline has ended
     */
    public @Nullable CompletableFuture<Outcome> offer(byte[] raw) {
        Job.Take job = new Job.Take(new CompletableFuture<>(), new CompletableFuture<>());
        return decider.offer(job) ? makeReady(job, raw) : null;
    }

    /**
     * Takes a message, and lets the caller wait while too many others do.
     *
     * @throws IllegalStateException if the pipeline has ended
     */
    public CompletableFuture<Outcome> put(byte[] raw) throws InterruptedException {
        Job.Take job = new Job.Take(new CompletableFuture<>(), new CompletableFuture<>());
        decider.put(job);
        return makeReady(job, raw);
    }

    /** Asks the window something, between two messages; null as of {@link #offer}. What the question throws comes back. */
    public <T> @Nullable CompletableFuture<T> ask(Function<Window, T> question) {
        Job.Ask<T> job = new Job.Ask<>(question, new CompletableFuture<>(), false);
        return decider.offer(job) ? job.answered() : null;
    }

    /**
     * Asks likewise, and lets the caller wait while too many others do.
     *
     * @throws IllegalStateException if the pipeline has ended
     */
    public <T> CompletableFuture<T> putQuestion(Function<Window, T> question) throws InterruptedException {
        Job.Ask<T> job = new Job.Ask<>(question, new CompletableFuture<>(), false);
        decider.put(job);
        return job.answered();
    }

    /**
     * Does something to the window, between two messages: the answer is complete once what was done is on disk; null as of
     * {@link #offer}. A failure ends the pipeline, since a half-done change must not be answered from.
     */
    public <T> @Nullable CompletableFuture<T> change(Function<Window, T> change) {
        Job.Ask<T> job = new Job.Ask<>(change, new CompletableFuture<>(), true);
        return decider.offer(job) ? job.answered() : null;
    }

    private CompletableFuture<Outcome> makeReady(Job.Take job, byte[] raw) {
        try {
            workers.execute(() -> work(job, raw));
        } catch (RejectedExecutionException ended) {
            job.answered().completeExceptionally(decider.stopped());
            job.ready().complete(Job.Ready.NOTHING);
        }
        return job.answered();
    }

    private void work(Job.Take job, byte[] raw) {
        try {
            job.ready().complete(ready(raw, job.answered()));
        } catch (RuntimeException | Error failed) {
            // This message is answered by nobody; all others are.
            job.answered().completeExceptionally(failed);
            job.ready().complete(Job.Ready.NOTHING);
        }
    }

    private Job.Ready ready(byte[] raw, CompletableFuture<Outcome> answered) {
        return switch (reader.read(raw)) {
            case Reading.Message message -> new Job.Ready(window.prepare(message, raw, arrival.applyAsLong(message)));
            case Reading.Refusal refusal -> {
                answered.complete(new Outcome.Refused(refusal));
                yield Job.Ready.NOTHING;
            }
        };
    }

    /** Messages and questions that wait. */
    public int depth() {
        return decider.depth();
    }

    /** Whether nothing more is taken. */
    public boolean closing() {
        return decider.closing();
    }

    /** Completes when the pipeline has ended; exceptionally where the window failed. */
    public CompletableFuture<Void> end() {
        return decider.end();
    }

    /** What ended the pipeline; null where it runs, or was closed. */
    public @Nullable Throwable failure() {
        return decider.failure();
    }

    /** Takes no more, decides what waits and forces it. Returns at once where the pipeline has ended; throws nothing. */
    @Override
    public void close() {
        decider.close();
    }
}
