package io.shibo.clear;

import io.shibo.clear.ceb.Reading;
import io.shibo.clear.intake.Prepared;
import io.shibo.clear.seal.CheckedReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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
    /** Documents decided before a force, so that one group does not keep all others waiting. */
    private static final int DOCUMENTS_A_FORCE = 5_000;

    private static final long LOOK_MILLIS = 50;

    private final Window window;
    private final CheckedReader reader;
    private final ToLongFunction<Reading.Message> arrival;
    private final Executor workers;
    private final Out out;
    private final BlockingQueue<Job> waiting;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final Thread decider = new Thread(this::run, "window");
    private volatile boolean closing;

    private @Nullable Job next;
    private Group open = new Group();

    /** Groups whose force is under way: two at the most. */
    private final Deque<Group> forces = new ArrayDeque<>(2);

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

            private static Taken of(Reading.Message message, Window.Batch batch, Window.Extent from, Window.Extent to) {
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

    /** What waits for the decider. */
    private sealed interface Job {
        record Take(CompletableFuture<Ready> ready, CompletableFuture<Outcome> answered) implements Job {}

        record Ask<T>(Function<Window, T> question, CompletableFuture<T> answered, boolean changes) implements Job {
            /** Asks; what tells of the answer later. */
            Runnable put(Window window) {
                try {
                    T found = question.apply(window);
                    return () -> answered.complete(found);
                } catch (RuntimeException failed) {
                    if (changes) {
                        throw failed;
                    }
                    return () -> answered.completeExceptionally(failed);
                }
            }
        }

        CompletableFuture<?> answered();

        /** Whether the decider need not wait for it. */
        default boolean isReady() {
            return !(this instanceof Take take) || take.ready().isDone();
        }
    }

    /** A message as the workers leave it; {@code prepared} is null where it never comes to the window. */
    private record Ready(@Nullable Prepared prepared) {
        private static final Ready NOTHING = new Ready(null);
    }

    /** What is decided and forced together. */
    private static final class Group {
        private final List<CompletableFuture<?>> senders = new ArrayList<>();

        /** What tells each sender, once all is on disk. */
        private final List<Consumer<Window.Batch>> told = new ArrayList<>();

        private int messages;
        private int documents;
        private Window.@Nullable Pending force;

        boolean isEmpty() {
            return senders.isEmpty();
        }
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
        this.out = out;
        waiting = new ArrayBlockingQueue<>(limit);
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
        return offer(job) ? makeReady(job, raw) : null;
    }

    /**
     * Takes a message, and lets the caller wait while too many others do.
     *
     * @throws IllegalStateException if the pipeline has ended
     */
    public CompletableFuture<Outcome> put(byte[] raw) throws InterruptedException {
        Job.Take job = new Job.Take(new CompletableFuture<>(), new CompletableFuture<>());
        putJob(job);
        return makeReady(job, raw);
    }

    private void putJob(Job job) throws InterruptedException {
        while (!closing && !end.isDone()) {
            if (waiting.offer(job, LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                lookAgain(job);
                return;
            }
        }
        throw stopped();
    }

    /** Asks the window something, between two messages; null as of {@link #offer}. What the question throws comes back. */
    public <T> @Nullable CompletableFuture<T> ask(Function<Window, T> question) {
        Job.Ask<T> job = new Job.Ask<>(question, new CompletableFuture<>(), false);
        return offer(job) ? job.answered() : null;
    }

    /**
     * Asks likewise, and lets the caller wait while too many others do.
     *
     * @throws IllegalStateException if the pipeline has ended
     */
    public <T> CompletableFuture<T> putQuestion(Function<Window, T> question) throws InterruptedException {
        Job.Ask<T> job = new Job.Ask<>(question, new CompletableFuture<>(), false);
        putJob(job);
        return job.answered();
    }

    /**
     * Does something to the window, between two messages: the answer is complete once what was done is on disk; null as of
     * {@link #offer}. A failure ends the pipeline, since a half-done change must not be answered from.
     */
    public <T> @Nullable CompletableFuture<T> change(Function<Window, T> change) {
        Job.Ask<T> job = new Job.Ask<>(change, new CompletableFuture<>(), true);
        return offer(job) ? job.answered() : null;
    }

    private boolean offer(Job job) {
        if (closing || end.isDone() || !waiting.offer(job)) {
            return false;
        }
        lookAgain(job);
        return true;
    }

    /** The decider may have ended between the two looks and not have seen this one. */
    private void lookAgain(Job job) {
        if (end.isDone()) {
            job.answered().completeExceptionally(stopped());
        }
    }

    private CompletableFuture<Outcome> makeReady(Job.Take job, byte[] raw) {
        try {
            workers.execute(() -> work(job, raw));
        } catch (RejectedExecutionException ended) {
            job.answered().completeExceptionally(stopped());
            job.ready().complete(Ready.NOTHING);
        }
        return job.answered();
    }

    private void work(Job.Take job, byte[] raw) {
        try {
            job.ready().complete(ready(raw, job.answered()));
        } catch (RuntimeException | Error failed) {
            // This message is answered by nobody; all others are.
            job.answered().completeExceptionally(failed);
            job.ready().complete(Ready.NOTHING);
        }
    }

    private Ready ready(byte[] raw, CompletableFuture<Outcome> answered) {
        return switch (reader.read(raw)) {
            case Reading.Message message -> new Ready(window.prepare(message, raw, arrival.applyAsLong(message)));
            case Reading.Refusal refusal -> {
                answered.complete(new Outcome.Refused(refusal));
                yield Ready.NOTHING;
            }
        };
    }

    private void run() {
        Throwable failure = null;
        try {
            while (turn()) {
                // Each turn decides one, begins a force or ends one.
            }
        } catch (RuntimeException | Error failed) {
            failure = failed;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            failure = stopped;
        }
        finish(failure);
    }

    /** False once the pipeline is closed and empty. */
    private boolean turn() throws InterruptedException {
        Job job = next == null ? waiting.poll() : next;
        next = job;
        boolean full = open.documents >= DOCUMENTS_A_FORCE;
        if (job != null && job.isReady() && !full) {
            next = null;
            decide(job);
        } else if (!open.isEmpty()) {
            force();
        } else if (!forces.isEmpty()) {
            leave();
        } else if (job instanceof Job.Take take) {
            take.ready().join();
        } else {
            next = waiting.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            return next != null || !closing;
        }
        return true;
    }

    private void decide(Job job) {
        switch (job) {
            case Job.Take take -> {
                Prepared prepared = take.ready().join().prepared();
                if (prepared != null) {
                    take(prepared, take.answered());
                }
            }
            case Job.Ask<?> ask -> {
                // Noted before it is asked: whatever happens, whoever asked hears of it.
                open.senders.add(ask.answered());
                Runnable answer = ask.put(window);
                open.told.add(batch -> answer.run());
            }
        }
    }

    private void take(Prepared prepared, CompletableFuture<Outcome> answered) {
        Group group = open;
        group.senders.add(answered);
        Window.Extent from = window.waiting();
        window.submit(prepared);
        Window.Extent to = window.waiting();
        Reading.Message message = prepared.reading();
        group.messages++;
        group.documents += message.documents().size();
        group.told.add(batch -> answered.complete(Outcome.Taken.of(message, batch, from, to)));
    }

    /** Begins a group's force, and then waits for the one before. */
    private void force() {
        Group group = open;
        open = new Group();
        forces.add(group);
        out.forcing();
        group.force = window.commitLater();
        if (forces.size() > 1) {
            leave();
        }
    }

    /** Waits for the oldest force and tells its senders. */
    private void leave() {
        Group group = forces.element();
        Window.Batch batch =
                Objects.requireNonNull(group.force, "its force has begun").await();
        out.forced(batch, group.messages);
        forces.remove();
        group.told.forEach(one -> one.accept(batch));
    }

    private void finish(@Nullable Throwable failure) {
        closing = true;
        if (failure == null) {
            end.complete(null);
        } else {
            end.completeExceptionally(failure);
        }
        Throwable reason = failure == null ? stopped() : failure;
        List<CompletableFuture<?>> left = new ArrayList<>(open.senders);
        forces.forEach(group -> left.addAll(group.senders));
        if (next != null) {
            left.add(next.answered());
        }
        for (Job job = waiting.poll(); job != null; job = waiting.poll()) {
            left.add(job.answered());
        }
        left.forEach(one -> one.completeExceptionally(reason));
    }

    private IllegalStateException stopped() {
        return new IllegalStateException("the window has closed", failure());
    }

    /** Messages and questions that wait. */
    public int depth() {
        return waiting.size();
    }

    /** Whether nothing more is taken. */
    public boolean closing() {
        return closing;
    }

    /** Completes when the pipeline has ended; exceptionally where the window failed. */
    public CompletableFuture<Void> end() {
        return end.copy();
    }

    /** What ended the pipeline; null where it runs, or was closed. */
    public @Nullable Throwable failure() {
        return end.isCompletedExceptionally() ? end.exceptionNow() : null;
    }

    /** Takes no more, decides what waits and forces it. Returns at once where the pipeline has ended; throws nothing. */
    @Override
    public void close() {
        closing = true;
        boolean interrupted = false;
        while (true) {
            try {
                decider.join();
                break;
            } catch (InterruptedException stopped) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
