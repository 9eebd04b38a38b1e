package io.shibo.clear.internal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Byte slices by keys of 128 bits, in memory: a hash table of numbers over a {@link Heap} of pages, so that a hundred million
 * slices cost the garbage collector nothing. Keys are hashes already.
 *
 * <p>The index is cut into {@value #SHARDS} shards, each growing by itself, so that no growth is felt. Not thread-safe.
 */
public final class SliceTable {
    /** Of {@link #find}: there is no such slice. */
    public static final int NONE = -1;

    /** Few enough that where each begins stays near, and enough that none is large. */
    private static final int SHARDS = 64;

    private static final int SHARD_SHIFT = 58;

    /** Slices that are brought near before their turn in {@link #forEachInOrder}. */
    private static final int AHEAD = 16;

    private final boolean brief;

    /** Made when the first slice comes: a small window opens quickly. */
    private @Nullable Shard[] shards = new Shard[SHARDS];

    private Heap heap = new Heap();
    private int size;

    /** Where the last search ended, as long as nothing has moved since; null for nowhere. */
    private @Nullable Shard searched;

    private long searchedHigh;
    private long searchedLow;
    private int searchedSlot;

    /** What was read only to bring it near, kept so that the reading is not left out as useless. */
    @SuppressWarnings("UnusedVariable")
    private int read;

    public SliceTable() {
        this(false);
    }

    /** @param brief whether it will be let go soon: its index then doubles where others grow by a quarter, which is less work */
    public SliceTable(boolean brief) {
        this.brief = brief;
    }

    /** Takes one slice; the array is the table's own and must not be kept. */
    @FunctionalInterface
    public interface Visitor {
        void slice(long high, long low, byte[] bytes, int from, int end);
    }

    /** The place of a slice, good until the table changes; {@value #NONE} where there is none. */
    public int find(long high, long low) {
        long hash = hash(high, low);
        Shard shard = shards[(int) (hash >>> SHARD_SHIFT)];
        if (shard == null) {
            return NONE;
        }
        int slot = shard.slot((int) hash, high, low, heap);
        searched = shard;
        searchedHigh = high;
        searchedLow = low;
        searchedSlot = slot;
        return shard.place(slot);
    }

    /**
     * Brings near where a search for a key begins. Nothing hangs on what is read, so that the processor waits for many of
     * these together. What it gives is of no use; to be added up, so that the reading is not left out.
     */
    public int near(long high, long low) {
        long hash = hash(high, low);
        Shard shard = shards[(int) (hash >>> SHARD_SHIFT)];
        return shard == null ? 0 : shard.near((int) hash);
    }

    /**
     * Where a slice probably stands, by the index alone: several of these one after the other wait for memory together, where
     * searches that depend on each other wait one by one. {@value #NONE} where there is none.
     */
    public int expect(long high, long low) {
        long hash = hash(high, low);
        Shard shard = shards[(int) (hash >>> SHARD_SHIFT)];
        return shard == null ? NONE : shard.expect((int) hash);
    }

    /** Brings the slice at a place near. What it gives is of no use; to be added up, so that the reading is not left out. */
    public int touch(int place) {
        byte[] page = heap.page(place);
        int at = Heap.at(place);
        int last = page.length - 1;
        return page[at]
                + page[Math.min(at + 64, last)]
                + page[Math.min(at + 128, last)]
                + page[Math.min(at + 192, last)];
    }

    /** The array that the slice at a place lies in: from {@link #from}, {@link #length} bytes. */
    public byte[] array(int place) {
        return heap.page(place);
    }

    public static int from(int place) {
        return Heap.at(place) + Heap.HEADER;
    }

    public int length(int place) {
        return heap.length(place);
    }

    /** Points a source at a slice, good until the table changes; false where there is none. */
    public boolean find(long high, long low, Source into) {
        int place = find(high, low);
        if (place == NONE) {
            return false;
        }
        into.over(array(place), from(place), from(place) + length(place));
        return true;
    }

    public void put(long high, long low, byte[] bytes, int length) {
        put(high, low, bytes, 0, length);
    }

    public void put(long high, long low, byte[] bytes, int from, int length) {
        long hash = hash(high, low);
        Shard shard = shard(hash);
        int slot = slot(shard, hash, high, low);
        searched = null;
        size += shard.put(slot, (int) hash, high, low, bytes, from, length, heap) ? 1 : 0;
    }

    /** What was just looked for is put back or removed: its slot is known. */
    private int slot(Shard shard, long hash, long high, long low) {
        return searched == shard && searchedHigh == high && searchedLow == low
                ? searchedSlot
                : shard.slot((int) hash, high, low, heap);
    }

    /** Whether there was one. */
    public boolean remove(long high, long low) {
        long hash = hash(high, low);
        Shard shard = shards[(int) (hash >>> SHARD_SHIFT)];
        boolean removed = shard != null && shard.remove(slot(shard, hash, high, low), heap);
        searched = null;
        size -= removed ? 1 : 0;
        return removed;
    }

    /** Gives back the memory that removed and outgrown slices left, where it is much. */
    public void compact() {
        if (heap.isSparse()) {
            Heap old = heap;
            heap = new Heap();
            shards = new Shard[SHARDS];
            searched = null;
            size = 0;
            old.drain((place, page, at, length) ->
                    put(Bytes.eight(page, at + 3), Bytes.eight(page, at + 11), page, at + Heap.HEADER, length));
        }
    }

    /** Says of a slice whether it is to go. */
    @FunctionalInterface
    public interface Test {
        boolean goes(byte[] bytes, int from, int end);
    }

    /**
     * Removes some slices of one part of the table, about a million bytes: a walk through all of them can be spread over many
     * calls.
     *
     * @param part 0 to begin with; slices that move meanwhile may be missed
     * @return the next part; 0 after the last
     */
    public int sweep(int part, Test test) {
        heap.walk(part, (place, page, at, length) -> {
            if (test.goes(page, at + Heap.HEADER, at + Heap.HEADER + length)) {
                remove(Bytes.eight(page, at + 3), Bytes.eight(page, at + 11));
            }
        });
        return part + 1 < heap.pages() ? part + 1 : 0;
    }

    /** All slices, in the order in which they lie. */
    public void forEach(Visitor visitor) {
        heap.forEach((place, page, at, length) -> visitor.slice(
                Bytes.eight(page, at + 3),
                Bytes.eight(page, at + 11),
                page,
                at + Heap.HEADER,
                at + Heap.HEADER + length));
    }

    /** All slices by ascending keys, compared without sign. Those that come a little later are brought near meanwhile. */
    public void forEachInOrder(Visitor visitor) {
        long[] places = new long[size];
        int[] count = {0};
        // The upper half of a key's upper half decides nearly always: it is sorted together with the place.
        heap.forEach((place, page, at, length) -> places[count[0]++] =
                ((int) Bytes.four(page, at + 3) ^ Integer.MIN_VALUE) * (1L << 32) | place & 0xFFFFFFFFL);
        Arrays.sort(places);
        for (int i = 1; i < places.length; i++) {
            for (int j = i; j > 0 && isAfter(places[j - 1], places[j]); j--) {
                long moved = places[j];
                places[j] = places[j - 1];
                places[j - 1] = moved;
            }
        }
        for (int i = 0; i < places.length; i++) {
            int place = (int) places[i];
            if (i + AHEAD < places.length) {
                read += touch((int) places[i + AHEAD]);
            }
            byte[] page = heap.page(place);
            int at = Heap.at(place);
            int from = at + Heap.HEADER;
            visitor.slice(Bytes.eight(page, at + 3), Bytes.eight(page, at + 11), page, from, from + heap.length(place));
        }
    }

    /** Whether two places that stand by the same beginning of their keys stand in the wrong order. */
    private boolean isAfter(long before, long after) {
        if (before >>> 32 != after >>> 32) {
            return false;
        }
        byte[] one = heap.page((int) before);
        byte[] two = heap.page((int) after);
        int at = Heap.at((int) before);
        int other = Heap.at((int) after);
        int order = Long.compareUnsigned(Bytes.eight(one, at + 3), Bytes.eight(two, other + 3));
        return order > 0
                || order == 0 && Long.compareUnsigned(Bytes.eight(one, at + 11), Bytes.eight(two, other + 11)) > 0;
    }

    /** What is in the table now, to be gone through while the table changes. */
    public Copy copy() {
        return new Copy(heap.copy());
    }

    /** A table as it was. */
    public static final class Copy {
        private final Heap heap;

        private Copy(Heap heap) {
            this.heap = heap;
        }

        /** All slices, for the last time: memory is let go behind it. */
        public void drain(Visitor visitor) {
            heap.drain((place, page, at, length) -> visitor.slice(
                    Bytes.eight(page, at + 3),
                    Bytes.eight(page, at + 11),
                    page,
                    at + Heap.HEADER,
                    at + Heap.HEADER + length));
        }
    }

    public long size() {
        return size;
    }

    /** Bytes of all arrays, what is free in them included. */
    public long bytes() {
        long bytes = heap.bytes();
        for (Shard shard : shards) {
            bytes += shard == null ? 0 : shard.bytes();
        }
        return bytes;
    }

    /** Some keys have one half only. */
    private static long hash(long high, long low) {
        return low + high * 0x9E3779B97F4A7C15L;
    }

    private Shard shard(long hash) {
        int place = (int) (hash >>> SHARD_SHIFT);
        Shard shard = shards[place];
        if (shard == null) {
            shard = new Shard(brief);
            shards[place] = shard;
        }
        return shard;
    }
}
