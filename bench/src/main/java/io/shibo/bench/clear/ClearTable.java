package io.shibo.bench.clear;

import java.io.IOException;
import java.nio.file.Path;

public final class ClearTable {
    public static void main(String[] args) throws IOException {
        long n = Long.parseLong(args[0]);
        Path folder = java.nio.file.Files.createTempDirectory("shibo-bench-clear");
        EngineRun.Result r = new EngineRun(folder).run(n);
        System.out.println(r);
        System.out.printf(
                "%,.0f parcels/s, commit p50 %.1f p99 %.1f ms, %.0f MB/M, recovery %,.0f events/s%n",
                n / (r.nanos() / 1e9),
                r.commit().millis(50),
                r.commit().millis(99),
                r.stateBytes() / (double) n,
                r.events() / (r.recoveryNanos() / 1e9));
        System.out.printf(
                "by CPU: %,.0f parcels/s; recovery %,.0f events/s%n",
                n / (r.cpuNanos() / 1e9), r.events() / (r.recoveryCpuNanos() / 1e9));
        try (var all = java.nio.file.Files.walk(folder)) {
            for (Path p : all.sorted(java.util.Comparator.reverseOrder()).toList()) java.nio.file.Files.delete(p);
        }
    }
}
