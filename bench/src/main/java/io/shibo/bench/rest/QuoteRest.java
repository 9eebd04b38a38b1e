package io.shibo.bench.rest;

import io.shibo.codes.Money;
import io.shibo.codes.input.Tree;
import io.shibo.hub.json.Json;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Sale;
import io.shibo.quote.sale.SaleDocument;
import io.shibo.quote.sale.SaleReader;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code shibo bench quote-rest}: the hub in its own process, asked for quotes over HTTP by a client on the same machine, on
 * a schedule. Sales are the three sample deals with prices drawn at random; every answer is a whole quote with charges,
 * alternatives and explanations in JSON.
 */
@Command(
        name = "quote-rest",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Latencies of quotes over REST at a steady rate.")
public final class QuoteRest implements Callable<Integer> {
    private static final List<String> DEALS = List.of("robot-arm", "coffee", "design-software");
    private static final int BODIES = 3_000;
    private static final int WARM_UP_STEP = 2_000;

    @Option(names = "--rate", defaultValue = "1000", description = "Requests a second. Default: ${DEFAULT-VALUE}.")
    private double rate;

    @Option(names = "--seconds", defaultValue = "30", description = "Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "60",
            description =
                    "Seconds of requests before, at most; it ends when p99 no longer falls. Default: ${DEFAULT-VALUE}.")
    private int warmUp;

    @Option(names = "--connections", defaultValue = "32", description = "Default: ${DEFAULT-VALUE}.")
    private int connections;

    @Option(names = "--seed", defaultValue = "1", description = "Of the prices. Default: ${DEFAULT-VALUE}.")
    private long seed;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<byte[]> bodies = bodies(Path.of(System.getProperty("shibo.root", ".")));
        try (HubProcess hub = HubProcess.start()) {
            URI target = hub.url().resolve("/api/v1/quote");
            OpenLoop client = new OpenLoop(target, bodies, connections);
            warm(client);
            Duration before = hub.processorTime();
            OpenLoop.Result result = client.run((int) (rate * seconds), rate);
            double spent = hub.processorTime().minus(before).toNanos() / 1e6;
            out.printf(
                    "%,d requests at %,.0f/s over %d s, %d connections; answered %,d, failed %d; took %.1f s%n",
                    (int) (rate * seconds),
                    rate,
                    seconds,
                    connections,
                    result.nanos().length,
                    result.failed(),
                    result.seconds());
            out.printf(
                    "latency from when due: p50 %.2f ms, p90 %.2f ms, p99 %.2f ms, p99.9 %.2f ms, most %.2f ms%n",
                    result.millis(0.5),
                    result.millis(0.9),
                    result.millis(0.99),
                    result.millis(0.999),
                    result.millis(1));
            out.printf("processor time of the hub: %.2f ms a request%n", spent / (rate * seconds));
            return result.failed() == 0 ? 0 : 1;
        }
    }

    /** Until two windows one after the other have the same p99, within a tenth. */
    private void warm(OpenLoop client) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(warmUp).toNanos();
        double last = Double.MAX_VALUE;
        int steady = 0;
        int windows = 0;
        while (steady < 2 && System.nanoTime() < end) {
            double p99 = client.run(WARM_UP_STEP, rate).millis(0.99);
            steady = p99 > last * 0.9 ? steady + 1 : 0;
            last = p99;
            windows++;
        }
        out.printf("warm-up: %,d requests, last p99 %.2f ms%n", windows * WARM_UP_STEP, last);
    }

    private List<byte[]> bodies(Path root) throws IOException {
        List<Sale> deals = new ArrayList<>();
        for (String deal : DEALS) {
            Tree tree = Json.read(root.resolve("samples/deals").resolve(deal + ".json"));
            deals.add(SaleReader.read(deal, tree));
        }
        SplittableRandom random = new SplittableRandom(seed);
        List<byte[]> bodies = new ArrayList<>();
        for (int i = 0; i < BODIES; i++) {
            Sale deal = deals.get(i % deals.size());
            BigDecimal factor = BigDecimal.valueOf(500 + random.nextInt(1_000), 3);
            Sale.Builder sale = deal.toBuilder();
            sale.lines(deal.lines().stream()
                    .map(line -> priced(line, line.unitPrice().times(factor)))
                    .toList());
            bodies.add(Json.writeLine(SaleDocument.of(sale.build())).getBytes(StandardCharsets.UTF_8));
        }
        return bodies;
    }

    private static Line priced(Line line, Money price) {
        return new Line(
                line.id(),
                line.description(),
                line.subject(),
                line.origin(),
                line.quantity(),
                price,
                line.measures(),
                line.measurements(),
                line.production(),
                line.originates());
    }
}
