package io.shibo.cli.clear.serve;

import io.shibo.clear.Window;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.log.Io;
import io.shibo.clear.seal.CheckedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A window that serves until it is closed or fails. The first failure of any part ends the whole: {@link #awaitEnd} throws
 * it, and the process must end.
 */
public final class Service implements AutoCloseable {
    private static final int DRAIN_SECONDS = 10;

    private final CommitQueue queue;
    private final MessageServer http;
    private final @Nullable Outbox outbox;
    private final @Nullable DropFolder drop;
    private final CompletableFuture<Object> end;

    private Service(
            CommitQueue queue,
            MessageServer http,
            @Nullable Outbox outbox,
            @Nullable DropFolder drop,
            CompletableFuture<Object> end) {
        this.queue = queue;
        this.http = http;
        this.outbox = outbox;
        this.drop = drop;
        this.end = end;
    }

    /**
     * Starts serving a window, which is closed with the service.
     *
     * @param log the window's folder, for reading
     * @param stamp a message's arrival, milliseconds since 1970 in UTC
     * @param signing what is checked, and how receipts are signed
     * @param notes told what a person should look at
     * @throws IOException if the port is in use or a folder cannot be written; the window is closed then
     */
    public static Service start(
            Window window,
            Io log,
            Settings settings,
            ToLongFunction<Reading.Message> stamp,
            InstantSource now,
            Signing signing,
            ParcelPage parcels,
            PrintWriter notes)
            throws IOException {
        try {
            return build(window, log, settings, stamp, now, signing, parcels, notes);
        } catch (IOException | RuntimeException failed) {
            window.close();
            throw failed;
        }
    }

    private static Service build(
            Window window,
            Io log,
            Settings settings,
            ToLongFunction<Reading.Message> stamp,
            InstantSource now,
            Signing signing,
            ParcelPage parcels,
            PrintWriter notes)
            throws IOException {
        Path receipts = settings.receipts();
        Outbox outbox = receipts == null ? null : Outbox.open(receipts, log, window.lastSequence(), signing.receipts());
        Consumer<Window.Batch> ends = outbox == null ? batch -> {} : outbox::accept;
        Metrics metrics = new Metrics();
        CheckedReader reader = new CheckedReader(signing.check(), stamp);
        CommitQueue queue = new CommitQueue(window, reader, stamp, ends, metrics, settings.queue());
        Path folder = settings.drop();
        DropFolder drop = folder == null || receipts == null
                ? null
                : new DropFolder(folder, receipts, signing, queue, metrics, settings.maxBody(), notes);
        MessageServer http = MessageServer.start(settings, signing, queue, metrics, parcels, now);
        CompletableFuture<Object> end = CompletableFuture.anyOf(
                queue.end(),
                outbox == null ? new CompletableFuture<>() : outbox.end(),
                drop == null ? new CompletableFuture<>() : drop.end());
        if (outbox != null) {
            outbox.start();
        }
        if (drop != null) {
            drop.start();
        }
        return new Service(queue, http, outbox, drop, end);
    }

    public InetSocketAddress address() {
        return http.address();
    }

    /**
     * Waits until the service was closed or has failed.
     *
     * @throws RuntimeException what failed; nothing more is answered then
     * @throws IOException if a folder failed
     */
    public void awaitEnd() throws IOException, InterruptedException {
        try {
            end.get();
        } catch (ExecutionException failed) {
            http.close();
            switch (failed.getCause()) {
                case RuntimeException stopped -> throw stopped;
                case IOException folder -> throw folder;
                case Error fatal -> throw fatal;
                case null, default -> throw new IllegalStateException(failed);
            }
        }
    }

    /** Answers what was taken, writes what is to be sent, seals the log. */
    @Override
    public void close() {
        if (drop != null) {
            drop.close();
        }
        if (queue.failure() == null) {
            http.drain(DRAIN_SECONDS);
        }
        queue.close();
        if (outbox != null) {
            outbox.close();
        }
        http.close();
    }
}
