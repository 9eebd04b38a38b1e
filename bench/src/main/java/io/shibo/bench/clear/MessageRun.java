package io.shibo.bench.clear;

import io.shibo.clear.Output;
import io.shibo.clear.RetailRegime;
import io.shibo.clear.Window;
import io.shibo.clear.ceb.CebReader;
import io.shibo.clear.ceb.CebWriter;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.log.Disk;
import io.shibo.clear.sample.SampleParcels;
import io.shibo.quote.pack.PackReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole way from the bytes of messages of up to a hundred documents: read, check, assess, match, log with the raw bytes,
 * force, write the receipts. One message is forced at a time, and everything is done by one thread.
 */
final class MessageRun {
    private MessageRun() {}

    /** @param bytes of the messages; {@code logBytes} of the log they made */
    record Result(int parcels, long released, long nanos, long bytes, Latency commit) {}

    static Result run(Path folder, int parcels) throws IOException {
        RetailRegime rules = RetailRegime.of(PackReader.rulebook(
                List.of(Path.of(System.getProperty("shibo.root", ".")).resolve("packs"))));
        List<byte[]> messages = new ArrayList<>();
        SampleParcels.generate(new SampleParcels.Settings(parcels, 1), (name, bytes) -> messages.add(bytes));
        Latency commit = new Latency();
        long released = 0;
        long bytes = 0;
        long start = System.nanoTime();
        try (Window window = Window.open(Disk.forWriting(folder), rules)) {
            for (byte[] raw : messages) {
                bytes += raw.length;
                Reading.Message message = (Reading.Message) CebReader.read(new ByteArrayInputStream(raw));
                window.submit(message, raw, 1_780_000_000_000L);
                long forcing = System.nanoTime();
                Window.Batch batch = window.commit();
                commit.add(System.nanoTime() - forcing);
                for (Output.Decided one : batch.decided()) {
                    released += one.ending().released() ? 1 : 0;
                }
                for (Output.Answer answer : batch.answers()) {
                    CebWriter.receipts(answer.type(), List.of(answer.receipt()));
                }
            }
        }
        return new Result(parcels, released, System.nanoTime() - start, bytes, commit);
    }
}
