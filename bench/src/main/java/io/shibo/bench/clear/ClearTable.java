package io.shibo.bench.clear;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code shibo bench clear}: the window's rates, and Flink and PostgreSQL doing the same matching in the same run. */
@Command(
        name = "clear",
        mixinStandardHelpOptions = true,
        description = {
            "Parcels a second, four documents each, one in a hundred with a defect.",
            "Everything counts once the log is forced, on the disk of the folder named. The last column is how long",
            "so many parcels would take at that rate."
        })
public final class ClearTable implements Callable<Integer> {
    private static final double MEGA = 1e6;

    @Option(names = "--parcels", defaultValue = "3000000", description = "Of the engine alone (${DEFAULT-VALUE}).")
    private long parcels;

    @Option(names = "--messages", defaultValue = "20000", description = "Parcels from raw messages (${DEFAULT-VALUE}).")
    private int messageParcels;

    @Option(
            names = "--postgres",
            defaultValue = "100000",
            description = "Parcels by upserts (${DEFAULT-VALUE}); 0: none.")
    private long postgresParcels;

    @Option(
            names = "--flink",
            defaultValue = "50000",
            description = "Parcels by the step on Apache Flink with RocksDB (${DEFAULT-VALUE}); 0: none.")
    private long flinkParcels;

    @Option(
            names = "--nation",
            defaultValue = "1000000000",
            description = "Parcels of a half-year to project to: a round number, not a statistic (${DEFAULT-VALUE}).")
    private long nation;

    @Option(
            names = "--folder",
            description = "Where logs are made and deleted; the system's temporary one unless named.")
    private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

    @Override
    public Integer call() throws IOException, SQLException {
        Path logs = Files.createTempDirectory(folder, "shibo-bench-clear");
        try {
            System.out.printf(
                    "%d processors, load %.1f at the start%n",
                    Runtime.getRuntime().availableProcessors(), load());
            System.out.printf(
                    "%-46s %12s %14s %16s %12s%n",
                    "", "parcels", "parcels/s", "commit p50 / p99", "%,d".formatted(nation));
            engine(logs.resolve("engine"));
            if (messageParcels > 0) {
                messages(logs.resolve("messages"), false);
                messages(logs.resolve("signed"), true);
            }
            if (flinkParcels > 0) {
                FlinkRun.Result peer = FlinkRun.run(Files.createDirectory(logs.resolve("flink")), flinkParcels);
                row("Apache Flink, the same step, RocksDB", peer.parcels(), peer.nanos(), "");
                System.out.printf("  released %,d%n", peer.released());
            }
            if (postgresParcels > 0) {
                PostgresRun.Result peer = PostgresRun.run(postgresParcels);
                row("PostgreSQL, upserts of 1,000 and a match", peer.parcels(), peer.nanos(), "");
            }
        } finally {
            delete(logs);
        }
        return 0;
    }

    private void engine(Path log) throws IOException {
        EngineRun.Result run = new EngineRun(log).run(parcels);
        row("engine alone, facts to forced log", run.parcels(), run.nanos(), commit(run.commit()));
        System.out.printf(
                "  released %,d, returned %,d of %,d events%n",
                run.released(), run.ended() - run.released(), run.events());
        System.out.printf(
                "  by the deciding thread's own time %,.0f parcels/s%n", run.parcels() / (run.cpuNanos() / 1e9));
        System.out.printf(
                "  recovery %,.0f events/s by snapshot and what came after it, %,.0f/s deciding every event anew%n",
                run.events() / (run.recoveryNanos() / 1e9), run.events() / (run.replayNanos() / 1e9));
        Memory memory = Memory.measure(log.resolveSibling("open"), (int) Math.min(parcels, 1_000_000));
        System.out.printf(
                "  memory a million open parcels: %,.0f MB with two of four documents, %,.0f MB with three%n",
                memory.two() / MEGA, memory.three() / MEGA);
    }

    private void messages(Path log, boolean signed) throws IOException {
        MessageRun.Result run = MessageRun.run(log, messageParcels, signed);
        row(
                signed ? "the same, SM2-SM3 verified, receipts signed" : "read, check, assess, match, log raw, answer",
                run.parcels(),
                run.nanos(),
                commit(run.commit()));
        System.out.printf(
                "  %,.0f MB of XML in, %,.0f MB of receipts out, released %,d; %,.0f µs of processors a parcel, so that two make %,.0f/s%n",
                run.bytes() / MEGA,
                run.receiptBytes() / MEGA,
                run.released(),
                run.cpuNanos() / 1e3 / run.parcels(),
                2e9 * run.parcels() / run.cpuNanos());
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String commit(Latency commit) {
        return "%.1f / %.1f ms".formatted(commit.millis(50), commit.millis(99));
    }

    private void row(String what, long parcels, long nanos, String commit) {
        double rate = parcels / (nanos / 1e9);
        System.out.printf("%-46s %,12d %,14.0f %16s %,10.1f h%n", what, parcels, rate, commit, nation / rate / 3600);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
