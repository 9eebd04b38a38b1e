package io.shibo.bench.rest;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Requests on a schedule that waits for nobody. Request i is due at start + i / rate, and its latency counts from then: if
 * the server is late, or all connections are busy, the requests behind it are late as well and say so. A client that sends
 * its next request when the last one is answered would leave out just the waits that users see ("coordinated omission").
 */
final class OpenLoop {
    private final URI target;
    private final List<byte[]> bodies;
    private final int connections;

    /** @param connections at most so many requests are on their way at once; more are late on their own account */
    OpenLoop(URI target, List<byte[]> bodies, int connections) {
        this.target = target;
        this.bodies = bodies;
        this.connections = connections;
    }

    /**
     * What came of a run.
     *
     * @param nanos latencies from when each request was due, ascending; those that failed are not among them
     * @param failed requests without an answer, or with another status than 200
     * @param seconds from the first request's time to the last answer
     */
    record Result(long[] nanos, int failed, double seconds) {
        Result {
            nanos = nanos.clone();
            Arrays.sort(nanos);
        }

        /** The latency that a part of the requests keeps to. @param part from 0 to 1 */
        double millis(double part) {
            if (nanos.length == 0) {
                return Double.NaN;
            }
            int rank = (int) Math.ceil(part * nanos.length);
            return nanos[Math.max(0, rank - 1)] / 1e6;
        }
    }

    /** Sends {@code count} requests, {@code rate} a second. */
    Result run(int count, double rate) throws InterruptedException {
        long[] nanos = new long[count];
        AtomicInteger next = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        AtomicLong last = new AtomicLong();
        long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < Math.min(connections, count); i++) {
            threads.add(Thread.ofPlatform().name("client-" + i).start(() -> {
                Sender sender = new Sender();
                int request;
                while ((request = next.getAndIncrement()) < count) {
                    long due = start + (long) (request * (TimeUnit.SECONDS.toNanos(1) / rate));
                    sleepUntil(due);
                    boolean answered = sender.send(bodies.get(request % bodies.size()));
                    long now = System.nanoTime();
                    nanos[request] = answered ? now - due : -1;
                    if (!answered) {
                        failed.incrementAndGet();
                    }
                    last.accumulateAndGet(now - start, Math::max);
                }
                sender.close();
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        long[] answered = Arrays.stream(nanos).filter(latency -> latency >= 0).toArray();
        return new Result(answered, failed.get(), last.get() / 1e9);
    }

    private static void sleepUntil(long due) {
        long left;
        while ((left = due - System.nanoTime()) > 0) {
            LockSupport.parkNanos(left);
        }
    }

    /** A thread's connection; a lost one is opened anew for the next request. */
    private final class Sender {
        private @Nullable Connection connection;

        boolean send(byte[] body) {
            try {
                Connection open = connection == null ? new Connection(target) : connection;
                connection = open;
                boolean answered = open.post(body);
                if (open.ended()) {
                    close();
                }
                return answered;
            } catch (IOException lost) {
                close();
                return false;
            }
        }

        void close() {
            try {
                if (connection != null) {
                    connection.close();
                }
            } catch (IOException alreadyLost) {
                // Nothing more is sent on it.
            }
            connection = null;
        }
    }
}
