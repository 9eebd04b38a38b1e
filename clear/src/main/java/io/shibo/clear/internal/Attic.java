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
 * Where slices go that nothing waits for: sorted runs on disk, the newest asked first. Each retirement adds a run; a run
 * that is no smaller than half of the one before it is merged with it, so that there are few, and each slice is rewritten
 * about as often as the logarithm of their number. What is in it does not change: {@link #with} gives another.
 */
public final class Attic implements AutoCloseable {
    private static final String SUFFIX = ".run";

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
        while (grown.runs.size() > 1
                && grown.runs.getLast().slices() * 2
                        >= grown.runs.get(grown.runs.size() - 2).slices()) {
            grown.merge("%012d-%d%s".formatted(sequence, ++round, SUFFIX), runs);
        }
        return grown;
    }

    /**
     * Merges the two newest runs; where both have a key, the newer one's slice stays.
     *
     * @param shared runs that another attic still reads, which closes them
     */
    private void merge(String name, List<Run> shared) throws IOException {
        Run newer = runs.removeLast();
        Run older = runs.removeLast();
        try (Run.Writer writer = new Run.Writer(io, name, newer.slices() + older.slices())) {
            Run.Cursor young = newer.cursor();
            Run.Cursor old = older.cursor();
            while (young.current() != null || old.current() != null) {
                Run.Slice here = young.current();
                Run.Slice there = old.current();
                int order = here == null ? 1 : there == null ? -1 : here.id().compareTo(there.id());
                if (order <= 0 && here != null) {
                    writer.add(here);
                    young.advance();
                }
                if (order > 0 && there != null) {
                    writer.add(there);
                }
                if (order >= 0) {
                    old.advance();
                }
            }
            writer.end();
        }
        for (Run merged : List.of(newer, older)) {
            if (!shared.contains(merged)) {
                merged.close();
            }
        }
        runs.add(Run.open(io, name));
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
            List<Run.Cursor> cursors = new ArrayList<>();
            for (Run run : runs) {
                cursors.add(run.cursor());
            }
            while (true) {
                Run.Slice next = null;
                for (Run.Cursor cursor : cursors) {
                    Run.Slice here = cursor.current();
                    // The newest run stands last and wins a tie.
                    if (here != null && (next == null || here.id().compareTo(next.id()) <= 0)) {
                        next = here;
                    }
                }
                if (next == null) {
                    return;
                }
                Run.Id id = next.id();
                visitor.slice(id.space(), id.high(), id.low(), next.bytes());
                for (Run.Cursor cursor : cursors) {
                    Run.Slice here = cursor.current();
                    if (here != null && here.id().equals(id)) {
                        cursor.advance();
                    }
                }
            }
        } catch (IOException failed) {
            throw unreadable(failed);
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
