package io.shibo.clear.internal;

import io.shibo.clear.log.CorruptLogException;
import io.shibo.clear.log.Io;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where slices go that nothing waits for: sorted runs on disk, the newest asked first. Each retirement adds a run; once the
 * newest {@value #ALIKE} or more are of about one size, they are merged into one, so that there are few, and a slice is
 * rewritten once each time that their number has grown fourfold: writing is what a busy disk has least of. What is in it does
 * not change: {@link #with} gives another.
 */
public final class Attic implements AutoCloseable {
    private static final String SUFFIX = ".run";

    /** Runs of about one size that are merged. */
    private static final int ALIKE = 4;

    private final Io io;
    private final List<Run> runs = new ArrayList<>();

    /** Takes one slice. */
    @FunctionalInterface
    public interface Visitor {
        void slice(int space, long high, long low, byte[] bytes);
    }

    public Attic(Io io) {
        this.io = io;
    }

    /**
     * The attic as a snapshot names it.
     *
     * @param names of the runs, the oldest first
     * @throws IOException if one of them is missing or damaged; the message names it
     */
    public static Attic open(Io io, List<String> names) throws IOException {
        Attic attic = new Attic(io);
        for (String name : names) {
            try {
                attic.runs.add(Run.open(io, name));
            } catch (IOException failed) {
                attic.close();
                throw new IOException("%s: %s".formatted(name, failed.getMessage()), failed);
            }
        }
        return attic;
    }

    /** The slice of a key, the newest where there are several; null where there is none. */
    public byte @Nullable [] find(int space, long high, long low) {
        if (runs.isEmpty()) {
            return null;
        }
        Run.Id id = new Run.Id(space, high, low);
        try {
            for (int i = runs.size() - 1; i >= 0; i--) {
                byte[] found = runs.get(i).find(id);
                if (found != null) {
                    return found;
                }
            }
            return null;
        } catch (IOException failed) {
            throw unreadable(failed);
        }
    }

    /** False only where no slice of any space has this key: memory alone is asked. */
    public boolean mayHold(long high, long low) {
        for (int i = 0; i < runs.size(); i++) {
            if (runs.get(i).mayHold(high, low)) {
                return true;
            }
        }
        return false;
    }

    /** Brings near what {@link #mayHold} will ask for a key; what it gives is of no use. */
    public int near(long high) {
        int read = 0;
        for (int i = 0; i < runs.size(); i++) {
            read += runs.get(i).near(high);
        }
        return read;
    }

    /**
     * The attic with further slices in it, on disk when this returns; this one stays as it is. Runs that were merged away stay
     * until {@link #sweep}.
     *
     * @param tables by ascending space, which {@code spaces} names
     * @param sequence the place in the log that the slices are of; names the run
     */
    public Attic with(List<SliceTable> tables, List<Integer> spaces, long sequence) throws IOException {
        Attic grown = new Attic(io);
        grown.runs.addAll(runs);
        String name = "%012d%s".formatted(sequence, SUFFIX);
        long most = tables.stream().mapToLong(SliceTable::size).sum();
        try (Run.Writer writer = new Run.Writer(io, name, most)) {
            for (int i = 0; i < tables.size(); i++) {
                int space = spaces.get(i);
                tables.get(i).forEachInOrder((high, low, bytes, from, end) -> {
                    try {
                        writer.add(space, high, low, bytes, from, end - from);
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    }
                });
            }
            writer.end();
        } catch (UncheckedIOException failed) {
            throw Objects.requireNonNull(failed.getCause());
        }
        grown.runs.add(Run.open(io, name));
        int round = 0;
        for (int alike = grown.alike(); alike >= ALIKE; alike = grown.alike()) {
            grown.merge(alike, "%012d-%d%s".formatted(sequence, ++round, SUFFIX), runs);
        }
        return grown;
    }

    /** How many of the newest runs are no larger than twice the newest one. */
    private int alike() {
        long most = runs.getLast().slices() * 2;
        int alike = 1;
        while (alike < runs.size() && runs.get(runs.size() - 1 - alike).slices() <= most) {
            alike++;
        }
        return alike;
    }

    /**
     * Merges the newest runs; where several have a key, the newest one's slice stays.
     *
     * @param shared runs that another attic still reads, which closes them
     */
    private void merge(int count, String name, List<Run> shared) throws IOException {
        List<Run> newest = runs.subList(runs.size() - count, runs.size());
        List<Run> merged = List.copyOf(newest);
        newest.clear();
        long most = merged.stream().mapToLong(Run::slices).sum();
        try (Run.Writer writer = new Run.Writer(io, name, most)) {
            Merge merge = new Merge(merged);
            for (Run.Slice next = merge.next(); next != null; next = merge.next()) {
                writer.add(next);
            }
            writer.end();
        }
        for (Run run : merged) {
            if (!shared.contains(run)) {
                run.close();
            }
        }
        runs.add(Run.open(io, name));
    }

    /** The slices of several runs in the order of their keys, each key once. */
    private static final class Merge {
        private final List<Run.Cursor> cursors = new ArrayList<>();

        /** @param runs the oldest first */
        Merge(List<Run> runs) throws IOException {
            for (Run run : runs) {
                cursors.add(run.cursor());
            }
        }

        /** Null after the last. */
        Run.@Nullable Slice next() throws IOException {
            Run.Slice next = null;
            for (Run.Cursor cursor : cursors) {
                Run.Slice here = cursor.current();
                // The newest run stands last and wins a tie.
                if (here != null && (next == null || here.id().compareTo(next.id()) <= 0)) {
                    next = here;
                }
            }
            if (next != null) {
                for (Run.Cursor cursor : cursors) {
                    Run.Slice here = cursor.current();
                    if (here != null && here.id().equals(next.id())) {
                        cursor.advance();
                    }
                }
            }
            return next;
        }
    }

    /** Closes the runs that a later attic has merged away. */
    public void closeBut(Attic later) throws IOException {
        for (Run run : runs) {
            if (!later.runs.contains(run)) {
                run.close();
            }
        }
    }

    /** Deletes runs that were merged away or never came into a snapshot, once the newest snapshot is on disk. */
    public void sweep() throws IOException {
        List<String> named = names();
        for (String name : io.list()) {
            if (name.endsWith(SUFFIX) && !named.contains(name)) {
                io.delete(name);
            }
        }
    }

    /** Goes through all slices, each key once. */
    public void forEach(Visitor visitor) {
        try {
            Merge merge = new Merge(runs);
            for (Run.Slice next = merge.next(); next != null; next = merge.next()) {
                Run.Id id = next.id();
                visitor.slice(id.space(), id.high(), id.low(), next.bytes());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("retired slices cannot be read: " + failed.getMessage(), failed);
        }
    }

    /** The runs' names, the oldest first. */
    public List<String> names() {
        return runs.stream().map(Run::name).toList();
    }

    /** Bytes of memory. */
    public long bytes() {
        return runs.stream().mapToLong(Run::bytes).sum();
    }

    @Override
    public void close() throws IOException {
        for (Run run : runs) {
            run.close();
        }
        runs.clear();
    }

    /** A damaged run stops the window with what to do; the log can do without it. */
    private RuntimeException unreadable(IOException failed) {
        return failed instanceof BlockFile.DamagedException
                ? CorruptLogException.ofSnapshot(
                        "with " + String.join(", ", names()), String.valueOf(failed.getMessage()))
                : new UncheckedIOException("retired slices cannot be read: " + failed.getMessage(), failed);
    }
}
