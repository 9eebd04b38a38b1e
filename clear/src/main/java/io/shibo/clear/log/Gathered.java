package io.shibo.clear.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Records of one block being gathered, in the bytes that go to disk. Groups that were ended come first, then the records of
 * the one that is open.
 */
final class Gathered {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final long first;
    private byte[] bytes;
    private int length = Frame.BLOCK_HEADER;
    private int records;

    private int endedLength = Frame.BLOCK_HEADER;
    private int endedRecords;

    /** @param first the sequence of its first record */
    Gathered(long first) {
        this(first, new byte[256]);
    }

    private Gathered(long first, byte[] bytes) {
        this.first = first;
        this.bytes = bytes;
    }

    void add(byte[] record, int from, int count) {
        add(record, from, count, record, 0, 0);
    }

    /** A record of two parts. */
    void add(byte[] head, int headFrom, int headCount, byte[] body, int from, int count) {
        int needed = length + 4 + headCount + count;
        // Room for the zeros after the last record, too.
        if (needed + 8 > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, needed + 8));
        }
        INTS.set(bytes, length, headCount + count);
        System.arraycopy(head, headFrom, bytes, length + 4, headCount);
        System.arraycopy(body, from, bytes, length + 4 + headCount, count);
        length = needed;
        records++;
    }

    void endGroup() {
        endedLength = length;
        endedRecords = records;
    }

    long first() {
        return first;
    }

    /** Records, those of the open group included. */
    int records() {
        return records;
    }

    int endedRecords() {
        return endedRecords;
    }

    /** Bytes of the groups that were ended. */
    int endedBytes() {
        return endedLength - Frame.BLOCK_HEADER;
    }

    /**
     * What follows this block: the records of the open group move there.
     *
     * @param spare an array of a block that was written, to be used again; null where there is none
     */
    Gathered next(byte @Nullable [] spare) {
        int open = length - endedLength;
        int needed = Frame.BLOCK_HEADER + open + 8;
        boolean fits = spare != null && spare.length >= needed;
        Gathered next = new Gathered(
                first + endedRecords, fits ? Objects.requireNonNull(spare) : new byte[Math.max(bytes.length, needed)]);
        System.arraycopy(bytes, endedLength, next.bytes, next.length, open);
        next.length += open;
        next.records = records - endedRecords;
        return next;
    }

    /** The array, once the block was written. */
    byte[] array() {
        return bytes;
    }

    /** The block of the groups that were ended; nothing may be added any more. */
    ByteBuffer block(long durable) {
        int end = Frame.BLOCK_HEADER + Frame.padded(endedLength - Frame.BLOCK_HEADER);
        Arrays.fill(bytes, endedLength, end, (byte) 0);
        ByteBuffer block = ByteBuffer.wrap(bytes, 0, end);
        Frame.seal(block, endedLength - Frame.BLOCK_HEADER, first, endedRecords, durable);
        return block;
    }
}
