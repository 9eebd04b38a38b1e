package io.shibo.quote.pack;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.quote.rule.Agreement;
import io.shibo.quote.rule.Nomenclature;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Rulebook;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A rulebook as one file, mapped into memory when it is opened. It has the hash of the packs it was made from and answers
 * as they do, byte for byte. All numbers are little-endian.
 *
 * <pre>
 *   at  bytes  what
 *    0      8  "SHIBORB1": what the file is, and the version of this layout
 *    8      8  form of the model, so that a file of another version of Shibo is told from a damaged one
 *   16      8  length of the whole file
 *   24      8  length T of the texts
 *   32      8  length B of the body
 *   40      8  length R of the rows; 128 + T + B + R, each rounded up to 8, is the length of the file
 *   48     32  SHA-256 of the rulebook, {@link Rulebook#hash}
 *   80     32  SHA-256 of everything behind the header; checked by {@link #verify}
 *  112      4  CRC-32C of everything behind the header; checked at each opening
 *  116      4  CRC-32C of the header up to here
 *  120      8  zero
 *  128      T  texts: how many (4), where each ends (4 each, from the first byte of UTF-8 on), their UTF-8
 *           B  body: packs with channels and templates of measures, agreements with rules of origin, titles of the
 *              nomenclature, in the order of their record components; a text is its number (4), a list or map its size
 *              (4) and then its parts, what may be missing one byte before it, a formula or condition its text
 *           R  rows of measures, pack by pack, a column after the other, 4 bytes each: template, code, formula, line,
 *              suffix, see {@link io.shibo.quote.rule.MeasureTable}
 * </pre>
 *
 * <p>A length is used only after it was held against the bytes that are there. What cannot be read is an {@link
 * InputException} that says what was found and what to do. The file must not be changed while it is open; {@link #write}
 * puts a new one in its place as a whole.
 */
public final class RulebookFile {
    /** No rulebook is larger; a tariff of 20,000 lines and 200 partners with 4 million measures has 90 MB. */
    public static final long MAX_BYTES = 1L << 30;

    private static final byte[] MAGIC = {'S', 'H', 'I', 'B', 'O', 'R', 'B', '1'};
    private static final int HEADER = 128;
    private static final int CHECKED_HEADER = 116;

    private RulebookFile() {}

    /** What a file holds. Everything of a rulebook; a new part of it is added here and in {@link #rulebook}. */
    record Book(List<Pack> packs, List<Agreement> agreements, List<Nomenclature.Entry> nomenclature) {}

    private static Book book(Rulebook rulebook) {
        return new Book(
                rulebook.packs(),
                List.copyOf(rulebook.agreements().values()),
                List.copyOf(rulebook.nomenclature().entries()));
    }

    private static Rulebook rulebook(Book book) {
        return Rulebook.of(book.packs(), book.agreements(), Nomenclature.of(book.nomenclature()));
    }

    /**
     * Writes a rulebook, in the place of what is there; never half of one.
     *
     * @return the bytes written
     */
    public static long write(Rulebook rulebook, Path file) throws IOException {
        RecordOutput out = new RecordOutput();
        RecordForm.of(Book.class).write(book(rulebook), out);
        byte[] texts = out.texts();
        byte[] body = out.body();
        byte[] rows = out.rows();
        long length = HEADER + padded(texts.length) + padded(body.length) + padded(rows.length);
        if (length > MAX_BYTES) {
            throw new IOException(
                    "the rulebook would have %d bytes; at most %d are written. Compile fewer packs a file."
                            .formatted(length, MAX_BYTES));
        }
        ByteBuffer all = ByteBuffer.allocate((int) length).order(ByteOrder.LITTLE_ENDIAN);
        all.position(HEADER);
        for (byte[] section : List.of(texts, body, rows)) {
            all.put(section).position((int) (all.position() + padded(section.length) - section.length));
        }
        all.put(0, MAGIC)
                .putLong(8, RecordForm.fingerprint(Book.class))
                .putLong(16, length)
                .putLong(24, texts.length)
                .putLong(32, body.length)
                .putLong(40, rows.length)
                .put(48, HexFormat.of().parseHex(rulebook.hash()))
                .put(80, sha256(content(all)))
                .putInt(112, crc(content(all)))
                .putInt(CHECKED_HEADER, crc(all.slice(0, CHECKED_HEADER)));
        replace(file, all.rewind());
        return length;
    }

    private static void replace(Path file, ByteBuffer bytes) throws IOException {
        Path target = file.toAbsolutePath();
        Path parent = target.getParent();
        Path beside = target.resolveSibling(target.getFileName() + ".part");
        if (parent == null || !Files.isDirectory(parent)) {
            throw new IOException("there is no folder %s to write %s into. Make it first.".formatted(parent, file));
        }
        try (FileChannel channel = FileChannel.open(
                beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
            Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /**
     * Opens a rulebook: maps the file, checks its lengths and CRC-32C, and makes what is small; the rows stay in the map.
     *
     * @throws InputException if it is no rulebook, one of another version, cut off or damaged
     */
    public static Rulebook open(Path file) throws IOException {
        ByteBuffer all = map(file);
        checkHeader(file, all);
        if (crc(content(all)) != all.getInt(112)) {
            throw wrong(file, "is damaged: its checksum does not hold. Copy it again, or compile it again.");
        }
        Rulebook rulebook;
        try {
            ByteBuffer texts = section(all, HEADER, all.getLong(24));
            ByteBuffer body = section(all, HEADER + padded(all.getLong(24)), all.getLong(32));
            ByteBuffer rows = section(all, HEADER + padded(all.getLong(24)) + padded(all.getLong(32)), all.getLong(40));
            RecordInput in = new RecordInput(texts, body, rows);
            Book book = (Book) RecordForm.of(Book.class).read(in);
            in.end();
            rulebook = rulebook(book);
        } catch (IllegalArgumentException inside) {
            throw wrong(
                    file,
                    "is damaged although its checksum holds: %s Compile it again.".formatted(inside.getMessage()));
        }
        String hash = HexFormat.of().formatHex(bytes(all, 48));
        if (!rulebook.hash().equals(hash)) {
            throw wrong(
                    file, "says it is rulebook %s, but holds %s. Compile it again.".formatted(hash, rulebook.hash()));
        }
        return rulebook;
    }

    /**
     * Opens a rulebook as {@link #open} does and checks its SHA-256 as well.
     *
     * @throws InputException as {@link #open}, and if the digest does not hold
     */
    public static Rulebook verify(Path file) throws IOException {
        Rulebook rulebook = open(file);
        ByteBuffer all = map(file);
        if (!Arrays.equals(sha256(content(all)), bytes(all, 80))) {
            throw wrong(file, "was changed after it was compiled: its SHA-256 does not hold. Compile it again.");
        }
        return rulebook;
    }

    private static ByteBuffer map(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw wrong(file, "is no file. Name one that shibo rules compile has written.");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size > MAX_BYTES) {
                throw wrong(file, "has %d bytes; at most %d are read.".formatted(size, MAX_BYTES));
            }
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, size).order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    private static void checkHeader(Path file, ByteBuffer all) {
        int known = Math.min(all.limit(), MAGIC.length);
        byte[] start = new byte[known];
        all.get(0, start);
        if (known == 0 || !Arrays.equals(start, 0, Math.min(known, 7), MAGIC, 0, Math.min(known, 7))) {
            throw wrong(file, "is no rulebook: it does not begin as one. Make one with shibo rules compile.");
        }
        if (all.limit() < HEADER) {
            throw wrong(file, "is cut off: %d bytes, and the header alone has %d.".formatted(all.limit(), HEADER));
        }
        if (start[7] != MAGIC[7]) {
            throw wrong(
                    file,
                    "has the layout '%c', and this Shibo reads '%c'. Compile it again with this one, or read it with a newer one."
                            .formatted(start[7] & 0xff, MAGIC[7]));
        }
        if (crc(all.slice(0, CHECKED_HEADER)) != all.getInt(CHECKED_HEADER) || all.getLong(120) != 0) {
            throw wrong(
                    file, "is damaged: the checksum of its header does not hold. Copy it again, or compile it again.");
        }
        if (all.getLong(8) != RecordForm.fingerprint(Book.class)) {
            throw wrong(
                    file, "was compiled by another version of Shibo, whose rules have other parts. Compile it again.");
        }
        long length = all.getLong(16);
        if (length != all.limit()) {
            throw wrong(
                    file,
                    "has %d bytes and should have %d: it is cut off or was added to. Copy it again."
                            .formatted(all.limit(), length));
        }
        long sum = HEADER;
        for (int at = 24; at <= 40; at += 8) {
            long section = all.getLong(at);
            if (section < 0 || section > length) {
                throw wrong(file, "is damaged: a part of %d bytes does not fit %d.".formatted(section, length));
            }
            sum += padded(section);
        }
        if (sum != length) {
            throw wrong(file, "is damaged: its parts have %d bytes, not %d.".formatted(sum, length));
        }
    }

    private static InputException wrong(Path file, String message) {
        return new InputException(new Problem(file.toString(), 0, "", message));
    }

    private static ByteBuffer content(ByteBuffer all) {
        return all.slice(HEADER, all.limit() - HEADER);
    }

    private static ByteBuffer section(ByteBuffer all, long from, long length) {
        return all.slice((int) from, (int) length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] bytes(ByteBuffer all, int at) {
        byte[] bytes = new byte[32];
        all.get(at, bytes);
        return bytes;
    }

    private static long padded(long length) {
        return (length + 7) / 8 * 8;
    }

    private static int crc(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    private static byte[] sha256(ByteBuffer bytes) {
        MessageDigest digest = Rulebook.sha256();
        digest.update(bytes);
        return digest.digest();
    }
}
