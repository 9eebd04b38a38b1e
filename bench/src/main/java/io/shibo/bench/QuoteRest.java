package io.shibo.bench;

import io.shibo.hub.Hub;
import io.shibo.hub.HubSettings;
import io.shibo.hub.RunningHub;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * {@code shibo bench quote-rest [PER_SECOND] [SECONDS]}: {@code POST /api/v1/quote} at a fixed rate, client and hub on the same
 * machine. A request that has to wait for its turn counts from the moment it was due, so that a stall is not hidden.
 */
final class QuoteRest {
    private static final int PER_SECOND = 1_000;
    private static final int SECONDS = 20;
    private static final int WARM_UP = 15;

    private QuoteRest() {}

    static void run(List<String> arguments) throws IOException, InterruptedException {
        int perSecond = arguments.isEmpty() ? PER_SECOND : Integer.parseInt(arguments.get(0));
        int seconds = arguments.size() < 2 ? SECONDS : Integer.parseInt(arguments.get(1));
        Path sale = Path.of(System.getProperty("shibo.root", "."), "samples", "deals", "coffee.json");
        byte[] body = Files.readAllBytes(sale);
        HubSettings settings =
                HubSettings.of(Files.createTempDirectory("shibo-rest")).withPort(0);
        try (RunningHub hub = Hub.start(settings);
                HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(hub.address().resolve("/api/v1/quote"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            round(client, request, perSecond, WARM_UP);
            long[] micros = round(client, request, perSecond, seconds);
            System.out.printf(
                    Locale.ROOT,
                    "%,d requests at %,d/s: p50 %,d µs, p90 %,d µs, p99 %,d µs, p99.9 %,d µs, longest %,d µs%n",
                    micros.length,
                    perSecond,
                    at(micros, 0.5),
                    at(micros, 0.9),
                    at(micros, 0.99),
                    at(micros, 0.999),
                    micros[micros.length - 1]);
        }
    }

    private static long at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.round(sorted.length * share))];
    }

    private static long[] round(HttpClient client, HttpRequest request, int perSecond, int seconds)
            throws InterruptedException {
        int count = perSecond * seconds;
        long[] micros = new long[count];
        AtomicInteger failed = new AtomicInteger();
        long start = System.nanoTime();
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                int number = i;
                long due = start + i * 1_000_000_000L / perSecond;
                for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                each.execute(() -> {
                    try {
                        int status = client.send(request, HttpResponse.BodyHandlers.discarding())
                                .statusCode();
                        failed.addAndGet(status == 200 ? 0 : 1);
                    } catch (IOException | InterruptedException broken) {
                        failed.incrementAndGet();
                    }
                    micros[number] = (System.nanoTime() - due) / 1_000;
                });
            }
        }
        if (failed.get() > 0) {
            throw new IllegalStateException(failed + " of " + count + " requests failed");
        }
        Arrays.sort(micros);
        return micros;
    }
}
