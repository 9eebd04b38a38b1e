package io.shibo.cli.serve;

import io.shibo.cli.shell.Home;
import io.shibo.hub.Hub;
import io.shibo.hub.HubSettings;
import io.shibo.hub.RunningHub;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * What the launcher runs once after a build, under the JDK's recorder of its ahead-of-time cache: the commands and pages
 * whose start should be quick. What is not touched here merely starts more slowly.
 */
@Command(
        name = "train",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Touch what should start quickly; the launcher records it into the start-up cache.")
public final class TrainCommand implements Callable<Integer> {
    private static final List<String> PAGES = List.of(
            "/",
            "/?lang=zh",
            "/meet",
            "/quote",
            "/trade",
            "/trade/verify",
            "/clear",
            "/measure",
            "/login",
            "/api",
            "/actuator/health");

    /** What a cache is for: each holds no more than its commands use. */
    enum Part {
        COMMANDS,
        HUB
    }

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "PART", description = "commands or hub.")
    private Part part;

    @Override
    public Integer call() throws IOException, InterruptedException {
        switch (part) {
            case COMMANDS -> commands();
            case HUB -> hub();
        }
        return 0;
    }

    /**
     * How often the sample table follows itself in the one that is quoted: enough that methods are compiled while the recorder
     * looks on, so that a long table later finds them known.
     */
    private static final int TABLES = 100;

    private void commands() throws IOException {
        Path folder = Files.createTempDirectory("shibo-train");
        Path sales = folder.resolve("sales.csv");
        Path figures = folder.resolve("figures.csv");
        String rates = Home.samples().resolve("quote/rates.csv").toString();
        try {
            repeat(Home.samples().resolve("quote/sales.csv"), sales);
            run("quote", "--bulk", sales.toString(), "--rates", rates, "-o", figures.toString());
            run(
                    "rules",
                    "replay",
                    sales.toString(),
                    "--rates",
                    rates,
                    "--date-before",
                    "2026-06-30",
                    "--date-after",
                    "2026-07-01");
        } finally {
            Files.deleteIfExists(sales);
            Files.deleteIfExists(figures);
            Files.delete(folder);
        }
        for (String[] command : new String[][] {
            {"--help"},
            {"meet", "--help"},
            {"quote", "--help"},
            {"trade", "--help"},
            {"clear", "--help"},
            {"measure", "--help"},
            {"quote", Home.samples().resolve("deals").resolve("robot-arm.json").toString()},
            {"rules", "check", Home.packs().toString()},
            {"classify", "roasted coffee"}
        }) {
            run(command);
        }
    }

    /** Writes a table whose rows are those of another, again and again, each time under other names of sales. */
    private static void repeat(Path table, Path longer) throws IOException {
        List<String> rows = Files.readAllLines(table);
        try (BufferedWriter out = Files.newBufferedWriter(longer)) {
            out.write(rows.getFirst() + "\n");
            for (int i = 0; i < TABLES; i++) {
                for (String row : rows.subList(1, rows.size())) {
                    out.write(i + "-" + row + "\n");
                }
            }
        }
    }

    private void run(String... command) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        CommandLine shibo = spec.root().commandLine();
        shibo.setOut(nowhere).setErr(nowhere).execute(command);
    }

    private static void hub() throws IOException, InterruptedException {
        HubSettings settings = HubSettings.of(Home.data()).withPort(0);
        try (RunningHub hub = Hub.start(settings);
                HttpClient client = HttpClient.newHttpClient()) {
            for (String page : PAGES) {
                URI address = hub.address().resolve(page);
                client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding());
            }
        }
    }
}
