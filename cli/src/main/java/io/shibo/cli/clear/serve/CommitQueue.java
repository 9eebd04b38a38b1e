package io.shibo.cli.clear.serve;

import io.shibo.clear.Output;
import io.shibo.clear.Window;
import io.shibo.clear.ceb.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of a window. Messages of many senders wait here; whatever waits while the disk is busy is decided next and
 * forced together, so that a hundred connections share one force and none waits longer than two.
 *
 * <p>A failure of the window ends the queue for good: nobody who waits gets an answer, since none is known to be on disk.
 */
final class CommitQueue implements AutoCloseable {
    /** Documents decided before a force, so that one group does not keep all others waiting. */
    private static final int DOCUMENTS_AT_ONCE = 5_000;

    private static final long LOOK_MILLIS = 50;

    private final Window window;
    private final ToLongFunction<Reading.Message> clock;
    private final Consumer<List<Output.Notice>> ends;
    private final Metrics metrics;
    private final BlockingQueue<Job> waiting;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final Thread writer = new Thread(this::run, "window");
    private volatile boolean closing;

    private sealed interface Job {
        /** A message to be taken; {@code since} in nanoseconds. */
        record Take(Reading.Message message, byte[] raw, CompletableFuture<Answered> answered, long since)
                implements Job {}

        /** A question to the window, between two groups. */
        record Ask(Consumer<Window> question, CompletableFuture<?> answered) implements Job {}

        CompletableFuture<?> answered();
    }

    private record Decided(Job.Take job, int from, int to) {}

    /**
     * Starts the writer.
     *
     * @param clock stamps a message's arrival, milliseconds since 1970 in UTC; asked by the writer alone
     * @param ends told of what is to be sent unasked, once that is on disk
     * @param limit messages that may wait
     */
    CommitQueue(
            Window window,
            ToLongFunction<Reading.Message> clock,
            Consumer<List<Output.Notice>> ends,
            Metrics metrics,
            int limit) {
        this.window = window;
        this.clock = clock;
        this.ends = ends;
        this.metrics = metrics;
        waiting = new ArrayBlockingQueue<>(limit);
        metrics.queue(waiting::size);
    }

    void start() {
        writer.start();
    }

    /** Completes when the writer has ended; exceptionally where it failed. */
    CompletableFuture<Void> end() {
        return end;
    }

    /**
     * Hands in a message with its bytes. What comes back is complete once its answers are on disk, and fails where that will never be known.
     *
     * @throws BusyException if too many wait, or the service is closing
     */
    CompletableFuture<Answered> take(Reading.Message message, byte[] raw) throws BusyException {
        Job.Take job = new Job.Take(message, raw, new CompletableFuture<>(), System.nanoTime());
        if (closing || end.isDone()) {
            throw new BusyException("the window is closing. Send the message again once it is back.");
        }
        if (!waiting.offer(job)) {
            throw new BusyException(
                    "%d messages wait already. Send this one again in a second.".formatted(waiting.size()));
        }
        if (end.isDone()) {
            // The writer ended between the two looks and may not have seen this one.
            job.answered().completeExceptionally(new IllegalStateException("the window has stopped"));
        }
        return job.answered();
    }

    /** Asks the window something, in the writer's thread. */
    <T> CompletableFuture<T> ask(Function<Window, T> question) throws BusyException {
        CompletableFuture<T> answered = new CompletableFuture<>();
        Job.Ask job = new Job.Ask(open -> answered.complete(question.apply(open)), answered);
        if (closing || end.isDone() || !waiting.offer(job)) {
            throw new BusyException("the window is busy. Ask again in a second.");
        }
        return answered;
    }

    private void run() {
        List<Job> group = new ArrayList<>();
        Throwable failure = null;
        try {
            while (gather(group)) {
                work(group);
                group.clear();
            }
        } catch (RuntimeException | Error failed) {
            failure = failed;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            failure = stopped;
        }
        finish(group, failure);
    }

    /** Waits for the next group; false once the queue is closed and empty. */
    private boolean gather(List<Job> group) throws InterruptedException {
        Job first = null;
        while (first == null) {
            first = waiting.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (first == null && closing) {
                return false;
            }
        }
        int documents = 0;
        for (Job job = first; job != null; job = documents < DOCUMENTS_AT_ONCE ? waiting.poll() : null) {
            group.add(job);
            documents +=
                    job instanceof Job.Take take ? take.message().documents().size() : 0;
        }
        return true;
    }

    private void work(List<Job> group) {
        List<Decided> decided = new ArrayList<>();
        for (Job job : group) {
            switch (job) {
                case Job.Take take -> {
                    int from = window.answersWaiting();
                    window.submit(take.message(), take.raw(), clock.applyAsLong(take.message()));
                    decided.add(new Decided(take, from, window.answersWaiting()));
                }
                case Job.Ask ask -> ask.question().accept(window);
            }
        }
        if (decided.isEmpty()) {
            return;
        }
        long start = System.nanoTime();
        Window.Batch batch = window.commit();
        long forced = System.nanoTime();
        metrics.committed(batch, decided.size(), forced - start);
        if (!batch.notices().isEmpty()) {
            ends.accept(batch.notices());
        }
        for (Decided one : decided) {
            Job.Take job = one.job();
            job.answered().complete(Answered.of(job.message(), batch.answers().subList(one.from(), one.to())));
            metrics.answered(forced - job.since());
        }
    }

    private void finish(List<Job> group, @Nullable Throwable failure) {
        closing = true;
        Throwable told = failure;
        try {
            window.close();
        } catch (RuntimeException failed) {
            told = told == null ? failed : told;
        }
        List<Job> left = new ArrayList<>(group);
        if (told == null) {
            end.complete(null);
        } else {
            end.completeExceptionally(told);
        }
        waiting.drainTo(left);
        Throwable reason = told == null ? new IllegalStateException("the window has closed") : told;
        left.forEach(job -> job.answered().completeExceptionally(reason));
    }

    /** Takes no more, decides what waits, closes the window. Returns at once where the writer has ended. */
    @Override
    public void close() {
        closing = true;
        try {
            writer.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    boolean closing() {
        return closing;
    }

    @Nullable
    Throwable failure() {
        return end.isCompletedExceptionally() ? end.exceptionNow() : null;
    }
}
