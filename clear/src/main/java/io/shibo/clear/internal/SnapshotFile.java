package io.shibo.clear.internal;

import io.shibo.clear.log.Io;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a snapshot: a file named by the record that it was taken behind, as in {@code 000000120000.snap}.
 *
 * <pre>
 *   block = (space (1) high (8) low (8) slice (length, bytes))…            about 1 MiB, in no order
 *   last block = sequence trail (8) lastAt spaces (retired…) sum (4 × 8) runs (names…)
 * </pre>
 */
public final class SnapshotFile {
    static final int VERSION = 2;

    private static final long MAGIC = 0x534849424F534E50L; // SHIBOSNP
    private static final String SUFFIX = ".snap";
    private static final int BLOCK = 1 << 20;

    private SnapshotFile() {}

    /** What a snapshot says beside the slices in memory. */
    public record Summary(
            long sequence, long trail, long lastAt, long[] retired, long[] retiredSum, List<String> runs) {
        public Summary {
            runs = List.copyOf(runs);
        }
    }

    /** Gives slices or takes them. */
    @FunctionalInterface
    public interface Slices {
        void slice(int space, long high, long low, byte[] bytes, int from, int end) throws IOException;
    }

    /** Gives all slices. */
    @FunctionalInterface
    public interface Giver {
        void giveTo(Slices taker) throws IOException;
    }

    /** The newest whole snapshot's name; null where there is none. */
    public static @Nullable String newest(Io io) throws IOException {
        List<String> names = names(io);
        for (int i = names.size() - 1; i >= 0; i--) {
            try (Io.Handle file = io.open(names.get(i))) {
                if (BlockFile.last(file, MAGIC, VERSION) >= 0) {
                    return names.get(i);
                }
            } catch (BlockFile.DamagedException wrong) {
                // Whole, but not to be read: the one who opens it says why.
                return names.get(i);
            }
        }
        return null;
    }

    private static List<String> names(Io io) throws IOException {
        return io.list().stream()
                .filter(name -> name.matches("[0-9]{12}\\" + SUFFIX))
                .sorted()
                .toList();
    }

    /** @throws IOException if it is damaged or of another format */
    public static Summary read(Io io, String name, Slices taker) throws IOException {
        try (Io.Handle file = io.open(name)) {
            long last = BlockFile.last(file, MAGIC, VERSION);
            long offset = BlockFile.first();
            while (offset < last) {
                byte[] block = BlockFile.block(file, offset);
                Source in = new Source(block);
                while (!in.atEnd()) {
                    int space = in.one();
                    long high = in.fixed();
                    long low = in.fixed();
                    int length = in.count();
                    int from = in.at();
                    in.skip(length);
                    taker.slice(space, high, low, block, from, from + length);
                }
                offset = BlockFile.after(offset, block);
            }
            return summary(new Source(BlockFile.block(file, last)));
        }
    }

    private static Summary summary(Source in) {
        long sequence = in.unsigned();
        long trail = in.fixed();
        long lastAt = in.unsigned();
        long[] retired = new long[in.count()];
        for (int i = 0; i < retired.length; i++) {
            retired[i] = in.unsigned();
        }
        long[] sum = {in.fixed(), in.fixed(), in.fixed(), in.fixed()};
        int count = in.count();
        List<String> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            runs.add(in.text());
        }
        return new Summary(sequence, trail, lastAt, retired, sum, runs);
    }

    /** Writes a snapshot, forces it, and removes those before it. */
    public static void write(Io io, Summary summary, Giver slices) throws IOException {
        List<String> before = names(io);
        String name = "%012d%s".formatted(summary.sequence(), SUFFIX);
        try (BlockFile.Writer file = new BlockFile.Writer(io, name, MAGIC, VERSION)) {
            Sink block = new Sink(BLOCK + (1 << 16));
            slices.giveTo((space, high, low, bytes, from, end) -> {
                block.one(space);
                block.fixed(high);
                block.fixed(low);
                block.unsigned(end - from);
                block.raw(bytes, from, end - from);
                if (block.length() >= BLOCK) {
                    file.block(block);
                    block.reset();
                }
            });
            if (block.length() > 0) {
                file.block(block);
            }
            file.block(bytes(summary));
            file.end();
        }
        io.syncFolder();
        for (String old : before) {
            if (!old.equals(name)) {
                io.delete(old);
            }
        }
    }

    private static Sink bytes(Summary summary) {
        Sink out = new Sink();
        out.unsigned(summary.sequence());
        out.fixed(summary.trail());
        out.unsigned(summary.lastAt());
        out.unsigned(summary.retired().length);
        for (long retired : summary.retired()) {
            out.unsigned(retired);
        }
        for (long part : summary.retiredSum()) {
            out.fixed(part);
        }
        out.unsigned(summary.runs().size());
        summary.runs().forEach(out::text);
        return out;
    }
}
