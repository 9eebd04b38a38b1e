package io.shibo.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.clear.Effect;
import io.shibo.clear.Engine;
import io.shibo.clear.Event;
import io.shibo.clear.Intake;
import io.shibo.clear.RetailRegime;
import io.shibo.clear.ceb.CebReader;
import io.shibo.clear.log.Disk;
import io.shibo.clear.sample.SampleParcels;
import io.shibo.quote.pack.PackReader;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClearJobTest {
    private static final Path PACKS =
            Path.of(System.getProperty("shibo.root", "..")).resolve("packs");

    @Test
    void decidesAsTheEmbeddedEngine(@TempDir Path folder) throws Exception {
        List<Event.Logged> events = new ArrayList<>();
        Intake intake = new Intake(RetailRegime.of(PackReader.rulebook(List.of(PACKS))));
        SampleParcels.generate(
                new SampleParcels.Settings(1500, 5),
                (name, bytes) -> Scale.add(CebReader.read(new ByteArrayInputStream(bytes)), intake, events));
        Set<String> embedded = new TreeSet<>();
        try (Engine engine = Engine.open(Disk.forWriting(folder))) {
            for (Event.Logged event : events) {
                engine.apply(0, event, effect -> {
                    if (effect instanceof Effect.Ended ended && !ended.again()) {
                        embedded.add(ClearJob.words(ended));
                    }
                });
            }
            engine.endGroup();
            engine.commit();
        }

        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(1);
        Set<String> distributed = new TreeSet<>(ClearJob.run(environment, events));

        assertThat(embedded).hasSizeGreaterThan(1400);
        assertThat(distributed).isEqualTo(embedded);
    }
}
