package io.shibo.scale;

import io.shibo.clear.Event;
import io.shibo.clear.Intake;
import io.shibo.clear.RetailRegime;
import io.shibo.clear.ceb.CebReader;
import io.shibo.clear.ceb.Reading;
import io.shibo.quote.pack.PackReader;
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
    /** One moment for all, in 2026: the sample's rules are those of that year. */
    static final long AT = 1_780_000_000_000L;

    private Scale() {}

    public static void main(String[] args) throws Exception {
        if (args.length != 3 || !args[0].equals("clear")) {
            System.err.println("not supported: " + String.join(" ", args)
                    + ". Write: clear FOLDER PACKS, as in clear samples/ceb packs");
            System.exit(2);
        }
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        Map<String, Integer> counts = new TreeMap<>();
        Intake intake = new Intake(RetailRegime.of(PackReader.rulebook(List.of(Path.of(args[2])))));
        for (String ended : ClearJob.run(environment, events(Path.of(args[1]), intake))) {
            // The second word is the status, the third the reason.
            String[] words = ended.split(" ");
            counts.merge(words[2].equals("null") ? "released" : "returned, " + words[2], 1, Integer::sum);
        }
        counts.forEach((end, count) -> System.out.printf("%s: %,d%n", end, count));
    }

    /** The documents of all messages of a folder, stamped in the order of the files. */
    static List<Event.Logged> events(Path folder, Intake intake) throws IOException {
        List<Event.Logged> events = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> inside = Files.list(folder)) {
            files = inside.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                add(CebReader.read(in), intake, events);
            }
        }
        return events;
    }

    static void add(Reading reading, Intake intake, List<Event.Logged> events) {
        if (reading instanceof Reading.Message message) {
            for (Intake.Checked document : intake.check(message, AT)) {
                events.add(document.event(events.size() + 1L, AT));
            }
        }
    }
}
