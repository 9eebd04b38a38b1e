package io.shibo.clear;

import io.shibo.clear.log.Io;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A part of the log's waybill numbers: their hashes, sorted, with places in the log. Once written it is read from its file,
 * {@code FROM-NEXT.waybills} beside the log.
 *
 * <pre>
 *   page = "SHIBOWB1" (8) first record (8) the one after the last (8) count (8) entry… CRC32C of all before (4)
 *   entry = hash of the number (8) place in the log (8)          by hash, then by place; numbers big-endian
 * </pre>
 */
final class WaybillPage {
    /** Numbers of a page: a megabyte. */
    static final int CAPACITY = 1 << 16;

    private static final long MAGIC = 0x534849424F574231L;
    private static final Pattern NAME = Pattern.compile("([0-9]{12})-([0-9]{12})\\.waybills");
    private static final int HEADER = 32;
    private static final int ENTRY = 16;

    private final long from;
    private final long next;

    /** The whole page as it is written; null once it is in its file. */
    private @Nullable ByteBuffer bytes;

    private WaybillPage(long from, long next, @Nullable ByteBuffer bytes) {
        this.from = from;
        this.next = next;
        this.bytes = bytes;
    }

    /** The record after the last that it covers. */
    long next() {
        return next;
    }

    /** A page that is being filled. */
    static final class Filling {
        private final long from;
        private long next;
        private long[] hashes = new long[256];
        private long[] places = new long[256];
        private int count;

        Filling(long from) {
            this.from = from;
            next = from;
        }

        void add(long hash, long place) {
            if (count == hashes.length) {
                hashes = Arrays.copyOf(hashes, count * 2);
                places = Arrays.copyOf(places, count * 2);
            }
            hashes[count] = hash;
            places[count++] = place;
        }

        /** Everything up to a record has been looked at. */
        void passed(long record) {
            next = record + 1;
        }

        long next() {
            return next;
        }

        boolean isFull() {
            return count >= CAPACITY;
        }

        void find(long hash, Consumer<Long> found) {
            for (int i = 0; i < count; i++) {
                if (hashes[i] == hash) {
                    found.accept(places[i]);
                }
            }
        }

        WaybillPage page() {
            List<long[]> entries = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                entries.add(new long[] {hashes[i], places[i]});
            }
            entries.sort((one, other) ->
                    one[0] == other[0] ? Long.compare(one[1], other[1]) : Long.compare(one[0], other[0]));
            ByteBuffer bytes = ByteBuffer.allocate(HEADER + count * ENTRY + Integer.BYTES);
            bytes.putLong(MAGIC).putLong(from).putLong(next).putLong(count);
            entries.forEach(entry -> bytes.putLong(entry[0]).putLong(entry[1]));
            bytes.putInt(crc(bytes.duplicate().flip()));
            return new WaybillPage(from, next, bytes.flip());
        }
    }

    /** The pages beside a log, in order and without a gap, as far as they are whole. */
    static List<WaybillPage> list(Io io) throws IOException {
        List<WaybillPage> pages = new ArrayList<>();
        long next = 1;
        for (String name : io.list().stream().sorted().toList()) {
            Matcher parts = NAME.matcher(name);
            if (parts.matches() && Long.parseLong(parts.group(1)) == next) {
                long after = Long.parseLong(parts.group(2));
                if (!isWhole(io, name, next, after)) {
                    continue;
                }
                pages.add(new WaybillPage(next, after, null));
                next = after;
            }
        }
        return pages;
    }

    private static boolean isWhole(Io io, String name, long from, long next) throws IOException {
        try (Io.Handle file = io.open(name)) {
            long size = file.size();
            if (size < HEADER + Integer.BYTES || size > HEADER + 2L * CAPACITY * ENTRY + Integer.BYTES) {
                return false;
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) size);
            file.read(bytes, 0);
            bytes.flip();
            return bytes.limit() == size
                    && bytes.getLong(0) == MAGIC
                    && bytes.getLong(8) == from
                    && bytes.getLong(16) == next
                    && bytes.getLong(24) * ENTRY == size - HEADER - Integer.BYTES
                    && bytes.getInt((int) size - Integer.BYTES)
                            == crc(bytes.duplicate().limit((int) size - Integer.BYTES));
        }
    }

    private static int crc(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    /** Writes it to its file; what it covers must be on disk. */
    void write(Io io) throws IOException {
        ByteBuffer page = bytes;
        if (page == null) {
            return;
        }
        try (Io.Handle file = io.open(name())) {
            file.truncate(0);
            file.write(page.duplicate(), 0);
            file.sync();
        }
        io.syncFolder();
        bytes = null;
    }

    private String name() {
        return String.format(Locale.ROOT, "%012d-%012d.waybills", from, next);
    }

    /** Gives the places of a hash, in order. */
    void find(Io io, long hash, Consumer<Long> found) throws IOException {
        ByteBuffer page = bytes;
        if (page != null) {
            find(new InMemory(page), hash, found);
            return;
        }
        try (Io.Handle file = io.open(name())) {
            find(new InFile(file, file.size()), hash, found);
        }
    }

    private static void find(Entries entries, long hash, Consumer<Long> found) throws IOException {
        int low = 0;
        int high = entries.count();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries.number(middle, 0) < hash) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        for (int i = low; i < entries.count() && entries.number(i, 0) == hash; i++) {
            found.accept(entries.number(i, Long.BYTES));
        }
    }

    /** Entries, wherever they lie. */
    private interface Entries {
        int count();

        /** The number at an offset in an entry. */
        long number(int entry, int offset) throws IOException;
    }

    private record InMemory(ByteBuffer page) implements Entries {
        @Override
        public int count() {
            return (page.limit() - HEADER) / ENTRY;
        }

        @Override
        public long number(int entry, int offset) {
            return page.getLong(HEADER + entry * ENTRY + offset);
        }
    }

    private record InFile(Io.Handle file, long size) implements Entries {
        @Override
        public int count() {
            return (int) ((size - HEADER) / ENTRY);
        }

        @Override
        public long number(int entry, int offset) throws IOException {
            ByteBuffer eight = ByteBuffer.allocate(Long.BYTES);
            file.read(eight, HEADER + (long) entry * ENTRY + offset);
            return eight.getLong(0);
        }
    }
}
