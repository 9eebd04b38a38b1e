package io.shibo.clear.internal;

import java.util.Arrays;

/**
 * Slices on pages of a million bytes, so that growing copies nothing and a walk reads memory in its order.
 *
 * <pre>
 *   page  = slice…                    slice, a multiple of {@value #UNIT} bytes
 *     0             3             11           19
 *     | length      | key.high    | key.low    | bytes | unused
 *     | 2²³ + room  | …                                             where a slice was and none is now
 * </pre>
 *
 * Places that slices left are kept apart by their room, the one left last taken first: it is near.
 */
final class Heap {
    static final int HEADER = 19;

    private static final int UNIT = 4;
    private static final int PAGE_BITS = 18;
    private static final int PAGE_UNITS = 1 << PAGE_BITS;

    /** With its header a page fits into one region of the garbage collector. */
    private static final int PAGE_BYTES = PAGE_UNITS * UNIT - 64;

    private static final int FREE = 1 << 23;

    /** Rooms up to this are exact, in units; larger ones have eight sizes a doubling. */
    private static final int EXACT = 128;

    private static final int KINDS = EXACT + 8 * (PAGE_BITS - 6) + 1;

    private byte[][] pages = {new byte[2048]};
    private int[] used = {0};
    private int count = 1;
    private final int[][] free = new int[KINDS][];
    private final int[] freeCount = new int[KINDS];
    private long freeUnits;

    byte[] page(int place) {
        return pages[place >>> PAGE_BITS];
    }

    /** Where in its page a slice's header begins. */
    static int at(int place) {
        return (place & PAGE_UNITS - 1) * UNIT;
    }

    int length(int place) {
        return Bytes.three(page(place), at(place));
    }

    boolean holds(int place, long high, long low) {
        byte[] page = page(place);
        int at = at(place);
        return Bytes.eight(page, at + 11) == low && Bytes.eight(page, at + 3) == high;
    }

    /** Writes a slice to a place of its own. */
    int add(long high, long low, byte[] bytes, int from, int length) {
        int place = take(room(length));
        byte[] page = page(place);
        int at = at(place);
        Bytes.eight(page, at + 3, high);
        Bytes.eight(page, at + 11, low);
        fill(page, at, bytes, from, length);
        return place;
    }

    /** Writes a slice's new bytes; gives where they stand now. */
    int replace(int place, byte[] bytes, int from, int length) {
        byte[] page = page(place);
        int at = at(place);
        if (room(length) == room(Bytes.three(page, at))) {
            fill(page, at, bytes, from, length);
            return place;
        }
        long high = Bytes.eight(page, at + 3);
        long low = Bytes.eight(page, at + 11);
        remove(place);
        return add(high, low, bytes, from, length);
    }

    private static void fill(byte[] page, int at, byte[] bytes, int from, int length) {
        Bytes.three(page, at, length);
        System.arraycopy(bytes, from, page, at + HEADER, length);
    }

    void remove(int place) {
        int room = room(length(place));
        Bytes.three(page(place), at(place), FREE | room);
        int kind = kind(room);
        int[] places = free[kind];
        if (places == null || freeCount[kind] == places.length) {
            places = places == null ? new int[8] : Arrays.copyOf(places, places.length + (places.length >> 1));
            free[kind] = places;
        }
        places[freeCount[kind]++] = place;
        freeUnits += room;
    }

    private int take(int room) {
        int kind = kind(room);
        if (freeCount[kind] > 0) {
            freeUnits -= room;
            return free[kind][--freeCount[kind]];
        }
        int bytes = room * UNIT;
        int last = count - 1;
        if (used[last] + bytes > pages[last].length) {
            last = more(last, bytes);
        }
        int place = (last << PAGE_BITS) + used[last] / UNIT;
        used[last] += bytes;
        return place;
    }

    /** The first page grows to its size, so that a small table stays small; then there are further pages. */
    private int more(int last, int bytes) {
        if (last == 0 && used[0] + bytes <= PAGE_BYTES) {
            pages[0] = Arrays.copyOf(pages[0], Math.min(PAGE_BYTES, Math.max(pages[0].length * 2, used[0] + bytes)));
            return last;
        }
        if (count == pages.length) {
            pages = Arrays.copyOf(pages, count + (count >> 2) + 4);
            used = Arrays.copyOf(used, pages.length);
        }
        pages[count] = new byte[PAGE_BYTES];
        return count++;
    }

    /** Takes the places of slices, too. */
    @FunctionalInterface
    interface Visitor {
        void slice(int place, byte[] page, int at, int length);
    }

    /** Goes through all slices in the order in which they lie. */
    void forEach(Visitor visitor) {
        for (int page = 0; page < count; page++) {
            walk(page, visitor);
        }
    }

    int pages() {
        return count;
    }

    /** Goes through the slices of one page, each of which may be removed meanwhile; of no page there are none. */
    void walk(int number, Visitor visitor) {
        if (number >= count) {
            return;
        }
        byte[] page = pages[number];
        int at = 0;
        while (at < used[number]) {
            int length = Bytes.three(page, at);
            if ((length & FREE) == 0) {
                visitor.slice((number << PAGE_BITS) + at / UNIT, page, at, length);
                at += room(length) * UNIT;
            } else {
                at += (length & ~FREE) * UNIT;
            }
        }
    }

    /** Goes through all slices for the last time: each page is let go behind it. */
    void drain(Visitor visitor) {
        for (int page = 0; page < count; page++) {
            walk(page, visitor);
            pages[page] = new byte[0];
        }
    }

    /** The same slices on pages of its own, only to be gone through. */
    Heap copy() {
        Heap copy = new Heap();
        copy.pages = new byte[count][];
        copy.used = Arrays.copyOf(used, count);
        copy.count = count;
        for (int page = 0; page < count; page++) {
            copy.pages[page] = Arrays.copyOf(pages[page], used[page]);
        }
        return copy;
    }

    /** Whether most of it is free. */
    boolean isSparse() {
        long units = 0;
        for (int page = 0; page < count; page++) {
            units += used[page] / UNIT;
        }
        return freeUnits * 2 > units;
    }

    /** Bytes of all arrays, what is free in them included. */
    long bytes() {
        long bytes = 8L * KINDS + 8L * pages.length;
        for (int page = 0; page < count; page++) {
            bytes += pages[page].length;
        }
        for (int[] places : free) {
            bytes += places == null ? 0 : 4L * places.length;
        }
        return bytes;
    }

    /** Units that a slice of so many bytes takes. */
    private static int room(int length) {
        int units = (HEADER + length + UNIT - 1) / UNIT;
        if (units <= EXACT) {
            return units;
        }
        int shift = 28 - Integer.numberOfLeadingZeros(units - 1);
        int rounded = (units - 1 >> shift) + 1 << shift;
        if (rounded > PAGE_BYTES / UNIT) {
            throw new IllegalStateException(
                    "a slice of %d bytes; at most %d are kept".formatted(length, PAGE_BYTES - PAGE_BYTES / 8));
        }
        return rounded;
    }

    private static int kind(int room) {
        if (room <= EXACT) {
            return room;
        }
        int shift = 28 - Integer.numberOfLeadingZeros(room - 1);
        return EXACT + (shift - 4) * 8 + (room >> shift) - 8;
    }
}
