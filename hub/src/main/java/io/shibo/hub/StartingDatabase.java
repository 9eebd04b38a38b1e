package io.shibo.hub;

import io.shibo.hub.database.Database;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The database while it starts beside the server.
 *
 * @param future completed by {@link Hub}
 */
record StartingDatabase(CompletableFuture<Database> future) {
    /** Waits for it. @throws HubException if it did not start */
    Database await() {
        try {
            return future.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof HubException told) {
                throw told;
            }
            throw failed;
        }
    }
}
