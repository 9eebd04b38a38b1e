package io.shibo.clear.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** The bytes of segments and blocks, as the package's page draws them. */
final class Frame {
    static final int SEGMENT_HEADER = 32;
    static final int BLOCK_HEADER = 32;

    /** Bytes of one block's body; a block holds one group commit, or part of one. */
    static final int MAX_BODY = 256 * 1024 * 1024;

    private static final long SEGMENT_MAGIC =
            ByteBuffer.wrap("SHIBOLOG".getBytes(StandardCharsets.US_ASCII)).getLong();
    private static final int BLOCK_MAGIC =
            ByteBuffer.wrap("BLK1".getBytes(StandardCharsets.US_ASCII)).getInt();
    private static final int VERSION = 1;
    private static final int CRC_AT = 20;

    private Frame() {}

    /** A block that passed its check; {@code end} is where the next one starts. */
    record Block(long first, int records, long durable, ByteBuffer body, long end) {
        long next() {
            return first + records;
        }
    }

    static String name(long first) {
        return "%012d.log".formatted(first);
    }

    static boolean isSegment(String name) {
        return name.matches("[0-9]{12}\\.log");
    }

    static long first(String name) {
        return Long.parseLong(name.substring(0, 12));
    }

    static ByteBuffer segmentHeader(long first) {
        ByteBuffer header = ByteBuffer.allocate(SEGMENT_HEADER);
        header.putLong(SEGMENT_MAGIC).putInt(VERSION).putInt(0).putLong(first);
        header.putInt(crc(header.duplicate().flip()));
        return header.clear();
    }

    /** Why a segment's header is not one; null where it is. */
    static @Nullable String faultOfHeader(ByteBuffer header, long first) {
        if (header.remaining() < SEGMENT_HEADER || header.getLong(0) != SEGMENT_MAGIC) {
            return "no segment of a log";
        }
        int expected = crc(header.duplicate().limit(24));
        if (header.getInt(24) != expected) {
            return "header checksum %08x, expected %08x".formatted(header.getInt(24), expected);
        }
        if (header.getInt(8) != VERSION) {
            return "log format version %d; this program reads version %d. Maybe a newer program wrote it"
                    .formatted(header.getInt(8), VERSION);
        }
        return header.getLong(16) == first
                ? null
                : "the header names sequence %d, the file name %d".formatted(header.getLong(16), first);
    }

    /** Fills in the header of a block whose body is there: {@code length} bytes, and zeros to a multiple of 8. */
    static void seal(ByteBuffer block, int length, long first, int records, long durable) {
        block.putInt(0, BLOCK_MAGIC)
                .putInt(4, length)
                .putLong(8, first)
                .putInt(16, records)
                .putInt(CRC_AT, 0)
                .putLong(24, durable);
        block.putInt(CRC_AT, crc(block.duplicate().position(0).limit(BLOCK_HEADER + length)));
    }

    /** What a block's header says, unchecked; good for skipping. */
    record Span(long first, int records, long end) {}

    /** The span of the block at an offset; null where no block starts there. */
    static @Nullable Span span(Io.Handle file, long offset) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(BLOCK_HEADER);
        file.read(header, offset);
        int length = header.getInt(4);
        if (header.hasRemaining() || header.getInt(0) != BLOCK_MAGIC || length < 0 || header.getInt(16) < 0) {
            return null;
        }
        return new Span(header.getLong(8), header.getInt(16), offset + BLOCK_HEADER + padded(length));
    }

    /** Whether a block may start here; blocks start at multiples of 8. */
    static boolean startsBlock(ByteBuffer bytes, int at) {
        return bytes.getInt(at) == BLOCK_MAGIC;
    }

    /** The block at an offset; null where there is none that passes its check. */
    static @Nullable Block read(Io.Handle file, long offset) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(BLOCK_HEADER);
        file.read(header, offset);
        if (header.hasRemaining() || header.getInt(0) != BLOCK_MAGIC) {
            return null;
        }
        int length = header.getInt(4);
        if (length < 0 || length > MAX_BODY || offset + BLOCK_HEADER + padded(length) > file.size()) {
            return null;
        }
        ByteBuffer block = ByteBuffer.allocate(BLOCK_HEADER + length);
        block.put(header.flip());
        file.read(block, offset + BLOCK_HEADER);
        block.flip();
        int stated = block.getInt(CRC_AT);
        block.putInt(CRC_AT, 0);
        if (block.remaining() < BLOCK_HEADER + length || crc(block.duplicate()) != stated) {
            return null;
        }
        return new Block(
                block.getLong(8),
                block.getInt(16),
                block.getLong(24),
                block.slice(BLOCK_HEADER, length),
                offset + BLOCK_HEADER + padded(length));
    }

    static int padded(int length) {
        return (length + 7) & ~7;
    }

    private static int crc(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
