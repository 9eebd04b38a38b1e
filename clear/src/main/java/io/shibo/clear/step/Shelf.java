package io.shibo.clear.step;

import io.shibo.clear.internal.Attic;
import io.shibo.clear.internal.SliceHash;
import io.shibo.clear.internal.SliceTable;
import io.shibo.clear.internal.Source;
import io.shibo.clear.log.Io;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Slices that nothing waits for: claims, which are asked for once or hardly ever again, and order numbers whose parcels have
 * ended. They come into tables of their own; with each snapshot these are set aside as a whole, written to the attic beside
 * the deciding thread, and then let go. Nothing that is decided depends on where a slice is.
 */
public final class Shelf implements AutoCloseable {
    static final int CLAIM = Key.Space.CLAIM.ordinal();
    static final int ORDER = Key.Space.ORDER.ordinal();

    private SliceTable claims = new SliceTable(true);
    private SliceTable ended = new SliceTable(true);

    /** On their way to the attic; null where none are. */
    private @Nullable Load leaving;

    /** Null until something came there. */
    private @Nullable Attic attic;

    /** Slices in the attic that are in force, by space: those that came back to memory do not count. */
    private final long[] counts = new long[Key.Space.values().length];

    private SliceHash sum = new SliceHash();

    /**
     * Slices set aside for the attic, and what the attic held before them.
     *
     * @param counts as they will be, once these are there
     * @param sum of the attic before
     */
    public record Load(
            SliceTable claims, SliceTable ended, @Nullable Attic before, long[] counts, SliceHash sum) {
        boolean isEmpty() {
            return claims.size() + ended.size() == 0;
        }

        /** Writes them; nothing else may happen to them meanwhile but that they are asked for. */
        public Attic store(Io io, long sequence) throws IOException {
            Attic known = before == null ? new Attic(io) : before;
            return isEmpty() ? known : known.with(List.of(claims, ended), List.of(CLAIM, ORDER), sequence);
        }

        public SliceHash hash() {
            SliceHash hash = new SliceHash();
            claims.forEach((high, low, bytes, from, end) -> hash.add(CLAIM, high, low, bytes, from, end));
            ended.forEach((high, low, bytes, from, end) -> hash.add(ORDER, high, low, bytes, from, end));
            return hash;
        }

        private @Nullable SliceTable table(int space) {
            return space == CLAIM ? claims : space == ORDER ? ended : null;
        }
    }

    /** Claims in memory; they are changed here. */
    SliceTable claims() {
        return claims;
    }

    /** Ended dossiers in memory. */
    SliceTable ended() {
        return ended;
    }

    /** Whether there is surely no slice of an order number or a claim but those that change. */
    boolean lacks(int space, long high, long low) {
        Load load = leaving;
        SliceTable set = load == null ? null : load.table(space);
        return (space != ORDER || ended.find(high, low) == SliceTable.NONE)
                && (set == null || set.find(high, low) == SliceTable.NONE)
                && (attic == null || !attic.mayHold(high, low));
    }

    /** Brings near where {@link #lacks} and the claims' table will begin to search; what it gives is of no use. */
    int near(int space, long high, long low) {
        Load load = leaving;
        SliceTable set = load == null ? null : load.table(space);
        return (space == ORDER ? ended : claims).near(high, low)
                + (set == null ? 0 : set.near(high, low))
                + (attic == null ? 0 : attic.near(high));
    }

    byte @Nullable [] find(int space, long high, long low) {
        byte[] found = space == ORDER ? bytes(ended, high, low) : null;
        return found == null ? findAside(space, high, low) : found;
    }

    private byte @Nullable [] findAside(int space, long high, long low) {
        Load load = leaving;
        SliceTable set = load == null ? null : load.table(space);
        byte[] found = set == null ? null : bytes(set, high, low);
        return found == null && attic != null ? attic.find(space, high, low) : found;
    }

    private static byte @Nullable [] bytes(SliceTable table, long high, long low) {
        Source in = new Source(new byte[0]);
        return table.find(high, low, in) ? in.rest() : null;
    }

    /** Gives a slice that will be put back in another form; null where there is none. */
    byte @Nullable [] take(int space, long high, long low) {
        byte[] found = space == ORDER ? bytes(ended, high, low) : null;
        if (found != null) {
            ended.remove(high, low);
            return found;
        }
        found = findAside(space, high, low);
        if (found != null) {
            counts[space]--;
            sum.remove(space, high, low, found, 0, found.length);
        }
        return found;
    }

    /** Goes through all slices of a space that are not in memory to be changed; {@code changed} are left out. */
    void forEach(int space, SliceTable changed, Attic.Visitor visitor) {
        SliceTable fresh = space == ORDER ? ended : claims;
        if (space == ORDER) {
            ended.forEach((high, low, bytes, from, end) ->
                    visitor.slice(space, high, low, new Source(bytes, from, end).rest()));
        }
        if (attic != null) {
            attic.forEach((place, high, low, bytes) -> {
                boolean isNewer = place != space
                        || fresh.find(high, low) != SliceTable.NONE
                        || changed.find(high, low) != SliceTable.NONE;
                if (!isNewer) {
                    visitor.slice(place, high, low, bytes);
                }
            });
        }
    }

    /** Sets aside what is here; from now on further slices come into new tables. */
    Load setAside() {
        long[] later = counts.clone();
        later[CLAIM] += claims.size();
        later[ORDER] += ended.size();
        Load load = new Load(claims, ended, attic, later, sum.plus(new SliceHash()));
        counts[CLAIM] += claims.size();
        counts[ORDER] += ended.size();
        leaving = load;
        claims = new SliceTable(true);
        ended = new SliceTable(true);
        return load;
    }

    /**
     * Takes over the attic that a load was stored in.
     *
     * @param added the hash over the load
     */
    void adopt(Attic stored, SliceHash added) throws IOException {
        Attic before = attic;
        attic = stored;
        leaving = null;
        sum = sum.plus(added);
        if (before != null) {
            before.closeBut(stored);
        }
    }

    /** Takes what a snapshot says. */
    void open(Attic named, long[] retired, long[] retiredSum) {
        attic = named;
        System.arraycopy(retired, 0, counts, 0, counts.length);
        sum = new SliceHash(retiredSum);
    }

    /** Adds everything that is not in memory to be changed to a hash; nothing may be on its way to the attic. */
    void addTo(SliceHash hash) {
        ended.forEach((high, low, bytes, from, end) -> hash.add(ORDER, high, low, bytes, from, end));
        claims.forEach((high, low, bytes, from, end) -> hash.add(CLAIM, high, low, bytes, from, end));
    }

    SliceHash sum() {
        return sum;
    }

    /** Slices of a space in the attic or on their way to it, and ended ones in memory. */
    long count(Key.Space space) {
        int place = space.ordinal();
        return counts[place] + (place == ORDER ? ended.size() : place == CLAIM ? claims.size() : 0);
    }

    /** Slices in memory. */
    long inMemory() {
        Load load = leaving;
        return claims.size()
                + ended.size()
                + (load == null ? 0 : load.claims().size() + load.ended().size());
    }

    /** Bytes of memory. */
    long bytes() {
        Load load = leaving;
        return claims.bytes()
                + ended.bytes()
                + (load == null ? 0 : load.claims().bytes() + load.ended().bytes())
                + (attic == null ? 0 : attic.bytes());
    }

    @Override
    public void close() throws IOException {
        if (attic != null) {
            attic.close();
        }
    }
}
