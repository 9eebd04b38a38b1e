package io.shibo.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.clear.Event;
import io.shibo.clear.LogEntry;
import io.shibo.clear.Outcome;
import io.shibo.clear.Output;
import io.shibo.clear.RetailRegime;
import io.shibo.clear.Window;
import io.shibo.clear.ceb.CebReader;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.log.Disk;
import io.shibo.clear.sample.SampleParcels;
import io.shibo.quote.pack.PackReader;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClearJobTest {
    private static final Path PACKS =
            Path.of(System.getProperty("shibo.root", "..")).resolve("packs");

    /** What a parcel came to, without what depends on which document came last. */
    private static String facts(Outcome outcome) {
        return "%s %s %s %s"
                .formatted(
                        outcome.status(),
                        outcome.findings(),
                        outcome.assessment(),
                        outcome.quota() == null ? "" : outcome.quota().amount());
    }

    @Test
    void decidesAsTheEmbeddedWindow(@TempDir Path folder) throws Exception {
        List<Event.Logged> events = new ArrayList<>();
        Map<String, String> embedded = new TreeMap<>();
        RetailRegime regime = RetailRegime.of(PackReader.rulebook(List.of(PACKS)));
        try (Window window = Window.open(Disk.forWriting(folder), regime)) {
            SampleParcels.generate(new SampleParcels.Settings(1500, 5), (name, bytes) -> {
                Reading reading = CebReader.read(new ByteArrayInputStream(bytes));
                Scale.add(reading, events);
                window.submit((Reading.Message) reading, 1_780_000_000_000L);
            });
            for (Output.Decided decided : window.commit().decided()) {
                embedded.put(decided.parcel(), facts(decided.outcome()));
            }
        }

        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(1);
        Map<String, String> distributed = new TreeMap<>();
        for (byte[] bytes : ClearJob.run(environment, events, PACKS.toString())) {
            if (LogEntry.read(bytes) instanceof LogEntry.Ended(var decided)) {
                distributed.put(decided.parcel(), facts(decided.outcome()));
            }
        }

        assertThat(embedded).hasSizeGreaterThan(1400);
        assertThat(distributed).isEqualTo(embedded);
    }
}
