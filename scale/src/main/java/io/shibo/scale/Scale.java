package io.shibo.scale;

import io.shibo.clear.Event;
import io.shibo.clear.Intake;
import io.shibo.clear.LogEntry;
import io.shibo.clear.Outcome;
import io.shibo.clear.ceb.CebReader;
import io.shibo.clear.ceb.Reading;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** {@code clear FOLDER PACKS}: a folder of messages through the window's step on a local Flink. */
public final class Scale {
    private Scale() {}

    public static void main(String[] args) throws Exception {
        if (args.length != 3 || !args[0].equals("clear")) {
            System.err.println("not supported: " + String.join(" ", args)
                    + ". Write: clear FOLDER PACKS, as in clear samples/ceb packs");
            System.exit(2);
        }
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        Map<String, Integer> counts = new TreeMap<>();
        for (byte[] bytes : ClearJob.run(environment, events(Path.of(args[1])), args[2])) {
            if (LogEntry.read(bytes) instanceof LogEntry.Ended(var decided)) {
                counts.merge(words(decided.outcome()), 1, Integer::sum);
            }
        }
        counts.forEach((end, count) -> System.out.printf("%s: %,d%n", end, count));
    }

    private static String words(Outcome outcome) {
        return outcome.released() ? "released" : "returned, " + outcome.reason();
    }

    /** The documents of all messages of a folder, stamped in the order of the files. */
    static List<Event.Logged> events(Path folder) throws IOException {
        List<Event.Logged> events = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> inside = Files.list(folder)) {
            files = inside.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                add(CebReader.read(in), events);
            }
        }
        return events;
    }

    static void add(Reading reading, List<Event.Logged> events) {
        if (reading instanceof Reading.Message message) {
            for (Reading.Item item : message.documents()) {
                events.add(Intake.event(message, item, events.size() + 1L, 1_780_000_000_000L));
            }
        }
    }
}
