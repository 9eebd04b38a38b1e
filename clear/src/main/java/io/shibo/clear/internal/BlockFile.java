package io.shibo.clear.internal;

import io.shibo.clear.log.Io;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * A file of checked blocks, written once from its beginning to its end, which says of itself that it is whole.
 *
 * <pre>
 *  file   0            8          12       16
 *         | magic (8)  | version  | zero   | block | block | … | last block | end
 *  block  | length (4) | CRC32C of the bytes (4) | bytes |
 *  end    | offset of the last block (8) | CRC32C of these 8 bytes (4) | "END1" (4) |
 * </pre>
 *
 * A file without its end was being written when the process stopped, and counts as absent.
 */
final class BlockFile {
    private static final int HEADER = 16;
    private static final int END = 16;
    private static final int END_MAGIC = 0x454E4431;
    private static final int MAX_BLOCK = 1 << 30;

    private BlockFile() {}

    /** Writes a file's blocks one after the other. */
    static final class Writer implements AutoCloseable {
        /** Bytes gathered before they are written. */
        private static final int WRITTEN_AT_ONCE = 1 << 18;

        /**
         * Bytes between two forces. Were all forced at the end, a force of the log beside it would wait until they are on disk,
         * and every receipt with it.
         */
        private static final int FORCED_AT_ONCE = 1 << 22;

        private final Io.Handle file;
        private final Sink gathered = new Sink(2 * WRITTEN_AT_ONCE);
        private long offset = HEADER;
        private long written = HEADER;
        private long forced;
        private long last;

        Writer(Io io, String name, long magic, int version) throws IOException {
            file = io.open(name);
            file.truncate(0);
            ByteBuffer header = ByteBuffer.allocate(HEADER);
            header.putLong(magic).putInt(version);
            file.write(header.clear(), 0);
        }

        /** Writes a block and gives its offset. */
        long block(Sink bytes) throws IOException {
            int at = gathered.claim(8);
            Bytes.four(gathered.array(), at, bytes.length());
            Bytes.four(gathered.array(), at + 4, crc(ByteBuffer.wrap(bytes.array(), 0, bytes.length())));
            gathered.raw(bytes.array(), 0, bytes.length());
            last = offset;
            offset += 8 + bytes.length();
            if (gathered.length() >= WRITTEN_AT_ONCE) {
                write();
            }
            return last;
        }

        private void write() throws IOException {
            file.write(ByteBuffer.wrap(gathered.array(), 0, gathered.length()), written);
            written += gathered.length();
            gathered.reset();
            if (written - forced >= FORCED_AT_ONCE) {
                file.sync();
                forced = written;
            }
        }

        /** Forces the file to disk, and only then says that it is whole: no order of writes can make that a lie. */
        void end() throws IOException {
            write();
            file.sync();
            ByteBuffer end = ByteBuffer.allocate(END);
            end.putLong(last);
            end.putInt(crc(end.duplicate().flip())).putInt(END_MAGIC);
            file.write(end.flip(), offset);
            file.sync();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    /** What is wrong with a file that claims to be whole. */
    static final class DamagedException extends IOException {
        private static final long serialVersionUID = 1L;

        DamagedException(String what) {
            super(what);
        }
    }

    /**
     * The offset of the last block; −1 where the file was never finished.
     *
     * @throws DamagedException if it is of another kind or version, or its end is damaged
     */
    static long last(Io.Handle file, long magic, int version) throws IOException {
        long size = file.size();
        if (size < HEADER + END) {
            return -1;
        }
        ByteBuffer end = read(file, size - END, END);
        if (end.getInt(12) != END_MAGIC || end.getInt(8) != crc(end.duplicate().limit(8))) {
            return -1;
        }
        ByteBuffer header = read(file, 0, HEADER);
        if (header.getLong(0) != magic) {
            throw new DamagedException("it is no file of this kind");
        }
        if (header.getInt(8) != version) {
            throw new DamagedException(
                    "format version %d; this program reads version %d. Maybe a newer program wrote it"
                            .formatted(header.getInt(8), version));
        }
        return end.getLong(0);
    }

    static long first() {
        return HEADER;
    }

    /** The bytes of the block at an offset, checked. */
    static byte[] block(Io.Handle file, long offset) throws IOException {
        ByteBuffer head = read(file, offset, 8);
        int length = head.getInt(0);
        if (length < 0 || length > MAX_BLOCK || offset + 8 + length > file.size()) {
            throw new DamagedException("offset %d: no block stands there".formatted(offset));
        }
        ByteBuffer body = read(file, offset + 8, length);
        int crc = crc(body.duplicate());
        if (crc != head.getInt(4)) {
            throw new DamagedException(
                    "offset %d: checksum %08x, recorded %08x".formatted(offset, crc, head.getInt(4)));
        }
        return body.array();
    }

    /** The offset after a block of so many bytes. */
    static long after(long offset, byte[] block) {
        return offset + 8 + block.length;
    }

    private static ByteBuffer read(Io.Handle file, long offset, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        file.read(bytes, offset);
        if (bytes.hasRemaining()) {
            throw new DamagedException("offset %d: the file ends too early".formatted(offset));
        }
        return bytes.flip();
    }

    private static int crc(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
