package io.shibo.clear.export;

import io.shibo.clear.ceb.MessageType;

/**
 * An export document that its own checks found right, with its place and time.
 *
 * @param sequence the place in the log, ≥ 1
 * @param at arrival, milliseconds since 1970 in UTC
 * @param day the day of {@code at}, days since 1970 in China's time
 * @param sending tells the same sending from another
 * @param key the slice that it goes to
 * @param declares whether it is to count (appStatus 2)
 * @param appTime when the sender made it, seconds since 1970 in China's time, ≥ 0
 */
public record ExportDocument(
        long sequence,
        long at,
        int day,
        long sending,
        ExportKey key,
        MessageType type,
        Action action,
        boolean declares,
        long appTime,
        ExportFacts facts) {
    /** The bytes of a document. */
    public byte[] toBytes() {
        return ExportSlice.Bytes.DOCUMENT.write(this);
    }

    /** @throws IllegalStateException if the bytes are no document */
    public static ExportDocument read(byte[] bytes) {
        return ExportSlice.Bytes.DOCUMENT.read(bytes);
    }

    /** What a sender wants done with a document. The order is part of the byte layout. */
    public enum Action {
        NEW,
        CHANGE,
        DELETE
    }
}
