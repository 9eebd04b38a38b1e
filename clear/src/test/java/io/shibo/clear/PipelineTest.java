package io.shibo.clear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.clear.ceb.CebReader;
import io.shibo.clear.ceb.CebWriter;
import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.ParcelDocument;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.intake.Prepared;
import io.shibo.clear.log.LogFailedException;
import io.shibo.clear.retail.Assessor;
import io.shibo.clear.sample.SampleParcels;
import io.shibo.clear.seal.CheckedReader;
import io.shibo.clear.seal.SignatureCheck;
import io.shibo.clear.step.ChinaTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
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
    void answersInTheOrderOfArrivalAsOneByOne() throws Exception {
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
        List<String> own = new ArrayList<>();
        List<Reading.Refusal> refused = new ArrayList<>();
        CheckedReader reader = new CheckedReader(SignatureCheck.NONE, message -> Samples.NOON);
        try (Window window = Window.open(io, new FixedRates());
                ExecutorService workers = Executors.newFixedThreadPool(3)) {
            try (Pipeline pipeline = Pipeline.start(
                    window,
                    reader,
                    message -> Samples.NOON,
                    workers,
                    8,
                    (batch, messages) -> batch.answers().forEach(answer -> told.add(written(answer))))) {
                List<CompletableFuture<Pipeline.Outcome>> sent = new ArrayList<>();
                for (byte[] raw : messages()) {
                    sent.add(pipeline.put(raw));
                }
                for (CompletableFuture<Pipeline.Outcome> one : sent) {
                    switch (one.get()) {
                        case Pipeline.Outcome.Taken taken ->
                            taken.answers().forEach(answer -> own.add(written(answer)));
                        case Pipeline.Outcome.Refused no -> refused.add(no.refusal());
                    }
                }
            }
            assertThat(window.stateHash()).isEqualTo(hash);
        }
        assertThat(own).isEqualTo(expected);
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

    /** What is full says so at once; questions are asked between messages and answered when all before them is on disk. */
    @Test
    void takesNoMoreThanItsLimitAndAnswersQuestionsInTheirTurn() throws Exception {
        List<byte[]> messages = messages();
        CheckedReader reader = new CheckedReader(SignatureCheck.NONE, message -> Samples.NOON);
        Deque<Runnable> work = new ConcurrentLinkedDeque<>();
        try (Window window = Window.open(new MemoryIo(), new FixedRates());
                Pipeline pipeline =
                        Pipeline.start(window, reader, message -> Samples.NOON, work::add, 3, (batch, count) -> {})) {
            List<CompletableFuture<Pipeline.Outcome>> taken = new ArrayList<>();
            // One more than the limit may be in the decider's hands, waiting to be made ready.
            for (int i = 0; i < 5; i++) {
                CompletableFuture<Pipeline.Outcome> one = pipeline.offer(messages.get(i));
                if (one != null) {
                    taken.add(one);
                }
            }
            assertThat(taken).hasSizeBetween(3, 4).noneMatch(CompletableFuture::isDone);
            work.forEach(Runnable::run);
            CompletableFuture<Long> place = null;
            while (place == null) {
                place = pipeline.ask(Window::lastSequence);
            }
            assertThat(place.get()).isPositive();
            assertThat(taken).allMatch(CompletableFuture::isDone);
            CompletableFuture<Object> wrong = pipeline.ask(open -> {
                throw new IllegalArgumentException("no such parcel");
            });
            assertThatThrownBy(() -> Objects.requireNonNull(wrong).get()).hasRootCauseMessage("no such parcel");
            assertThat(pipeline.failure()).isNull();
        }
    }

    /** A disk that fails ends it: nobody is answered, nobody waits for ever, and it says why. */
    @Test
    void endsWithTheDiskAndLetsNobodyWait() throws Exception {
        List<byte[]> messages = messages();
        CheckedReader reader = new CheckedReader(SignatureCheck.NONE, message -> Samples.NOON);
        MemoryIo disk = new MemoryIo();
        try (Window window = Window.open(disk, new FixedRates());
                ExecutorService workers = Executors.newFixedThreadPool(2);
                Pipeline pipeline =
                        Pipeline.start(window, reader, message -> Samples.NOON, workers, 8, (batch, count) -> {})) {
            pipeline.put(messages.getFirst()).get();
            disk.failForces();
            List<CompletableFuture<Pipeline.Outcome>> sent = new ArrayList<>();
            for (int i = 1; i < 6; i++) {
                CompletableFuture<Pipeline.Outcome> one = pipeline.offer(messages.get(i));
                if (one != null) {
                    sent.add(one);
                }
            }
            assertThat(sent).isNotEmpty();
            for (CompletableFuture<Pipeline.Outcome> one : sent) {
                assertThatThrownBy(one::get).isInstanceOf(ExecutionException.class);
            }
            assertThatThrownBy(pipeline.end()::get).hasCauseInstanceOf(LogFailedException.class);
            assertThat(pipeline.offer(messages.get(6))).isNull();
            assertThatThrownBy(() -> pipeline.put(messages.get(6))).isInstanceOf(IllegalStateException.class);
        }
    }
}
