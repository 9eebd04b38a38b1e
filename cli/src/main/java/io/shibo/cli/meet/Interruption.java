package io.shibo.cli.meet;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C asks a search to end and to keep the best so far: the process waits until what there is has been printed or written,
 * but not for ever.
 */
final class Interruption implements AutoCloseable {
    private final CountDownLatch done = new CountDownLatch(1);
    private final long seconds;
    private final Thread onEnd = new Thread(this::end, "meet-end");
    private volatile boolean asked;

    /** @param seconds the longest that ending may take */
    Interruption(long seconds) {
        this.seconds = seconds;
        Runtime.getRuntime().addShutdownHook(onEnd);
    }

    /** Whether to end. */
    boolean asked() {
        return asked;
    }

    /** Asks the search to end, as Ctrl-C does. */
    void ask() {
        asked = true;
    }

    private void end() {
        asked = true;
        try {
            boolean finished = done.await(seconds, TimeUnit.SECONDS);
            if (!finished) {
                System.err.println("Ended before the result was written.");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Call when the result is printed or written. */
    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(onEnd);
        } catch (IllegalStateException ending) {
            // The process is ending already, which is what the hook was for.
        }
    }
}
