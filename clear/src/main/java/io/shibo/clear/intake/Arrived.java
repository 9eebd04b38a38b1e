package io.shibo.clear.intake;

import io.shibo.clear.ceb.Reading;
import io.shibo.clear.ceb.SignatureFault;
import io.shibo.clear.engine.LogEntry;
import io.shibo.clear.internal.RecordBytes;
import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import io.shibo.clear.retail.Assessment;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A message as the log keeps it, unpacked: its raw bytes and, for its declarations, the rulebook's whole answer.
 *
 * <pre>
 *   arrived = raw (length, bytes) count (place (varint) assessment (length, bytes))… signature
 *   signature = 0 not checked | 1 absent | 2 invalid, fault (text) reason (text) | 3 valid, serial (text) count company (text)…
 * </pre>
 *
 * @param raw the bytes that arrived
 * @param answers the rulebook's, as bytes, by the document's place in the message, from 1: read where one is asked for
 * @param signature what was known of it when the message arrived
 */
public record Arrived(byte[] raw, Map<Integer, byte[]> answers, Reading.Signature signature) {
    private static final RecordBytes<Assessment> ASSESSMENTS = RecordBytes.of(Assessment.class);

    static byte[] bytes(Assessment assessment) {
        return ASSESSMENTS.write(assessment);
    }

    /** What the rulebook said of the document at a place, from 1; null where it was not asked. */
    public @Nullable Assessment assessment(int place) {
        byte[] answer = answers.get(place);
        return answer == null ? null : ASSESSMENTS.read(answer);
    }

    LogEntry.Message pack(long at, Packing packing) {
        Sink out = new Sink(raw.length + 1024);
        out.blob(raw);
        out.unsigned(answers.size());
        answers.forEach((place, answer) -> {
            out.unsigned(place);
            out.blob(answer);
        });
        write(signature, out);
        byte[] bytes = out.toBytes();
        return new LogEntry.Message(at, packing.id(), bytes.length, packing.pack(bytes));
    }

    /** @throws IllegalStateException if it was packed by another packing, or is damaged */
    public static Arrived unpack(LogEntry.Message message, Packing packing) {
        Packing used = Packing.find(message.packing(), packing);
        if (used == null) {
            throw new IllegalStateException(
                    "a message was packed by packing %d, which was not handed in; %d was. Open the log with the program that wrote it."
                            .formatted(message.packing(), packing.id()));
        }
        Source in = new Source(used.unpack(message.packed(), message.length()));
        byte[] raw = in.blob();
        int count = in.count();
        Map<Integer, byte[]> answers = HashMap.newHashMap(count);
        for (int i = 0; i < count; i++) {
            answers.put((int) in.unsigned(), in.blob());
        }
        Reading.Signature signature = signature(in);
        in.end();
        return new Arrived(raw, answers, signature);
    }

    private static void write(Reading.Signature signature, Sink out) {
        switch (signature) {
            case Reading.Signature.NotChecked unknown -> out.one(0);
            case Reading.Signature.Absent absent -> out.one(1);
            case Reading.Signature.Invalid invalid -> {
                out.one(2);
                out.text(invalid.fault().name());
                out.text(invalid.reason());
            }
            case Reading.Signature.Valid valid -> {
                out.one(3);
                out.text(valid.serial());
                out.unsigned(valid.companies().size());
                new TreeSet<>(valid.companies()).forEach(out::text);
            }
        }
    }

    private static Reading.Signature signature(Source in) {
        int kind = in.one();
        return switch (kind) {
            case 0 -> Reading.Signature.NOT_CHECKED;
            case 1 -> Reading.Signature.ABSENT;
            case 2 -> new Reading.Signature.Invalid(SignatureFault.valueOf(in.text()), in.text());
            case 3 -> {
                String serial = in.text();
                int count = in.count();
                Set<String> companies = new TreeSet<>();
                for (int i = 0; i < count; i++) {
                    companies.add(in.text());
                }
                yield new Reading.Signature.Valid(serial, companies);
            }
            default -> throw new IllegalStateException("no verdict on a signature: %d".formatted(kind));
        };
    }
}
