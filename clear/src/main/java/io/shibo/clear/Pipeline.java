package io.shibo.clear;

import io.shibo.clear.ceb.Reading;
import io.shibo.clear.intake.Prepared;
import io.shibo.clear.seal.CheckedReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Many messages through one window: they are read, checked and made ready by the threads of an executor, decided in the order
 * of their arrival by the caller's own thread, and forced in groups while the next ones are decided.
 *
 * <pre>{@code
 * try (Pipeline pipeline = Pipeline.through(window, reader, workers, this::send, this::refuse)) {
 *     for (byte[] raw : messages) {
 *         pipeline.submit(raw, clock.millis());
 *     }
 * }
 * }</pre>
 */
public final class Pipeline implements AutoCloseable {
    /** Messages on their way to the window; who brings more decides one first. */
    private static final int MOST_AHEAD = 16;

    /** Messages that share one force at the most: 100 documents each. */
    private static final int MOST_A_FORCE = 16;

    private final Window window;
    private final CheckedReader reader;
    private final ExecutorService workers;
    private final Consumer<Window.Batch> out;
    private final BiConsumer<Reading.Refusal, Long> refused;
    private final Deque<Future<Ready>> ahead = new ArrayDeque<>();
    private Window.@Nullable Pending forced;
    private int submitted;

    /** What came of a message: one of the two is there. */
    private record Ready(@Nullable Prepared prepared, Reading.@Nullable Refusal refusal, long at) {}

    private Pipeline(
            Window window,
            CheckedReader reader,
            ExecutorService workers,
            Consumer<Window.Batch> out,
            BiConsumer<Reading.Refusal, Long> refused) {
        this.window = window;
        this.reader = reader;
        this.workers = workers;
        this.out = out;
        this.refused = refused;
    }

    /**
     * @param window used by nobody else meanwhile
     * @param workers whose threads read and check; they stay the caller's
     * @param out takes what may leave, once it is on disk, in the order of arrival
     * @param refused takes messages that could not be read, and when they arrived
     */
    public static Pipeline through(
            Window window,
            CheckedReader reader,
            ExecutorService workers,
            Consumer<Window.Batch> out,
            BiConsumer<Reading.Refusal, Long> refused) {
        return new Pipeline(window, reader, workers, out, refused);
    }

    /**
     * Takes a message.
     *
     * @param at arrival, milliseconds since 1970 in UTC
     */
    public void submit(byte[] raw, long at) {
        ahead.add(workers.submit(() -> ready(raw, at)));
        if (ahead.size() == MOST_AHEAD) {
            decide();
        }
    }

    private Ready ready(byte[] raw, long at) {
        return switch (reader.read(raw)) {
            case Reading.Message message -> new Ready(window.prepare(message, raw, at), null, at);
            case Reading.Refusal refusal -> new Ready(null, refusal, at);
        };
    }

    private void decide() {
        Ready ready = get(ahead.remove());
        if (ready.refusal() != null) {
            refused.accept(ready.refusal(), ready.at());
        }
        if (ready.prepared() != null) {
            window.submit(ready.prepared());
            if (++submitted == MOST_A_FORCE) {
                force();
            }
        }
    }

    /** Begins a force, and gives out what the one before it was for. */
    private void force() {
        submitted = 0;
        Window.Pending next = window.commitLater();
        leave();
        forced = next;
    }

    private void leave() {
        Window.Pending done = forced;
        forced = null;
        if (done != null) {
            out.accept(done.await());
        }
    }

    private static Ready get(Future<Ready> future) {
        try {
            return future.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before a message was ready", interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a message could not be made ready", failed.getCause());
        }
    }

    /** Decides what is on its way, forces it and gives out what may leave; the window stays open. */
    @Override
    public void close() {
        while (!ahead.isEmpty()) {
            decide();
        }
        force();
        leave();
    }
}
