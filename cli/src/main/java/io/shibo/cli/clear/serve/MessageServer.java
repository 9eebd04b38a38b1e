package io.shibo.cli.clear.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.shibo.clear.Output;
import io.shibo.clear.Pipeline;
import io.shibo.clear.ceb.FieldError;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.ceb.Receipt;
import io.shibo.clear.intake.Intake;
import io.shibo.hub.json.Json;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The window's HTTP side, on the JDK's own server with a virtual thread a request.
 *
 * <p>Limits: {@link Settings#maxBody} bytes a message, four times as much in all messages being read, {@link
 * Settings#connections} connections, two minutes for a request to arrive. Past a limit: 413 or 503, and nothing was taken.
 */
final class MessageServer implements AutoCloseable {
    private static final int KIB = 1024;
    private static final long WAIT_SECONDS = 10;
    private static final String XML = "application/xml; charset=UTF-8";
    private static final String JSON = "application/json; charset=UTF-8";
    private static final String TEXT = "text/plain; charset=UTF-8";

    private final HttpServer http;
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private final Settings settings;
    private final Signing signing;
    private final CommitQueue queue;
    private final Metrics metrics;
    private final ParcelPage parcels;
    private final InstantSource now;
    private final Semaphore bodies;

    /** One answer as JSON gives it; the same as a line of {@code ingest --json}. */
    record Line(String type, String guid, String key, String status, List<FieldError> errors) {}

    private record Response(int code, String type, byte[] body) {
        static Response text(int code, String words) {
            return new Response(code, TEXT, (words + "\n").getBytes(StandardCharsets.UTF_8));
        }

        static Response json(int code, Object value) {
            return new Response(code, JSON, (Json.write(value) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private MessageServer(
            HttpServer http,
            Settings settings,
            Signing signing,
            CommitQueue queue,
            Metrics metrics,
            ParcelPage parcels,
            InstantSource now) {
        this.http = http;
        this.settings = settings;
        this.signing = signing;
        this.queue = queue;
        this.metrics = metrics;
        this.parcels = parcels;
        this.now = now;
        bodies = new Semaphore((int) Math.min(Integer.MAX_VALUE, 4L * settings.maxBody() / KIB), true);
    }

    /** @throws java.net.BindException if the port is in use */
    static MessageServer start(
            Settings settings,
            Signing signing,
            CommitQueue queue,
            Metrics metrics,
            ParcelPage parcels,
            InstantSource now)
            throws IOException {
        // The JDK's server takes its limits from system properties, once.
        property("jdk.httpserver.maxConnections", settings.connections());
        property("sun.net.httpserver.maxReqTime", 120);
        property("sun.net.httpserver.drainAmount", 2L * settings.maxBody());
        property("sun.net.httpserver.nodelay", true);
        HttpServer http = HttpServer.create(new InetSocketAddress(settings.bind(), settings.port()), 0);
        MessageServer server = new MessageServer(http, settings, signing, queue, metrics, parcels, now);
        http.createContext("/", server::handle);
        http.setExecutor(server.requests);
        http.start();
        return server;
    }

    private static void property(String name, Object value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value.toString());
        }
    }

    InetSocketAddress address() {
        return http.getAddress();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Response response;
            try {
                response = respond(exchange);
            } catch (BusyException busy) {
                metrics.busy();
                exchange.getResponseHeaders().set("Retry-After", "1");
                response = Response.text(503, String.valueOf(busy.getMessage()));
            } catch (ExecutionException failed) {
                response = Response.text(
                        503,
                        "The window has stopped, and whether this message was taken is not known. Send it again once it is back: what was taken is answered the same.");
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                response = Response.text(503, "The window is closing.");
            }
            exchange.getResponseHeaders().set("Content-Type", response.type());
            boolean empty = response.body().length == 0;
            exchange.sendResponseHeaders(response.code(), empty ? -1 : response.body().length);
            exchange.getResponseBody().write(response.body());
        }
    }

    private Response respond(HttpExchange exchange)
            throws IOException, BusyException, ExecutionException, InterruptedException {
        String path = exchange.getRequestURI().getRawPath();
        boolean get = exchange.getRequestMethod().equals("GET");
        if (path.equals("/messages")) {
            return exchange.getRequestMethod().equals("POST") ? message(exchange) : notAllowed(exchange, "POST");
        }
        if (path.startsWith("/parcels/")) {
            return get ? parcel(path.substring("/parcels/".length())) : notAllowed(exchange, "GET");
        }
        return switch (path) {
            case "/health" -> get ? health() : notAllowed(exchange, "GET");
            case "/metrics" ->
                get
                        ? new Response(
                                200,
                                "text/plain; version=0.0.4; charset=UTF-8",
                                metrics.text().getBytes(StandardCharsets.UTF_8))
                        : notAllowed(exchange, "GET");
            default ->
                Response.text(
                        404,
                        "Not here. POST /messages, GET /parcels/{order or waybill number}, GET /health, GET /metrics.");
        };
    }

    private static Response notAllowed(HttpExchange exchange, String allowed) {
        exchange.getResponseHeaders().set("Allow", allowed);
        return Response.text(405, "Only " + allowed + " is served here.");
    }

    private Response message(HttpExchange exchange)
            throws IOException, BusyException, ExecutionException, InterruptedException {
        String stated = exchange.getRequestHeaders().getFirst("Content-Length");
        long length = stated == null ? settings.maxBody() : Long.parseLong(stated);
        if (length > settings.maxBody()) {
            return tooLarge(length + " bytes");
        }
        int permits = (int) (length / KIB) + 1;
        if (!bodies.tryAcquire(permits, WAIT_SECONDS, TimeUnit.SECONDS)) {
            throw new BusyException("too many large messages are being read. Send this one again in a second.");
        }
        try {
            byte[] bytes = exchange.getRequestBody().readNBytes(settings.maxBody() + 1);
            if (bytes.length > settings.maxBody()) {
                return tooLarge("more");
            }
            long since = System.nanoTime();
            Pipeline.Outcome outcome = queue.take(bytes).get();
            if (outcome instanceof Pipeline.Outcome.Taken taken) {
                metrics.answered(System.nanoTime() - since);
                List<Output.Answer> answers = Answered.of(taken).latest();
                return wantsJson(exchange) ? json(answers) : xml(taken.message(), answers);
            }
            return refused(422, ((Pipeline.Outcome.Refused) outcome).refusal(), wantsJson(exchange));
        } finally {
            bodies.release(permits);
        }
    }

    private Response tooLarge(String found) {
        Reading.Refusal refusal = new Reading.Refusal(
                "Unknown",
                null,
                "-0001",
                0,
                "a message has at most %d bytes, but this one has %s. Send fewer documents in one message."
                        .formatted(settings.maxBody(), found));
        return refused(413, refusal, false);
    }

    private Response refused(int code, Reading.Refusal refusal, boolean json) {
        Receipt.OfMessage receipt = Intake.answer(refusal, now.millis());
        metrics.refused(refusal.code());
        return json
                ? Response.json(
                        code,
                        List.of(new Line(
                                "CEB900",
                                receipt.guid(),
                                receipt.oriMessageType(),
                                receipt.returnStatus(),
                                List.of(new FieldError(refusal.code(), "", "", receipt.returnInfo())))))
                : new Response(
                        code,
                        XML,
                        ReceiptMessage.refusal(receipt)
                                .sealed(signing.receipts())
                                .bytes());
    }

    private static boolean wantsJson(HttpExchange exchange) {
        String accept = exchange.getRequestHeaders().getFirst("Accept");
        return accept != null && accept.contains("application/json");
    }

    private static Response json(List<Output.Answer> answers) {
        return Response.json(
                200,
                answers.stream()
                        .map(answer -> new Line(
                                answer.type().name(),
                                answer.receipt().guid(),
                                answer.key(),
                                answer.receipt().returnStatus(),
                                answer.errors()))
                        .toList());
    }

    private Response xml(Reading.Message message, List<Output.Answer> answers) {
        ReceiptMessage receipts = ReceiptMessage.of(message.type(), answers);
        return receipts == null
                ? new Response(204, XML, new byte[0])
                : new Response(200, XML, receipts.sealed(signing.receipts()).bytes());
    }

    private Response parcel(String encoded) throws BusyException, ExecutionException, InterruptedException {
        String number = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        List<?> found = queue.ask(window -> parcels.find(window, number)).get();
        return found.isEmpty()
                ? Response.text(404, "No parcel has this order or waybill number.")
                : Response.json(200, found);
    }

    private Response health() {
        boolean well = !queue.closing();
        return Response.json(well ? 200 : 503, Map.of("status", well ? "ok" : "closing"));
    }

    /** Lets requests that are being answered end, for a few seconds. */
    @Override
    public void close() {
        http.stop(0);
        requests.shutdown();
    }

    /** Takes no new connection, and waits until the requests at work are answered. */
    void drain(int seconds) {
        http.stop(seconds);
    }
}
