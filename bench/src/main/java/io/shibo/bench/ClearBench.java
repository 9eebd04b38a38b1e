package io.shibo.bench;

import io.shibo.clear.RetailRegime;
import io.shibo.clear.Window;
import io.shibo.clear.ceb.CebReader;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.log.Disk;
import io.shibo.clear.sample.SampleParcels;
import io.shibo.quote.pack.PackReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Parcels a second, on one thread, four documents each, about two in a hundred with a defect: the engine alone on documents
 * that are read already; the whole way from XML to a forced log; and a peer that does less, {@link DomPeer}. Each run has a
 * fresh log on a real disk and forces it after every message of 100 documents.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 4)
@Measurement(iterations = 5, time = 4)
public class ClearBench {
    static final int PARCELS = 5_000;

    private final List<byte[]> messages = new ArrayList<>();
    private final List<Reading.Message> read = new ArrayList<>();
    private @Nullable RetailRegime rules;

    @Setup
    public void sample() throws IOException {
        rules = RetailRegime.of(PackReader.rulebook(
                List.of(Path.of(System.getProperty("shibo.root", ".")).resolve("packs"))));
        SampleParcels.generate(new SampleParcels.Settings(PARCELS, 1), (name, bytes) -> {
            messages.add(bytes);
            read.add((Reading.Message) CebReader.read(new ByteArrayInputStream(bytes)));
        });
    }

    /** Match, assess, decide, log and force; the documents are read already. */
    @Benchmark
    @OperationsPerInvocation(PARCELS)
    public int engine() throws IOException {
        return window(window -> {
            for (int i = 0; i < read.size(); i++) {
                window.submit(read.get(i), messages.get(i), 1_780_000_000_000L);
                window.commit();
            }
        });
    }

    /** The same from the bytes of the messages. */
    @Benchmark
    @OperationsPerInvocation(PARCELS)
    public int parseMatchLog() throws IOException {
        return window(window -> {
            for (byte[] message : messages) {
                window.submit(
                        (Reading.Message) CebReader.read(new ByteArrayInputStream(message)),
                        message,
                        1_780_000_000_000L);
                window.commit();
            }
        });
    }

    /** The peer: DOM and maps; no limits, no checks of fields, no tax, no quota, no log. */
    @Benchmark
    @OperationsPerInvocation(PARCELS)
    public int peerDomAndMaps() {
        return new DomPeer().match(messages);
    }

    private interface Work {
        void on(Window window) throws IOException;
    }

    private int window(Work work) throws IOException {
        RetailRegime regime = rules;
        if (regime == null) {
            throw new IllegalStateException("the benchmark was not set up");
        }
        Path folder = Files.createTempDirectory("shibo-bench-clear");
        try (Window window = Window.open(Disk.forWriting(folder), regime)) {
            work.on(window);
            int[] parcels = {0};
            window.forEachStand(stand -> parcels[0]++);
            return parcels[0];
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
