package io.shibo.bench.line;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the figures were taken on. */
public final class Machine {
    private Machine() {}

    public static String describe() {
        return "%s, %d cores, %s, JVM %s, heap %,d MB, load %.1f"
                .formatted(
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                        Runtime.getRuntime().maxMemory() >> 20,
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                                .getSystemLoadAverage());
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown processor");
        } catch (IOException elsewhere) {
            // Linux alone has the file.
            return "unknown processor";
        }
    }
}
