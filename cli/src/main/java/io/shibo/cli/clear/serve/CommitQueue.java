package io.shibo.cli.clear.serve;

import io.shibo.clear.Pipeline;
import io.shibo.clear.Window;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.seal.CheckedReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The one way into the window that is served, whoever brings a message: a {@link Pipeline} with as many readers as the
 * machine has processors, counted and measured, that says {@link BusyException} where it is full.
 */
final class CommitQueue implements AutoCloseable {
    private final Window window;
    private final Pipeline pipeline;
    private final ExecutorService workers;
    private final CompletableFuture<Void> end;

    /**
     * Starts.
     *
     * @param window closed with the queue
     * @param clock stamps a message's arrival, milliseconds since 1970 in UTC
     * @param left told of what may leave, once it is on disk
     * @param limit messages that may wait
     */
    CommitQueue(
            Window window,
            CheckedReader reader,
            ToLongFunction<Reading.Message> clock,
            Consumer<Window.Batch> left,
            Metrics metrics,
            int limit) {
        this.window = window;
        workers = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(),
                Thread.ofPlatform().name("reader-", 0).factory());
        pipeline = Pipeline.start(window, reader, clock, workers, limit, new Measured(metrics, left));
        metrics.queue(pipeline::depth);
        end = pipeline.end().whenComplete((nothing, failure) -> letGo());
    }

    /** Counts what leaves, and times the forces. */
    private record Measured(Metrics metrics, Consumer<Window.Batch> left, Deque<Long> begun) implements Pipeline.Out {
        Measured(Metrics metrics, Consumer<Window.Batch> left) {
            this(metrics, left, new ArrayDeque<>());
        }

        @Override
        public void forcing() {
            begun.add(System.nanoTime());
        }

        @Override
        public void forced(Window.Batch batch, int messages) {
            metrics.committed(batch, messages, System.nanoTime() - begun.remove());
            left.accept(batch);
        }
    }

    /** Completes when the window is closed; exceptionally where it failed. */
    CompletableFuture<Void> end() {
        return end;
    }

    /**
     * Hands in a message's bytes. What comes back is complete once its answers are on disk, and fails where that will never
     * be known.
     *
     * @throws BusyException if too many wait, or the service is closing
     */
    CompletableFuture<Pipeline.Outcome> take(byte[] raw) throws BusyException {
        CompletableFuture<Pipeline.Outcome> answered = pipeline.offer(raw);
        if (answered == null) {
            throw new BusyException(
                    pipeline.closing()
                            ? "the window is closing. Send the message again once it is back."
                            : "%d messages wait already. Send this one again in a second.".formatted(pipeline.depth()));
        }
        return answered;
    }

    /** Asks the window something, between two messages. */
    <T> CompletableFuture<T> ask(Function<Window, T> question) throws BusyException {
        CompletableFuture<T> answered = pipeline.ask(question);
        if (answered == null) {
            throw new BusyException("the window is busy. Ask again in a second.");
        }
        return answered;
    }

    private void letGo() {
        workers.shutdown();
        window.close();
    }

    /** Takes no more, decides what waits, closes the window. Returns at once where the window has failed. */
    @Override
    public void close() {
        pipeline.close();
    }

    boolean closing() {
        return pipeline.closing();
    }

    @Nullable
    Throwable failure() {
        return pipeline.failure();
    }
}
