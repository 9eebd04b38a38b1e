package io.shibo.clear;

import io.shibo.clear.internal.RecordBytes;

/** One record of the window's log. */
public sealed interface LogEntry {
    /** What happened; replaying these in order gives the state. */
    record Input(Event.Logged event) implements LogEntry {}

    /** How a parcel ended, beside the inputs: a replay must come to the same. */
    record Ended(Output.Decided decided) implements LogEntry {}

    /**
     * A clean end.
     *
     * @param stateHash of everything before it; a replay must come to the same
     */
    record Seal(String stateHash) implements LogEntry {}

    /** The bytes of an entry, as the log keeps them. */
    static byte[] write(LogEntry entry) {
        return Layout.BYTES.write(entry);
    }

    /** @throws IllegalStateException if the bytes are no entry of this format */
    static LogEntry read(byte[] bytes) {
        return Layout.BYTES.read(bytes);
    }

    /** Holds the layout, built at first use. */
    final class Layout {
        private static final RecordBytes<LogEntry> BYTES = RecordBytes.of(LogEntry.class);

        private Layout() {}
    }
}
