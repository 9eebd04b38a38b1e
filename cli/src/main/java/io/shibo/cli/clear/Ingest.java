package io.shibo.cli.clear;

import io.shibo.clear.Output;
import io.shibo.clear.Pipeline;
import io.shibo.clear.Window;
import io.shibo.clear.ceb.FieldError;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.ceb.Receipt;
import io.shibo.clear.ceb.TaxBill;
import io.shibo.clear.intake.Intake;
import io.shibo.clear.seal.CheckedReader;
import io.shibo.clear.seal.SignatureCheck;
import io.shibo.cli.shell.Progress;
import io.shibo.codes.input.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Puts message files into a window: read by several threads, decided in one order, answered once on disk. */
final class Ingest {
    /** Messages whose receipts are written together. */
    private static final int GROUP = 16;

    /** Messages read ahead; one of a hundred documents takes a few megabytes. */
    private static final int AHEAD = 32;

    private final Window window;
    private final ReceiptFolder receipts;
    private final Clock clock;
    private final InstantSource now;
    private final Listener listener;
    private final CheckedReader reader;
    private final List<Problem> refused = new ArrayList<>();
    private final Map<String, Integer> refusedByCode = new TreeMap<>();
    private int messages;
    private int documents;

    /** A file on its way. */
    private record Sent(Path file, CompletableFuture<Pipeline.Outcome> answered) {}

    /** Who hears of answers. */
    @FunctionalInterface
    interface Listener {
        /** @param concludes whether it tells what became of a document that had been taken */
        void answered(Line line, boolean concludes);
    }

    /** One answer, as {@code --json} prints it. */
    record Line(String type, String guid, String key, String status, List<FieldError> errors) {
        static Line of(Output.Answer answer) {
            return new Line(
                    answer.type().name(),
                    answer.receipt().guid(),
                    answer.key(),
                    answer.receipt().returnStatus(),
                    answer.errors());
        }

        /** Of a file that could not be read; its key is the kind of message that it said to be. */
        static Line of(Receipt.OfMessage refusal, Path file) {
            FieldError error = new FieldError(refusal.returnStatus(), "", file.toString(), refusal.returnInfo());
            return new Line("CEB900", refusal.guid(), refusal.oriMessageType(), refusal.returnStatus(), List.of(error));
        }
    }

    Ingest(
            Window window,
            ReceiptFolder receipts,
            Clock clock,
            InstantSource now,
            SignatureCheck check,
            Listener listener) {
        this.window = window;
        this.receipts = receipts;
        this.clock = clock;
        this.now = now;
        this.listener = listener;
        reader = new CheckedReader(check, message -> clock.stamp(message, now));
    }

    void run(List<Path> files, Progress progress) throws IOException {
        int processors = Runtime.getRuntime().availableProcessors();
        try (ExecutorService workers = Executors.newFixedThreadPool(processors);
                Pipeline pipeline = Pipeline.start(
                        window, reader, message -> clock.stamp(message, now), workers, AHEAD, (batch, count) -> {})) {
            Deque<Sent> sent = new ArrayDeque<>();
            List<Pipeline.Outcome.Taken> group = new ArrayList<>();
            int done = 0;
            for (int next = 0; next < files.size() || !sent.isEmpty(); ) {
                if (next < files.size() && sent.size() < AHEAD) {
                    Path file = files.get(next++);
                    sent.add(new Sent(file, pipeline.put(MessageFiles.read(file))));
                    continue;
                }
                Sent oldest = sent.remove();
                switch (oldest.answered().get()) {
                    case Pipeline.Outcome.Taken taken -> group.add(taken);
                    case Pipeline.Outcome.Refused no -> {
                        // Answers come in the order of arrival.
                        send(group, pipeline);
                        refuse(oldest.file(), no.refusal());
                    }
                }
                if (++done % GROUP == 0) {
                    send(group, pipeline);
                }
                progress.at(done, files.size());
            }
            send(group, pipeline);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while messages were taken", stopped);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException stopped) {
                throw stopped;
            }
            throw new IllegalStateException("a message could not be taken", failed.getCause());
        }
        receipts.flush();
    }

    private void refuse(Path file, Reading.Refusal refusal) throws IOException {
        Receipt.OfMessage answer = Intake.answer(refusal, now.millis());
        receipts.add(answer);
        listener.answered(Line.of(answer, file), false);
        refused.add(new Problem(
                file.toString(),
                refusal.line(),
                "",
                "refused with %s: %s. Send a message as the schema of 2022-05 has it."
                        .formatted(refusal.code(), refusal.reason())));
    }

    /** Writes what messages were answered, a group at a time, so that the same messages give the same files. */
    private void send(List<Pipeline.Outcome.Taken> group, Pipeline pipeline)
            throws IOException, ExecutionException, InterruptedException {
        if (receipts.writes()) {
            for (TaxBill bill : bills(group, pipeline)) {
                receipts.add(bill);
            }
        }
        for (Pipeline.Outcome.Taken taken : group) {
            for (Output.Summed summed : taken.summed()) {
                receipts.add(summed);
            }
        }
        for (Pipeline.Outcome.Taken taken : group) {
            messages++;
            documents += taken.message().documents().size();
            for (Output.Answer answer : taken.answers()) {
                answer(answer);
            }
        }
        group.clear();
    }

    private static List<TaxBill> bills(List<Pipeline.Outcome.Taken> group, Pipeline pipeline)
            throws ExecutionException, InterruptedException {
        List<Output.Decided> released = group.stream()
                .flatMap(taken -> taken.decided().stream())
                .filter(decided -> decided.ending().released())
                .toList();
        return released.isEmpty()
                ? List.of()
                : pipeline.putQuestion(
                                open -> released.stream().map(open::taxBill).toList())
                        .get();
    }

    private void answer(Output.Answer answer) throws IOException {
        receipts.add(answer);
        String status = answer.receipt().returnStatus();
        if (status.startsWith("-")) {
            refusedByCode.merge(status, 1, Integer::sum);
        }
        listener.answered(Line.of(answer), answer.concludes());
    }

    /** Messages that could not be read, as problems of their files. */
    List<Problem> refused() {
        return refused;
    }

    /** How many answers carried which error code. */
    Map<String, Integer> refusedByCode() {
        return refusedByCode;
    }

    int messages() {
        return messages;
    }

    int documents() {
        return documents;
    }
}
