package io.shibo.clear.internal;

import io.shibo.clear.log.Io;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Slices that left memory, sorted by their keys in a file of their own; immutable. Two bytes of memory a slice say where it
 * may lie.
 *
 * <pre>
 *   block = (space (1) high (8) low (8) slice (length, bytes))…            about 4 KiB, sorted, compared without sign
 *   last block = slices count (space high low offset)… bloom               one for each block before it
 * </pre>
 */
final class Run implements AutoCloseable {
    static final int VERSION = 2;
    static final long MAGIC = 0x534849424F52554EL; // SHIBORUN

    private static final int BLOCK = 4096;

    private final String name;
    private final Io.Handle file;
    private final long slices;
    private final Id[] firsts;
    private final long[] offsets;
    private final Bloom bloom;

    /** A slice's key with its space; sorted by all three. */
    record Id(int space, long high, long low) implements Comparable<Id> {
        @Override
        public int compareTo(Id other) {
            int order = Integer.compare(space, other.space);
            order = order != 0 ? order : Long.compareUnsigned(high, other.high);
            return order != 0 ? order : Long.compareUnsigned(low, other.low);
        }
    }

    /** A slice with its key. */
    record Slice(Id id, byte[] bytes) {}

    private Run(String name, Io.Handle file, Source summary) {
        this.name = name;
        this.file = file;
        slices = summary.unsigned();
        int blocks = summary.count();
        firsts = new Id[blocks];
        offsets = new long[blocks];
        for (int i = 0; i < blocks; i++) {
            firsts[i] = id(summary);
            offsets[i] = summary.unsigned();
        }
        bloom = Bloom.read(summary);
        summary.end();
    }

    /**
     * Opens a run.
     *
     * @throws IOException if it is not whole: a snapshot that names it has lost it
     */
    static Run open(Io io, String name) throws IOException {
        Io.Handle file = io.open(name);
        long last = BlockFile.last(file, MAGIC, VERSION);
        if (last < 0) {
            file.close();
            throw new BlockFile.DamagedException("it is missing or was never finished");
        }
        return new Run(name, file, new Source(BlockFile.block(file, last)));
    }

    /** Slices being written to a new run, in the order of their keys. */
    static final class Writer implements AutoCloseable {
        private final BlockFile.Writer file;
        private final Sink block = new Sink(BLOCK * 2);
        private final Sink index = new Sink();
        private final Bloom bloom;
        private int blocks;
        private long slices;
        private @Nullable Id first;

        /** @param most so many slices will come, or fewer */
        Writer(Io io, String name, long most) throws IOException {
            file = new BlockFile.Writer(io, name, MAGIC, VERSION);
            bloom = new Bloom(most);
        }

        void add(Slice slice) throws IOException {
            Id id = slice.id();
            add(id.space(), id.high(), id.low(), slice.bytes(), 0, slice.bytes().length);
        }

        void add(int space, long high, long low, byte[] bytes, int from, int length) throws IOException {
            first = first == null ? new Id(space, high, low) : first;
            block.one(space);
            block.fixed(high);
            block.fixed(low);
            block.unsigned(length);
            block.raw(bytes, from, length);
            bloom.add(high, low);
            slices++;
            if (block.length() >= BLOCK) {
                endBlock();
            }
        }

        private void endBlock() throws IOException {
            if (first != null) {
                write(first, index);
                index.unsigned(file.block(block));
                blocks++;
                block.reset();
                first = null;
            }
        }

        void end() throws IOException {
            endBlock();
            Sink summary = new Sink(index.length() + 1024);
            summary.unsigned(slices);
            summary.unsigned(blocks);
            summary.raw(index.array(), 0, index.length());
            bloom.write(summary);
            file.block(summary);
            file.end();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    int near(long high) {
        return bloom.near(high);
    }

    boolean mayHold(long high, long low) {
        return bloom.mayHold(high, low);
    }

    /** The slice of a key; null where it is not in here. */
    byte @Nullable [] find(Id id) throws IOException {
        if (!bloom.mayHold(id.high(), id.low())) {
            return null;
        }
        int place = Arrays.binarySearch(firsts, id);
        place = place >= 0 ? place : -place - 2;
        if (place < 0) {
            return null;
        }
        Source in = new Source(BlockFile.block(file, offsets[place]));
        while (!in.atEnd()) {
            Id found = id(in);
            byte[] bytes = in.blob();
            if (found.equals(id)) {
                return bytes;
            }
        }
        return null;
    }

    /** Goes through all slices in the order of their keys. */
    Cursor cursor() throws IOException {
        return new Cursor();
    }

    /** A place in a run. */
    final class Cursor {
        private int next;
        private Source block = new Source(new byte[0]);
        private @Nullable Slice current;

        private Cursor() throws IOException {
            advance();
        }

        /** The slice here; null after the last. */
        @Nullable
        Slice current() {
            return current;
        }

        void advance() throws IOException {
            if (block.atEnd() && next < offsets.length) {
                block = new Source(BlockFile.block(file, offsets[next++]));
            }
            current = block.atEnd() ? null : new Slice(id(block), block.blob());
        }
    }

    String name() {
        return name;
    }

    long slices() {
        return slices;
    }

    /** Bytes of memory. */
    long bytes() {
        return bloom.bytes() + 48L * offsets.length;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static void write(Id id, Sink out) {
        out.one(id.space());
        out.fixed(id.high());
        out.fixed(id.low());
    }

    private static Id id(Source in) {
        return new Id(in.one(), in.fixed(), in.fixed());
    }
}
