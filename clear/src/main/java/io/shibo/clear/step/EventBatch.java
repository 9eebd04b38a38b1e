package io.shibo.clear.step;

import io.shibo.clear.internal.Bytes;
import io.shibo.clear.internal.Sink;
import java.util.Arrays;

/**
 * Events that come together, as the bytes that the log will hold: made in one thread, decided in another. To be used again
 * after {@link #clear}.
 */
public final class EventBatch {
    private final Sink bytes = new Sink(1 << 16);
    private int[] offsets = new int[256];
    private int count;

    /** Adds an event; its place in the log is told when it is decided. */
    public void add(Event.Logged event) {
        if (count + 1 == offsets.length) {
            offsets = Arrays.copyOf(offsets, count * 2);
        }
        EventBytes.write(event, bytes);
        offsets[++count] = bytes.length();
    }

    public int count() {
        return count;
    }

    /** Bytes of all events. */
    public int length() {
        return bytes.length();
    }

    public void clear() {
        bytes.reset();
        count = 0;
    }

    public byte[] array() {
        return bytes.array();
    }

    /** Where events begin; the one after the last stands behind them. */
    public int[] offsets() {
        return offsets;
    }

    /** Numbers a filed document; others carry their number already. */
    public void number(int place, long sequence) {
        int from = offsets[place];
        if (FiledBytes.isFiled(bytes.array(), from)) {
            Bytes.six(bytes.array(), from + FiledBytes.SEQUENCE, sequence);
        }
    }
}
