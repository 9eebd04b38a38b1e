package io.shibo.hub;

import io.shibo.hub.database.Database;
import io.shibo.hub.database.EmbeddedDatabase;
import io.shibo.hub.database.ServerDatabase;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database while it starts in a thread of its own beside the server: each takes seconds. */
final class StartingDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(StartingDatabase.class);

    private final HubSettings settings;
    private @Nullable CompletableFuture<Database> future;

    StartingDatabase(HubSettings settings) {
        this.settings = settings;
    }

    /** Call it once the log is open, so that a recovery stands there. */
    synchronized void begin() {
        if (future == null) {
            CompletableFuture<Database> begun = new CompletableFuture<>();
            future = begun;
            Thread.ofPlatform().name("database-start").daemon().start(() -> start(begun));
        }
    }

    private void start(CompletableFuture<Database> begun) {
        try {
            String url = settings.databaseUrl();
            begun.complete(
                    url == null
                            ? EmbeddedDatabase.start(settings.home())
                            : ServerDatabase.connect(url, settings.databaseUser(), settings.databasePassword()));
        } catch (Throwable failed) {
            begun.completeExceptionally(failed);
        }
    }

    /** Waits for it. @throws HubException if it did not start */
    Database await() {
        CompletableFuture<Database> begun;
        synchronized (this) {
            begun = future;
        }
        if (begun == null) {
            throw new IllegalStateException("the database was not asked to start");
        }
        try {
            return begun.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof HubException told) {
                throw told;
            }
            throw failed;
        }
    }

    /** Ends it again where the rest of the start failed; waits for a start under way. */
    void abandon() {
        CompletableFuture<Database> begun;
        synchronized (this) {
            begun = future;
        }
        if (begun != null) {
            try {
                begun.join().close();
            } catch (CompletionException failed) {
                LOG.debug("it had not started", failed);
            }
        }
    }
}
