package io.shibo.cli.clear;

import io.shibo.clear.Output;
import io.shibo.clear.Window;
import io.shibo.clear.ceb.FieldError;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.ceb.Receipt;
import io.shibo.clear.intake.Intake;
import io.shibo.clear.seal.CheckedReader;
import io.shibo.clear.seal.SignatureCheck;
import io.shibo.cli.shell.Progress;
import io.shibo.codes.input.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts message files into a window: read by several threads, applied in one order, answered once on disk. */
final class Ingest {
    /** Messages forced to disk together: fewer waits for the disk, and still at most a few thousand documents at risk. */
    private static final int GROUP = 16;

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
        try (MessageFiles messageFiles = new MessageFiles(files, reader::read)) {
            int done = 0;
            while (messageFiles.hasNext()) {
                MessageFiles.Read read = messageFiles.next();
                switch (read.reading()) {
                    case Reading.Message message -> submit(message, read.raw());
                    case Reading.Refusal refusal -> refuse(read.file(), refusal);
                }
                if (++done % GROUP == 0) {
                    send();
                }
                progress.at(done, files.size());
            }
        }
        send();
        receipts.flush();
    }

    private void submit(Reading.Message message, byte[] raw) {
        messages++;
        documents += message.documents().size();
        window.submit(message, raw, clock.stamp(message, now));
    }

    private void refuse(Path file, Reading.Refusal refusal) throws IOException {
        // Answers come in the order of arrival
        send();
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

    private void send() throws IOException {
        Window.Batch batch = window.commit();
        for (Output.Decided decided : batch.decided()) {
            if (receipts.writes() && decided.ending().released()) {
                receipts.add(window.taxBill(decided));
            }
        }
        for (Output.Summed summed : batch.summed()) {
            receipts.add(summed);
        }
        for (Output.Answer answer : batch.answers()) {
            receipts.add(answer);
            String status = answer.receipt().returnStatus();
            if (status.startsWith("-")) {
                refusedByCode.merge(status, 1, Integer::sum);
            }
            listener.answered(Line.of(answer), answer.concludes());
        }
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
