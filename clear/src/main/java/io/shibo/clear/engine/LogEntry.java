package io.shibo.clear.engine;

import io.shibo.clear.intake.Packing;
import io.shibo.clear.internal.RecordBytes;
import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import io.shibo.clear.step.Event;
import io.shibo.clear.step.EventBytes;
import io.shibo.clear.step.Finding;
import java.util.List;

/**
 * One record of the window's log.
 *
 * <pre>
 *   record = head (1) body                  head = version {@value #VERSION} in the upper three bits, kind in the lower five
 *   0 message  = at (varint) packing (1) length (varint) packed bytes…          {@link Message}
 *   1 event    = place in the message (1; 0 for none) event                     {@link EventBytes}
 *   2 findings = ended by (varint) platform (8) list of findings
 *   3 mark     = hash (8)
 *   4 seal     = state hash (text)
 * </pre>
 */
public sealed interface LogEntry {
    int VERSION = 2;

    /**
     * A message as it arrived, with the rulebook's whole answers; the events of its documents follow it at once.
     *
     * @param at arrival, milliseconds since 1970 in UTC
     * @param packing how it is packed, by {@link Packing#id}
     * @param length in bytes, unpacked
     */
    record Message(long at, int packing, int length, byte[] packed) implements LogEntry {}

    /**
     * What happened; replaying these in order gives the state.
     *
     * @param place of the document in its message, from 1; 0 where no message brought it
     */
    record Input(int place, Event.Logged event) implements LogEntry {}

    /**
     * Why a parcel was returned, in words made from its documents when it was decided.
     *
     * @param sequence the place in the log of the event that ended it
     */
    record Findings(long sequence, long platform, List<Finding> findings) implements LogEntry {
        public Findings {
            findings = List.copyOf(findings);
        }
    }

    /** The {@link Trail} over everything decided so far. */
    record Mark(long trail) implements LogEntry {}

    /**
     * A clean end.
     *
     * @param stateHash of everything before it; a replay must come to the same
     */
    record Seal(String stateHash) implements LogEntry {}

    /** What stands before an event's bytes in its entry. */
    static byte[] inputHead(int place) {
        return new byte[] {(byte) (VERSION << 5 | 1), (byte) place};
    }

    /** Whether bytes are of an entry with an event; those of the event then begin after {@value #INPUT_HEAD} bytes. */
    static boolean isInput(byte[] bytes, int from) {
        return bytes[from] == (byte) (VERSION << 5 | 1);
    }

    int INPUT_HEAD = 2;

    /** The bytes of an entry, as the log keeps them. */
    static byte[] write(LogEntry entry) {
        Sink out = new Sink(256);
        write(entry, out);
        return out.toBytes();
    }

    static void write(LogEntry entry, Sink out) {
        switch (entry) {
            case Message message -> {
                head(0, out);
                out.unsigned(message.at());
                out.one(message.packing());
                out.unsigned(message.length());
                out.raw(message.packed(), 0, message.packed().length);
            }
            case Input input -> {
                head(1, out);
                out.one(input.place());
                EventBytes.write(input.event(), out);
            }
            case Findings findings -> {
                head(2, out);
                out.unsigned(findings.sequence());
                out.fixed(findings.platform());
                out.blob(Words.BYTES.write(new Words(findings.findings())));
            }
            case Mark mark -> {
                head(3, out);
                out.fixed(mark.trail());
            }
            case Seal seal -> {
                head(4, out);
                out.text(seal.stateHash());
            }
        }
    }

    /** @throws IllegalStateException if the bytes are no entry of this format */
    static LogEntry read(byte[] bytes) {
        return read(new Source(bytes));
    }

    /** @throws IllegalStateException if the bytes, all of them, are no entry of this format */
    static LogEntry read(Source in) {
        int head = in.one();
        if (head >>> 5 != VERSION) {
            throw new IllegalStateException(
                    "entry of version %d; this program reads version %d".formatted(head >>> 5, VERSION));
        }
        LogEntry entry = switch (head & 31) {
            case 0 -> new Message(in.unsigned(), in.one(), Math.toIntExact(in.unsigned()), in.rest());
            case 1 -> {
                int place = in.one();
                if (EventBytes.read(in) instanceof Event.Logged logged) {
                    yield new Input(place, logged);
                }
                throw new IllegalStateException("an event that does not come from outside");
            }
            case 2 ->
                new Findings(
                        in.unsigned(), in.fixed(), Words.BYTES.read(in.blob()).findings());
            case 3 -> new Mark(in.fixed());
            case 4 -> new Seal(in.text());
            default -> throw new IllegalStateException("no kind of entry %d".formatted(head & 31));
        };
        in.end();
        return entry;
    }

    private static void head(int kind, Sink out) {
        out.one(VERSION << 5 | kind);
    }

    /** Findings as {@link RecordBytes} writes them. */
    record Words(List<Finding> findings) {
        private static final RecordBytes<Words> BYTES = RecordBytes.of(Words.class);
    }
}
