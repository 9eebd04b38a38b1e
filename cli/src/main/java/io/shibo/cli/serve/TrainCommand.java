package io.shibo.cli.serve;

import io.shibo.cli.Home;
import io.shibo.cli.Shibo;
import io.shibo.hub.Hub;
import io.shibo.hub.HubSettings;
import io.shibo.hub.RunningHub;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

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

    @Override
    public Integer call() throws IOException, InterruptedException {
        for (String[] command : new String[][] {
            {"--help"},
            {"meet", "--help"},
            {"quote", "--help"},
            {"trade", "--help"},
            {"clear", "--help"},
            {"measure", "--help"},
            {"quote", Home.samples().resolve("deals").resolve("robot-arm.json").toString()},
            {"rules", "check", Home.packs().toString()}
        }) {
            Shibo.run(OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), command);
        }
        HubSettings settings = HubSettings.of(Home.data()).withPort(0);
        try (RunningHub hub = Hub.start(settings);
                HttpClient client = HttpClient.newHttpClient()) {
            for (String page : PAGES) {
                URI address = hub.address().resolve(page);
                client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding());
            }
        }
        return 0;
    }
}
