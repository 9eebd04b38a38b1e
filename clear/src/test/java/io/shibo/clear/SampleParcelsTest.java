package io.shibo.clear;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.clear.ceb.CebReader;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.log.Disk;
import io.shibo.clear.sample.Planted;
import io.shibo.clear.sample.SampleParcels;
import io.shibo.clear.step.Reason;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleParcelsTest {
    @Test
    void windowComesToWhatWasPlanted(@TempDir Path folder) throws Exception {
        List<byte[]> messages = new ArrayList<>();
        Planted planted =
                SampleParcels.generate(new SampleParcels.Settings(3000, 1), (name, bytes) -> messages.add(bytes));
        Map<Reason, Integer> returned = new EnumMap<>(Reason.class);
        int released = 0;
        try (Window window = Window.open(Disk.forWriting(folder), new FixedRates())) {
            for (byte[] message : messages) {
                Reading reading = CebReader.read(new ByteArrayInputStream(message));
                assertThat(reading).isInstanceOf(Reading.Message.class);
                window.submit((Reading.Message) reading, message, 1_780_000_000_000L);
                for (Output.Decided decided : window.commit().decided()) {
                    Reason reason = decided.ending().reason();
                    if (reason == null) {
                        released++;
                    } else {
                        returned.merge(reason, 1, Integer::sum);
                    }
                }
            }
        }
        try (Window again = Window.open(Disk.forWriting(folder), new FixedRates())) {
            assertThat(again.stateHash()).isNotEmpty();
        }
        assertThat(released).isEqualTo(planted.released());
    }
}
