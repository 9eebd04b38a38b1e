package io.shibo.bench.clear;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The peer: the same step as a job on Apache Flink ({@code scale/}), with its state in RocksDB and a checkpoint every ten
 * seconds, reading the log that the engine has written of the same documents. One machine, as many subtasks as processors.
 * It does more in that its state may be larger than memory and on many machines, and less in that nothing it reads has to be
 * forced. The time is the job's own, without the start of the Java machine.
 */
final class FlinkRun {
    private static final String MAIN = "io.shibo.scale.Scale";
    private static final Pattern RELEASED = Pattern.compile("released: ([\\d,.]+)");
    private static final Pattern MILLIS = Pattern.compile("decided in ([\\d,.]+) ms");

    private FlinkRun() {}

    /** @param released parcels that it released */
    record Result(long parcels, long released, long nanos) {}

    static Result run(Path folder, long parcels) throws IOException {
        Path log = folder.resolve("log");
        new EngineRun(log).write(parcels);
        Path said = folder.resolve("flink.txt");
        Process job = new ProcessBuilder(command(log, folder))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            if (job.waitFor() != 0) {
                throw new IOException("Flink ended with %d: %s".formatted(job.exitValue(), last(said)));
            }
        } catch (InterruptedException interrupted) {
            job.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Flink ran", interrupted);
        }
        return new Result(parcels, number(RELEASED, said), number(MILLIS, said) * 1_000_000);
    }

    private static List<String> command(Path log, Path folder) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx3g", "-Duser.language=en"));
        for (String opened : List.of("java.util", "java.lang", "java.time", "java.util.concurrent")) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        command.addAll(List.of(
                "-cp",
                classpath(),
                MAIN,
                "clear",
                log.toString(),
                folder.resolve("ends").toString(),
                folder.resolve("checkpoints").toString()));
        return command;
    }

    /** That of the bench without what would write every line of Flink's log, which takes longer than the job. */
    private static String classpath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("logback"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static long number(Pattern pattern, Path said) throws IOException {
        Matcher matcher = pattern.matcher(Files.readString(said, StandardCharsets.UTF_8));
        if (!matcher.find()) {
            throw new IOException("Flink did not say %s: %s".formatted(pattern, last(said)));
        }
        return Long.parseLong(matcher.group(1).replaceAll("[,.]", ""));
    }

    private static String last(Path said) throws IOException {
        Deque<String> lines = new ArrayDeque<>();
        try (BufferedReader reader = Files.newBufferedReader(said, StandardCharsets.UTF_8)) {
            reader.lines().forEach(line -> {
                lines.add(line);
                if (lines.size() > 5) {
                    lines.remove();
                }
            });
        }
        return String.join("\n", lines);
    }
}
