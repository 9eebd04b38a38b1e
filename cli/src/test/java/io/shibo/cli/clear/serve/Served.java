package io.shibo.cli.clear.serve;

import io.shibo.clear.Window;
import io.shibo.clear.log.Disk;
import io.shibo.clear.retail.Assessment;
import io.shibo.clear.retail.Assessor;
import io.shibo.clear.sample.SampleParcels;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A service in this process, for tests. */
final class Served implements AutoCloseable {
    /** Everything may come in, free of tax. */
    static final Assessor FREE = (declaration, day) -> new Assessment(
            "test",
            BigDecimal.ONE,
            new BigDecimal("26000"),
            declaration.lines().stream()
                    .map(line -> new Assessment.TaxLine(line.gnum(), line.gcode(), List.of()))
                    .toList(),
            null);

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    final Service service;
    final SlowDisk disk;
    final StringWriter notes = new StringWriter();

    private final Disk reading;

    Served(Path log, int forceMillis, @Nullable Path drop, @Nullable Path receipts) throws IOException {
        this(log, forceMillis, drop, receipts, 1024);
    }

    Served(Path log, int forceMillis, @Nullable Path drop, @Nullable Path receipts, int queue) throws IOException {
        disk = new SlowDisk(Disk.forWriting(log), forceMillis);
        reading = Disk.forReading(log);
        service = Service.start(
                Window.open(disk, FREE),
                reading,
                new Settings("127.0.0.1", 0, 1 << 20, 512, queue, drop, receipts),
                message -> 1_780_000_000_000L,
                InstantSource.system(),
                Signing.NONE,
                (window, number) -> window.findDossier(number) == null ? List.of() : List.of(number),
                new PrintWriter(notes, true));
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + service.address().getPort() + path);
    }

    HttpResponse<String> post(byte[] message) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(at("/messages"))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(message))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(at(path)).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    /** Messages of a sample, in the order of their sending. */
    static List<byte[]> messages(int parcels, long seed) throws IOException {
        List<byte[]> messages = new ArrayList<>();
        SampleParcels.generate(new SampleParcels.Settings(parcels, seed), (name, bytes) -> {
            ByteArrayOutputStream copy = new ByteArrayOutputStream();
            copy.writeBytes(bytes);
            messages.add(copy.toByteArray());
        });
        return messages;
    }

    @Override
    public void close() throws IOException {
        service.close();
        reading.close();
    }
}
