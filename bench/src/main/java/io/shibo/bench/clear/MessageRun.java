package io.shibo.bench.clear;

import io.shibo.clear.Output;
import io.shibo.clear.Pipeline;
import io.shibo.clear.Window;
import io.shibo.clear.ceb.CebWriter;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.ceb.Receipt;
import io.shibo.clear.retail.RetailRegime;
import io.shibo.clear.sample.SampleParcels;
import io.shibo.clear.seal.CheckedReader;
import io.shibo.clear.seal.SignatureCheck;
import io.shibo.quote.pack.PackReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/**
 * The whole way from the bytes of messages of up to a hundred documents to those of the receipts, up to a hundred a message
 * too: read, check, assess, match, log with the raw bytes, force, write. Signed, every message's signature by SM2 over SM3
 * is verified and every message of receipts gets one.
 */
final class MessageRun {
    private static final long AT = 1_780_000_000_000L;
    private static final int MOST_RECEIPTS = 100;
    private static final int MOST_AHEAD = 16;
    private static final int WARM_MESSAGES = 400;
    private static final int WARM_ROUNDS = 3;

    private final List<byte[]> messages;
    private final RetailRegime rules;
    private final CheckedReader reader;
    private final UnaryOperator<byte[]> seal;
    private final AtomicLong receiptBytes = new AtomicLong();
    private final Map<MessageType, List<Receipt>> waiting = new EnumMap<>(MessageType.class);
    private long released;

    /**
     * @param parcels how many; {@code bytes} of the messages, {@code receiptBytes} of the receipts
     * @param cpuNanos of all threads
     */
    record Result(
            int parcels, long released, long nanos, long cpuNanos, long bytes, long receiptBytes, Latency commit) {}

    private MessageRun(List<byte[]> messages, RetailRegime rules, SignatureCheck check, UnaryOperator<byte[]> seal) {
        this.messages = messages;
        this.rules = rules;
        this.seal = seal;
        reader = new CheckedReader(check, message -> AT);
    }

    static Result run(Path folder, int parcels, boolean signed) throws IOException {
        RetailRegime rules = RetailRegime.of(PackReader.rulebook(
                List.of(Path.of(System.getProperty("shibo.root", ".")).resolve("packs"))));
        List<byte[]> messages = new ArrayList<>();
        SampleParcels.generate(new SampleParcels.Settings(parcels, 1), (name, bytes) -> messages.add(bytes));
        SignatureCheck check = SignatureCheck.NONE;
        UnaryOperator<byte[]> seal = UnaryOperator.identity();
        if (signed) {
            SigningZone zone = SigningZone.of(SampleParcels.companies().keySet());
            messages.replaceAll(zone.sender()::sign);
            check = zone.seals();
            seal = zone.window()::sign;
        }
        // As long as the compiler is still busy with it; into logs that nobody looks at.
        List<byte[]> some = messages.subList(0, Math.min(messages.size(), WARM_MESSAGES));
        for (int round = 0; round < WARM_ROUNDS; round++) {
            new MessageRun(some, rules, check, seal).run(folder.resolve("warm" + round), parcels);
        }
        return new MessageRun(messages, rules, check, seal).run(folder.resolve("log"), parcels);
    }

    private Result run(Path folder, int parcels) throws IOException {
        long bytes = 0;
        long cpu = Cpu.ofAll();
        long start = System.nanoTime();
        TimedDisk disk = TimedDisk.of(folder);
        CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
        try (Window window = Window.open(disk, rules);
                ExecutorService workers =
                        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
                Pipeline pipeline = Pipeline.start(
                        window, reader, message -> AT, workers, MOST_AHEAD, (batch, taken) -> leave(batch, workers))) {
            for (byte[] raw : messages) {
                bytes += raw.length;
                last = pipeline.put(raw).thenAccept(MessageRun::check);
            }
            pipeline.close();
            last.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while messages waited", stopped);
        }
        return new Result(
                parcels,
                released,
                System.nanoTime() - start,
                Cpu.ofAll() - cpu,
                bytes,
                receiptBytes.get(),
                disk.forces());
    }

    private static void check(Pipeline.Outcome outcome) {
        if (outcome instanceof Pipeline.Outcome.Refused refused) {
            throw new IllegalStateException("a sample message could not be read: " + refused.refusal());
        }
    }

    /** Receipts of a kind go out together, beside the window's own thread. */
    private void leave(Window.Batch batch, ExecutorService workers) {
        for (Output.Decided one : batch.decided()) {
            released += one.ending().released() ? 1 : 0;
        }
        for (Output.Answer answer : batch.answers()) {
            waiting.computeIfAbsent(answer.type(), type -> new ArrayList<>()).add(answer.receipt());
        }
        waiting.forEach((type, receipts) -> {
            for (int from = 0; from < receipts.size(); from += MOST_RECEIPTS) {
                List<Receipt> some =
                        List.copyOf(receipts.subList(from, Math.min(from + MOST_RECEIPTS, receipts.size())));
                workers.execute(() -> receiptBytes.addAndGet(seal.apply(CebWriter.receipts(type, some)).length));
            }
            receipts.clear();
        });
    }
}
