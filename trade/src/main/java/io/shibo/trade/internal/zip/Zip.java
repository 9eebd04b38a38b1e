package io.shibo.trade.internal.zip;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.trade.StoredFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * ZIP files (PKWARE APPNOTE 6.3). Written stored, with one fixed time, so that the same files give the same bytes. Read
 * strictly from the central directory, because a file that two programs unpack differently could show one paper and prove
 * another: each byte belongs to exactly one entry, names are plain and unique, nothing stands before, between or after.
 *
 * <pre>
 * local header   30 bytes: signature PK34, version 2, flags 2, method 2, time 4, crc 4, packed 4, size 4, name 2, extra 2
 * central header 46 bytes: signature PK12, versions 4, flags 2, method 2, time 4, crc 4, packed 4, size 4, name 2, extra 2,
 *                comment 2, disk 2, attributes 6, offset of the local header 4
 * end            22 bytes: signature PK56, disks 4, entries 2 + 2, size of directory 4, its offset 4, comment 2
 * </pre>
 */
public final class Zip {
    /** Bytes of a ZIP file. */
    public static final int MAX_SIZE = 20 << 20;

    /** Bytes of one unpacked file. */
    public static final int MAX_FILE = 10 << 20;

    /** Bytes of all files together. */
    public static final int MAX_TOTAL = 40 << 20;

    public static final int MAX_FILES = 64;

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final int ENCRYPTED = 1;
    private static final int HAS_DESCRIPTOR = 8;
    /** Not the first day that DOS knows: the JDK writes that one as an instant of the default time zone. */
    private static final LocalDateTime FIXED_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);
    /** Letters, digits, dot, hyphen, underscore; no folder, no leading dot. */
    private static final String PLAIN_NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";

    private final String name;
    private final ByteBuffer bytes;

    private Zip(String name, byte[] bytes) {
        this.name = name;
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Whether bytes start as a ZIP file does. */
    public static boolean looksLike(byte[] bytes) {
        return bytes.length >= 4
                && ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(0) == LOCAL;
    }

    public static byte[] write(List<StoredFile> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (StoredFile file : files) {
                byte[] content = file.content();
                CRC32 crc = new CRC32();
                crc.update(content);
                ZipEntry entry = new ZipEntry(file.name());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(content.length);
                entry.setCrc(crc.getValue());
                entry.setTimeLocal(FIXED_TIME);
                zip.putNextEntry(entry);
                zip.write(content);
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** @throws InputException if it is no ZIP file, is unclear, unsafe, damaged or passes a limit */
    public static List<StoredFile> read(String name, byte[] bytes) {
        if (bytes.length > MAX_SIZE) {
            throw new InputException(
                    new Problem(name, 0, "", "%d bytes; at most %d are read.".formatted(bytes.length, MAX_SIZE)));
        }
        try {
            return new Zip(name, bytes).files();
        } catch (IndexOutOfBoundsException | IllegalArgumentException cut) {
            throw new InputException(new Problem(name, 0, "", "a damaged ZIP file: a length in it leads outside."));
        }
    }

    private List<StoredFile> files() {
        int end = bytes.capacity() - 22;
        if (end < 0 || bytes.getInt(end) != END) {
            throw refuse("not a ZIP file, or something follows its end.");
        }
        int count = unsigned16(end + 10);
        int directory = bytes.getInt(end + 16);
        if (unsigned16(end + 8) != count || count == 0 || count > MAX_FILES) {
            throw refuse("%d files; 1 to %d are read.".formatted(count, MAX_FILES));
        }
        List<StoredFile> files = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int at = directory;
        int next = 0;
        long total = 0;
        for (int i = 0; i < count; i++) {
            if (bytes.getInt(at) != CENTRAL) {
                throw refuse("a damaged directory.");
            }
            Entry entry = entry(at);
            if (!names.add(entry.name)) {
                throw refuse("'%s' is in it twice.".formatted(entry.name));
            }
            if (entry.offset != next) {
                throw refuse("'%s' overlaps another file or hides bytes before it.".formatted(entry.name));
            }
            total += entry.size;
            if (entry.size > MAX_FILE || total > MAX_TOTAL) {
                throw refuse("'%s' unpacks to %d bytes, %d in all; at most %d and %d are read."
                        .formatted(entry.name, entry.size, total, MAX_FILE, MAX_TOTAL));
            }
            int data = dataOf(entry);
            files.add(StoredFile.of(entry.name, unpack(entry, data)));
            next = afterData(entry, data);
            at += 46 + unsigned16(at + 28) + unsigned16(at + 30) + unsigned16(at + 32);
        }
        if (next != directory || at != end) {
            throw refuse("it holds bytes that belong to no file.");
        }
        return files;
    }

    private record Entry(String name, int flags, int method, long crc, int packed, long size, int offset) {}

    private Entry entry(int at) {
        int flags = unsigned16(at + 8);
        int method = unsigned16(at + 10);
        String entryName = text(at + 46, unsigned16(at + 28));
        if (!entryName.matches(PLAIN_NAME)) {
            throw refuse("it holds '%s', and only plain file names are read. Unpack it and verify the folder instead."
                    .formatted(Problem.show(entryName)));
        }
        if ((flags & ENCRYPTED) != 0) {
            throw refuse("'%s' is encrypted. Ask for it without a password.".formatted(entryName));
        }
        if (method != ZipEntry.STORED && method != ZipEntry.DEFLATED) {
            throw refuse("'%s' is packed by method %d, which is not read.".formatted(entryName, method));
        }
        return new Entry(
                entryName,
                flags,
                method,
                Integer.toUnsignedLong(bytes.getInt(at + 16)),
                length(bytes.getInt(at + 20)),
                Integer.toUnsignedLong(bytes.getInt(at + 24)),
                length(bytes.getInt(at + 42)));
    }

    /** Where an entry's data starts; its local header must say the same as the directory. */
    private int dataOf(Entry entry) {
        int at = entry.offset;
        if (bytes.getInt(at) != LOCAL
                || unsigned16(at + 8) != entry.method
                || !text(at + 30, unsigned16(at + 26)).equals(entry.name)) {
            throw refuse("the directory and the file disagree on '%s'.".formatted(entry.name));
        }
        return at + 30 + unsigned16(at + 26) + unsigned16(at + 28);
    }

    /** A data descriptor of 12 or, with its signature, 16 bytes may follow the data where the flag says so. */
    private int afterData(Entry entry, int data) {
        int after = data + entry.packed;
        if ((entry.flags & HAS_DESCRIPTOR) == 0) {
            return after;
        }
        return after + (bytes.getInt(after) == DESCRIPTOR ? 16 : 12);
    }

    private byte[] unpack(Entry entry, int data) {
        byte[] packed = new byte[Math.min(entry.packed, bytes.capacity())];
        bytes.get(data, packed);
        byte[] content = entry.method == ZipEntry.STORED ? packed : inflate(entry, packed);
        CRC32 crc = new CRC32();
        crc.update(content);
        if (content.length != entry.size || crc.getValue() != entry.crc) {
            throw refuse("'%s' was damaged on the way: its check sum differs.".formatted(entry.name));
        }
        return content;
    }

    /** Unpacks at most the size that the directory states, so that a bomb ends there. */
    private byte[] inflate(Entry entry, byte[] packed) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            byte[] content = new byte[Math.toIntExact(entry.size)];
            int filled = 0;
            while (filled < content.length) {
                int more = inflater.inflate(content, filled, content.length - filled);
                if (more == 0 && (inflater.finished() || inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                filled += more;
            }
            boolean done = filled == content.length && inflater.inflate(new byte[1]) == 0 && inflater.finished();
            if (!done || inflater.getRemaining() != 0) {
                throw refuse("'%s' does not unpack to the size it states.".formatted(entry.name));
            }
            return content;
        } catch (DataFormatException bad) {
            throw refuse("'%s' is damaged and cannot be unpacked.".formatted(entry.name));
        } finally {
            inflater.end();
        }
    }

    private int length(int value) {
        if (value < 0) {
            throw refuse("a length of more than 2 GB.");
        }
        return value;
    }

    private int unsigned16(int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    private String text(int at, int length) {
        byte[] text = new byte[length];
        bytes.get(at, text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private InputException refuse(String message) {
        return new InputException(new Problem(name, 0, "", message));
    }
}
