package io.shibo.clear.internal;

/**
 * One part of a {@link SliceTable}'s index, of open addressing.
 *
 * <pre>
 *   index = entry…                 entry = tag (32 bits of the key's hash) place + 1 (32 bits) | 0 for none
 * </pre>
 *
 * The tag alone says where an entry belongs: growing and removing touch no slice.
 */
final class Shard {
    private final boolean brief;
    private long[] index = new long[8];
    private int size;

    /** @param brief see {@link SliceTable#SliceTable(boolean)} */
    Shard(boolean brief) {
        this.brief = brief;
    }

    /** What stands in a slot; {@link SliceTable#NONE} for nothing. */
    int place(int slot) {
        return place(index[slot]);
    }

    /** Reads where a search for the tag begins, and follows nothing that stands there. */
    int near(int tag) {
        return (int) index[home(tag)];
    }

    int expect(int tag) {
        int slot = home(tag);
        while (index[slot] != 0) {
            if (tag(index[slot]) == tag) {
                return place(index[slot]);
            }
            slot = after(slot);
        }
        return SliceTable.NONE;
    }

    /**
     * Whether the slice is a new one.
     *
     * @param found the key's {@link #slot}
     */
    boolean put(int found, int tag, long high, long low, byte[] bytes, int from, int length, Heap heap) {
        int slot = found;
        boolean isNew = index[slot] == 0;
        if (isNew && size + 1 > index.length - index.length / 5) {
            grow();
            slot = slot(tag, high, low, heap);
        }
        int place = isNew
                ? heap.add(high, low, bytes, from, length)
                : heap.replace(place(index[slot]), bytes, from, length);
        index[slot] = entry(tag, place);
        size += isNew ? 1 : 0;
        return isNew;
    }

    /** @param slot the key's {@link #slot} */
    boolean remove(int slot, Heap heap) {
        if (index[slot] == 0) {
            return false;
        }
        heap.remove(place(index[slot]));
        size--;
        close(slot);
        return true;
    }

    long bytes() {
        return 8L * index.length;
    }

    /** The slot of the key, or the empty one where it would stand. */
    int slot(int tag, long high, long low, Heap heap) {
        int slot = home(tag);
        while (true) {
            long entry = index[slot];
            if (entry == 0 || tag(entry) == tag && heap.holds(place(entry), high, low)) {
                return slot;
            }
            slot = after(slot);
        }
    }

    /** Moves the entries after an emptied slot back, so that no search stops short. */
    private void close(int emptied) {
        int hole = emptied;
        int slot = hole;
        while (true) {
            index[hole] = 0;
            do {
                slot = after(slot);
                if (index[slot] == 0) {
                    return;
                }
            } while (distance(home(tag(index[slot])), slot) < distance(hole, slot));
            index[hole] = index[slot];
            hole = slot;
        }
    }

    private void grow() {
        long[] old = index;
        index = new long[brief ? old.length * 2 : old.length + (old.length >> 2)];
        for (long entry : old) {
            if (entry != 0) {
                int slot = home(tag(entry));
                while (index[slot] != 0) {
                    slot = after(slot);
                }
                index[slot] = entry;
            }
        }
    }

    private int home(int tag) {
        return (int) ((tag & 0xFFFFFFFFL) * index.length >>> 32);
    }

    private int after(int slot) {
        return slot + 1 == index.length ? 0 : slot + 1;
    }

    private int distance(int from, int to) {
        return to >= from ? to - from : to - from + index.length;
    }

    private static int tag(long entry) {
        return (int) (entry >>> 32);
    }

    private static long entry(int tag, int place) {
        return (long) tag << 32 | place + 1 & 0xFFFFFFFFL;
    }

    private static int place(long entry) {
        return (int) entry - 1;
    }
}
