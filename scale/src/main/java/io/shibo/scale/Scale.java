package io.shibo.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** {@code clear LOG OUT [CHECKPOINTS]}: a window's log through its step on Flink, with the slices in RocksDB. */
public final class Scale {
    private static final long CHECKPOINT_MILLIS = 10_000;

    private Scale() {}

    public static void main(String[] args) throws Exception {
        if (args.length < 3 || args.length > 4 || !args[0].equals("clear")) {
            System.err.println("not supported: " + String.join(" ", args)
                    + ". Write: clear LOG OUT [CHECKPOINTS], as in clear home/clear /tmp/ends /tmp/checkpoints");
            System.exit(2);
        }
        Path out = Path.of(args[2]);
        Configuration configuration = new Configuration();
        configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        if (args.length == 4) {
            configuration.set(
                    CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                    Path.of(args[3]).toAbsolutePath().toUri().toString());
        }
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        environment.enableCheckpointing(CHECKPOINT_MILLIS);
        ClearJob.build(environment, Path.of(args[1]), out);
        long millis = environment.execute("clear").getNetRuntime();

        Map<String, Integer> counts = new TreeMap<>();
        for (String ended : ends(out)) {
            // The second word is the status, the third the reason.
            String[] words = ended.split(" ");
            counts.merge(words[2].equals("null") ? "released" : "returned, " + words[2], 1, Integer::sum);
        }
        counts.forEach((end, count) -> System.out.printf("%s: %,d%n", end, count));
        System.out.printf("decided in %,d ms%n", millis);
    }

    /** What the job has written and committed: the ends of parcels, in no order. */
    static List<String> ends(Path out) throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            // Files that are not committed begin with a dot.
            List<Path> committed = files.filter(file -> Files.isRegularFile(file)
                            && !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
            List<String> ends = new ArrayList<>();
            for (Path file : committed) {
                ends.addAll(Files.readAllLines(file));
            }
            return ends;
        }
    }
}
