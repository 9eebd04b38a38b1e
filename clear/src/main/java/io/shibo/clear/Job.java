package io.shibo.clear;

import io.shibo.clear.intake.Prepared;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What waits for the {@link Decider}: a message that workers make ready, or a question about the window. */
sealed interface Job {
    record Take(CompletableFuture<Ready> ready, CompletableFuture<Pipeline.Outcome> answered) implements Job {}

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

    /** A message as the workers leave it; {@code prepared} is null where it never comes to the window. */
    record Ready(@Nullable Prepared prepared) {
        static final Ready NOTHING = new Ready(null);
    }
}
