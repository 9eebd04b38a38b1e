package io.shibo.clear;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.clear.ceb.CebReader;
import io.shibo.clear.ceb.CebWriter;
import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.ParcelDocument;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.intake.Prepared;
import io.shibo.clear.retail.Assessor;
import io.shibo.clear.sample.SampleParcels;
import io.shibo.clear.seal.CheckedReader;
import io.shibo.clear.seal.SignatureCheck;
import io.shibo.clear.step.ChinaTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Many messages at once come to what they come to one after the other. */
class PipelineTest {
    private static final long DAY = 24L * 3600 * 1000;

    private static String written(Output.Answer answer) {
        return new String(CebWriter.receipts(answer.type(), List.of(answer.receipt())), StandardCharsets.UTF_8);
    }

    private static List<byte[]> messages() throws IOException {
        List<byte[]> messages = new ArrayList<>();
        SampleParcels.generate(new SampleParcels.Settings(300, 3), (name, bytes) -> messages.add(bytes));
        messages.add(7, "<CEB311Message".getBytes(StandardCharsets.UTF_8));
        return messages;
    }

    @Test
    void answersInTheOrderOfArrivalAsOneByOne() throws IOException {
        List<String> expected = new ArrayList<>();
        String hash;
        try (Window window = Window.open(new MemoryIo(), new FixedRates())) {
            for (byte[] raw : messages()) {
                if (CebReader.read(raw) instanceof Reading.Message message) {
                    window.submit(message, raw, Samples.NOON);
                    window.commit().answers().forEach(answer -> expected.add(written(answer)));
                }
            }
            hash = window.stateHash();
        }
        MemoryIo io = new MemoryIo();
        List<String> told = new ArrayList<>();
        List<Reading.Refusal> refused = new ArrayList<>();
        CheckedReader reader = new CheckedReader(SignatureCheck.NONE, message -> Samples.NOON);
        try (Window window = Window.open(io, new FixedRates());
                ExecutorService workers = Executors.newFixedThreadPool(3)) {
            try (Pipeline pipeline = Pipeline.through(
                    window,
                    reader,
                    workers,
                    batch -> batch.answers().forEach(answer -> told.add(written(answer))),
                    (refusal, at) -> refused.add(refusal))) {
                messages().forEach(raw -> pipeline.submit(raw, Samples.NOON));
            }
            assertThat(window.stateHash()).isEqualTo(hash);
        }
        assertThat(told).isEqualTo(expected);
        assertThat(refused).hasSize(1);
        try (Window again = Window.open(io, new FixedRates())) {
            assertThat(again.stateHash()).isEqualTo(hash);
        }
    }

    /** A message that was made ready before midnight and comes after it is assessed by the new day's rules. */
    @Test
    void assessesAnewWhatWasMadeReadyOnAnotherDay() {
        List<LocalDate> asked = new ArrayList<>();
        Assessor rules = (declaration, day) -> {
            asked.add(day);
            return new FixedRates().assess(declaration, day);
        };
        List<ParcelDocument> parcel = Samples.parcel();
        try (Window window = Window.open(new MemoryIo(), rules)) {
            Declaration declaration = (Declaration) parcel.get(3);
            Reading.Message message = Samples.message(declaration);
            byte[] raw =
                    CebWriter.message(message.type(), message.guid(), message.transfer(), List.of(declaration), null);
            Prepared early = window.prepare(message, raw, Samples.NOON);
            window.submit(Samples.message(parcel.getFirst()), Samples.NOON + DAY);
            window.submit(early);
            window.commit();
        }
        assertThat(asked).containsExactly(ChinaTime.day(Samples.NOON), ChinaTime.day(Samples.NOON + DAY));
    }
}
