package io.shibo.bench.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A hub of its own: a process, a data folder that is deleted afterwards, a free port. */
final class HubProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final Path home;
    private final URI url;

    private HubProcess(Process process, Path home, URI url) {
        this.process = process;
        this.home = home;
        this.url = url;
    }

    /** Starts one and waits until it answers. @throws IOException if it ends, or does not answer in three minutes */
    static HubProcess start() throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("shibo-rest");
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        ProcessBuilder builder = new ProcessBuilder(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseParallelGC",
                "-Xmx2g",
                "-Dshibo.root=" + System.getProperty("shibo.root", "."),
                "-cp",
                System.getProperty("java.class.path"),
                "io.shibo.cli.Shibo",
                "serve",
                "--port",
                String.valueOf(port)));
        builder.environment().put("SHIBO_HOME", home.toString());
        Path log = home.resolve("serve.log");
        Process process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        HubProcess hub = new HubProcess(process, home, URI.create("http://127.0.0.1:" + port));
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!hub.answers()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                String said = Files.readString(log);
                hub.close();
                throw new IOException("the hub did not start: " + said);
            }
            Thread.sleep(200);
        }
        return hub;
    }

    URI url() {
        return url;
    }

    /** What the process has used of the processors so far. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private boolean answers() {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    url.resolve("/api/v1/quote/examples").toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(60_000);
            try {
                return connection.getResponseCode() == 200;
            } finally {
                connection.disconnect();
            }
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        // The database may still be putting its files away.
        for (int attempt = 0; Files.exists(home) && attempt < 10; attempt++) {
            try (Stream<Path> files = Files.walk(home)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException | UncheckedIOException busy) {
                Thread.sleep(500);
            }
        }
    }
}
