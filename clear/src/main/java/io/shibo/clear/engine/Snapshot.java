package io.shibo.clear.engine;

import io.shibo.clear.internal.Attic;
import io.shibo.clear.internal.SliceHash;
import io.shibo.clear.internal.SliceTable;
import io.shibo.clear.internal.SnapshotFile;
import io.shibo.clear.log.BlockIndex;
import io.shibo.clear.log.CorruptLogException;
import io.shibo.clear.log.Io;
import io.shibo.clear.step.Key;
import io.shibo.clear.step.Shelf;
import io.shibo.clear.step.Slices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The state as it was behind one record of the log, so that opening replays only what came after. Nothing depends on it: a
 * log without one is replayed from its first record, to the identical state.
 *
 * @param sequence the record, always a group's mark
 * @param trail that mark
 * @param lastAt the time of the last event before it
 */
record Snapshot(long sequence, long trail, long lastAt, Slices slices) {
    private static final int SPACES = Key.Space.values().length;

    /**
     * The newest snapshot of a folder; null where there is none.
     *
     * @throws CorruptLogException if it is damaged, of a newer format, or of another log
     */
    static @Nullable Snapshot open(Io io) throws IOException {
        String name = SnapshotFile.newest(io);
        if (name == null) {
            return null;
        }
        try {
            Slices slices = new Slices();
            SnapshotFile.Summary summary = SnapshotFile.read(io, name, slices::load);
            if (summary.retired().length != SPACES) {
                throw new IOException(
                        "it has %d registers, this program has %d".formatted(summary.retired().length, SPACES));
            }
            slices.open(Attic.open(io, summary.runs()), summary.retired(), summary.retiredSum());
            Snapshot snapshot = new Snapshot(summary.sequence(), summary.trail(), summary.lastAt(), slices);
            snapshot.compareWithLog(io);
            return snapshot;
        } catch (IOException | IllegalStateException wrong) {
            throw CorruptLogException.ofSnapshot(name, String.valueOf(wrong.getMessage()));
        }
    }

    /** The log must hold the very mark that the snapshot was taken behind. */
    private void compareWithLog(Io io) throws IOException {
        byte[] record = new BlockIndex(io).find(sequence);
        if (record == null) {
            throw new IOException(
                    "it was taken behind record %d, which the log does not have: the log's end was lost, or this is another log's snapshot"
                            .formatted(sequence));
        }
        if (!(LogEntry.read(record) instanceof LogEntry.Mark mark) || mark.trail() != trail) {
            throw new IOException("record %d of the log is not the one it was taken behind".formatted(sequence));
        }
    }

    /**
     * A snapshot to be written beside the deciding thread.
     *
     * @param copies of what can still change, by space; {@code load} what cannot
     */
    record Job(long sequence, long trail, long lastAt, Shelf.Load load, SliceTable.Copy[] copies) {
        /**
         * What came of it.
         *
         * @param attic with the load in it
         * @param added the hash over the load
         */
        record Stored(Attic attic, SliceHash added) {}

        /** Writes the load to the attic, then the snapshot; then older snapshots and merged runs are removed. */
        Stored write(Io io) throws IOException {
            Attic attic = load.store(io, sequence);
            SliceHash added = load.hash();
            SnapshotFile.Summary summary = new SnapshotFile.Summary(
                    sequence,
                    trail,
                    lastAt,
                    load.counts(),
                    load.sum().plus(added).parts(),
                    attic.names());
            SnapshotFile.write(io, summary, this::save);
            attic.sweep();
            return new Stored(attic, added);
        }

        private void save(SnapshotFile.Slices taker) throws IOException {
            try {
                for (int place = 0; place < copies.length; place++) {
                    int space = place;
                    copies[place].drain((high, low, bytes, from, end) -> {
                        try {
                            taker.slice(space, high, low, bytes, from, end);
                        } catch (IOException failed) {
                            throw new UncheckedIOException(failed);
                        }
                    });
                }
            } catch (UncheckedIOException failed) {
                throw Objects.requireNonNull(failed.getCause());
            }
        }
    }
}
