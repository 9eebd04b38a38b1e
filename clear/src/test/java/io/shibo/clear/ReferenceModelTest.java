package io.shibo.clear;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.clear.ReferenceModel.Told;
import io.shibo.clear.ceb.ParcelDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The window against the model on larger worlds, where buyers and numbers meet by chance; the disk never fails here. */
class ReferenceModelTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void agreesUnderRepeatsAndReorders(long seed) throws IOException {
        List<ParcelDocument> stream = new ArrayList<>();
        Samples.byOrder(400, seed).values().forEach(stream::addAll);
        Random random = new Random(seed);
        for (int i = 0; i < 150; i++) {
            ParcelDocument again = stream.get(random.nextInt(stream.size()));
            stream.add(random.nextBoolean() ? again : Samples.with(again, "guid", Samples.guid(i)));
        }
        // The sample itself repeats sendings; to the model the same sending is the same object.
        Map<ParcelDocument, ParcelDocument> one = new HashMap<>();
        stream.replaceAll(document -> one.computeIfAbsent(document, first -> first));
        Collections.shuffle(stream, random);

        ReferenceModel model = new ReferenceModel(new FixedRates());
        List<Told> expected = new ArrayList<>();
        List<Told> told = new ArrayList<>();
        MemoryIo io = new MemoryIo();
        try (Window window = Window.open(io, new FixedRates())) {
            for (ParcelDocument document : stream) {
                expected.addAll(model.take(document, null, Samples.NOON));
                window.submit(Samples.message(document), Samples.NOON);
            }
            window.commit()
                    .answers()
                    .forEach(answer -> told.add(new Told(
                            answer.type(),
                            answer.receipt().guid(),
                            answer.receipt().returnStatus())));
        }

        for (int i = 0; i < Math.min(told.size(), expected.size()); i++) {
            assertThat(told.get(i)).as("answer %d", i).isEqualTo(expected.get(i));
        }
        assertThat(told).hasSameSizeAs(expected);
        assertThat(Register.read(io).broken()).isEmpty();
        assertThat(told).extracting(Told::status).contains("800", "100", "-301010");
    }
}
