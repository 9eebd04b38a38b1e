package io.shibo.clear.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A closed segment, compressed piece by piece, so that a block in its middle is read without the rest.
 *
 * <pre>
 *   file  = piece… table
 *   piece = {@value #PIECE} bytes of the segment (the last one fewer) by zlib
 *   table = offset of each piece (8)… offset of the table (8) bytes of the segment (8) CRC32C of the table so far (4) "SGZ1" (4)
 * </pre>
 */
final class PackedSegment implements Io.Handle {
    private static final int PIECE = 1 << 20;
    private static final int MAGIC = 0x53475A31;
    private static final int FOOTER = 24;

    private final String name;
    private final FileChannel file;
    private final long[] offsets;
    private final long size;
    private int pieceAt = -1;
    private byte[] piece = {};

    private PackedSegment(String name, FileChannel file, long[] offsets, long size) {
        this.name = name;
        this.file = file;
        this.offsets = offsets;
        this.size = size;
    }

    /** @throws CorruptLogException if it is not whole */
    static PackedSegment open(Path path) throws IOException {
        String name = String.valueOf(path.getFileName());
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
        try {
            long end = file.size();
            ByteBuffer footer = read(file, Math.max(0, end - FOOTER), (int) Math.min(end, FOOTER));
            long table = footer.limit() < FOOTER ? -1 : footer.getLong(0);
            if (table < 0 || table > end - FOOTER || (end - FOOTER - table) % 8 != 0 || footer.getInt(20) != MAGIC) {
                throw new CorruptLogException(name, Math.max(0, end - FOOTER), "it has no table of its pieces");
            }
            ByteBuffer all = read(file, table, (int) (end - table));
            if (crc(all.duplicate().limit(all.limit() - 8)) != footer.getInt(16)) {
                throw new CorruptLogException(name, table, "the table of its pieces fails its checksum");
            }
            long[] offsets = new long[(int) ((end - FOOTER - table) / 8) + 1];
            all.asLongBuffer().get(offsets);
            return new PackedSegment(name, file, offsets, footer.getLong(8));
        } catch (IOException | RuntimeException failed) {
            file.close();
            throw failed;
        }
    }

    /** Compresses a segment into a new file and forces it; what was read goes through the digest. */
    static long pack(Io.Handle segment, Path to, MessageDigest digest) throws IOException {
        long size = segment.size();
        int pieces = (int) ((size + PIECE - 1) / PIECE);
        ByteBuffer table = ByteBuffer.allocate(pieces * 8 + FOOTER);
        try (FileChannel out = FileChannel.open(
                to, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            for (int i = 0; i < pieces; i++) {
                table.putLong(out.position());
                ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(PIECE, size - (long) i * PIECE));
                segment.read(bytes, (long) i * PIECE);
                digest.update(bytes.flip().duplicate());
                write(out, ByteBuffer.wrap(deflate(bytes)));
            }
            table.putLong(out.position()).putLong(size);
            table.putInt(crc(table.duplicate().flip())).putInt(MAGIC);
            write(out, table.flip());
            out.force(true);
        }
        return size;
    }

    private static byte[] deflate(ByteBuffer bytes) {
        try (Deflater deflater = new Deflater()) {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(PIECE / 2);
            byte[] part = new byte[1 << 14];
            while (!deflater.finished()) {
                out.write(part, 0, deflater.deflate(part));
            }
            return out.toByteArray();
        }
    }

    private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    private static ByteBuffer read(FileChannel file, long offset, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, offset + bytes.position()) < 0) {
                break;
            }
        }
        return bytes.flip();
    }

    private static int crc(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void read(ByteBuffer into, long position) throws IOException {
        long at = position;
        while (into.hasRemaining() && at < size) {
            byte[] bytes = piece((int) (at / PIECE));
            int from = (int) (at % PIECE);
            int count = Math.min(into.remaining(), bytes.length - from);
            into.put(bytes, from, count);
            at += count;
        }
    }

    private byte[] piece(int wanted) throws IOException {
        if (wanted != pieceAt) {
            long from = offsets[wanted];
            ByteBuffer packed = read(file, from, Math.toIntExact(offsets[wanted + 1] - from));
            byte[] bytes = new byte[(int) Math.min(PIECE, size - (long) wanted * PIECE)];
            if (!inflate(packed, bytes)) {
                throw new CorruptLogException(name, from, "a piece does not unpack");
            }
            piece = bytes;
            pieceAt = wanted;
        }
        return piece;
    }

    private static boolean inflate(ByteBuffer packed, byte[] into) {
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(packed);
            int filled = 0;
            while (filled < into.length) {
                int more = inflater.inflate(into, filled, into.length - filled);
                if (more == 0) {
                    return false;
                }
                filled += more;
            }
            return inflater.inflate(new byte[1]) == 0 && inflater.finished();
        } catch (DataFormatException damaged) {
            return false;
        }
    }

    @Override
    public void write(ByteBuffer from, long position) throws IOException {
        throw closed();
    }

    @Override
    public void truncate(long length) throws IOException {
        throw closed();
    }

    @Override
    public void sync() throws IOException {
        throw closed();
    }

    private IOException closed() {
        return new IOException("segment %s was archived and is not written any more".formatted(name));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** The hash of all its bytes. */
    byte[] hash(MessageDigest digest) throws IOException {
        for (int i = 0; i < offsets.length - 1; i++) {
            digest.update(piece(i));
        }
        return digest.digest();
    }
}
