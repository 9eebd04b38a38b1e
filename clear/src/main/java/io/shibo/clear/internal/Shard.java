package io.shibo.clear.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * One part of a {@link SliceTable}: an index of open addressing over a heap of slices.
 *
 * <pre>
 *   index = entry…                 entry = tag (32 bits of the key) place + 1 (32 bits, in units of 8 bytes) | 0 for none
 *   heap  = slice…                 slice, a multiple of 8 bytes
 *     0           2              4             12           20
 *     | length    | room / 8     | key.high    | key.low    | bytes | unused
 * </pre>
 *
 * Places that slices left are kept apart by their room, outside the heap: taking one touches no cold memory.
 */
final class Shard {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final int HEADER = 20;
    private static final int MAX_LENGTH = 0xFFFF - HEADER;

    /** Rooms up to this are exact, in units; larger ones are rounded to a multiple of {@value #COARSE}. */
    private static final int EXACT = 64;

    private static final int COARSE = 16;

    private long[] index = new long[16];
    private byte[] heap = new byte[1024];
    private final int[][] free = new int[EXACT + 1 + 0x2000 / COARSE][];
    private final int[] freeCount = new int[free.length];
    private int end;
    private int size;

    boolean find(long high, long low, Source into) {
        int slot = slot(high, low);
        if (index[slot] == 0) {
            return false;
        }
        int at = place(index[slot]);
        into.over(heap, at + HEADER, at + HEADER + length(at));
        return true;
    }

    void put(long high, long low, byte[] bytes, int length) {
        if (length > MAX_LENGTH) {
            throw new IllegalStateException("a slice of %d bytes; at most %d are kept".formatted(length, MAX_LENGTH));
        }
        int room = room(HEADER + length);
        int slot = slot(high, low);
        int at;
        if (index[slot] == 0) {
            if (++size > index.length - index.length / 4) {
                grow();
                slot = slot(high, low);
            }
            at = take(room);
            index[slot] = entry(high, at);
        } else {
            at = place(index[slot]);
            if (room != roomOf(at)) {
                give(at);
                at = take(room);
                index[slot] = entry(high, at);
            }
        }
        SHORTS.set(heap, at, (short) length);
        SHORTS.set(heap, at + 2, (short) room);
        LONGS.set(heap, at + 4, high);
        LONGS.set(heap, at + 12, low);
        System.arraycopy(bytes, 0, heap, at + HEADER, length);
    }

    boolean remove(long high, long low) {
        int slot = slot(high, low);
        if (index[slot] == 0) {
            return false;
        }
        give(place(index[slot]));
        size--;
        close(slot);
        return true;
    }

    void forEach(SliceTable.Visitor visitor) {
        for (long entry : index) {
            if (entry != 0) {
                int at = place(entry);
                visitor.slice(
                        (long) LONGS.get(heap, at + 4),
                        (long) LONGS.get(heap, at + 12),
                        heap,
                        at + HEADER,
                        at + HEADER + length(at));
            }
        }
    }

    /** The same slices without room between them. */
    Shard compacted() {
        Shard tight = new Shard();
        int rooms = 0;
        for (long entry : index) {
            rooms += entry == 0 ? 0 : roomOf(place(entry)) * 8;
        }
        tight.heap = new byte[rooms];
        while (tight.index.length - tight.index.length / 4 < size) {
            tight.index = new long[tight.index.length * 2];
        }
        for (long entry : index) {
            if (entry != 0) {
                int at = place(entry);
                int room = roomOf(at) * 8;
                System.arraycopy(heap, at, tight.heap, tight.end, room);
                long low = (long) LONGS.get(heap, at + 12);
                int mask = tight.index.length - 1;
                int slot = home(low, mask);
                while (tight.index[slot] != 0) {
                    slot = slot + 1 & mask;
                }
                tight.index[slot] = entry((long) LONGS.get(heap, at + 4), tight.end);
                tight.end += room;
            }
        }
        tight.size = size;
        return tight;
    }

    int size() {
        return size;
    }

    long bytes() {
        long bytes = heap.length + 8L * index.length + 8L * free.length;
        for (int[] places : free) {
            bytes += places == null ? 0 : 4L * places.length;
        }
        return bytes;
    }

    /** Brings a slice near: what it gives is nothing but a reason to read it. */
    int touch(long high, long low) {
        long entry = index[home(low, index.length - 1)];
        return entry == 0 ? 0 : heap[place(entry)];
    }

    /** The slot of the key, or the empty one where it would stand. */
    private int slot(long high, long low) {
        int mask = index.length - 1;
        int slot = home(low, mask);
        int tag = (int) high;
        while (true) {
            long entry = index[slot];
            if (entry == 0) {
                return slot;
            }
            if ((int) (entry >>> 32) == tag) {
                int at = place(entry);
                if ((long) LONGS.get(heap, at + 4) == high && (long) LONGS.get(heap, at + 12) == low) {
                    return slot;
                }
            }
            slot = slot + 1 & mask;
        }
    }

    /** Moves the entries after an emptied slot back, so that no search stops short. */
    private void close(int emptied) {
        int mask = index.length - 1;
        int hole = emptied;
        int slot = hole;
        while (true) {
            index[hole] = 0;
            int home;
            do {
                slot = slot + 1 & mask;
                if (index[slot] == 0) {
                    return;
                }
                home = home((long) LONGS.get(heap, place(index[slot]) + 12), mask);
            } while ((slot - home & mask) < (slot - hole & mask));
            index[hole] = index[slot];
            hole = slot;
        }
    }

    private void grow() {
        long[] old = index;
        index = new long[old.length * 2];
        int mask = index.length - 1;
        for (long entry : old) {
            if (entry != 0) {
                int slot = home((long) LONGS.get(heap, place(entry) + 12), mask);
                while (index[slot] != 0) {
                    slot = slot + 1 & mask;
                }
                index[slot] = entry;
            }
        }
    }

    /** A place of so many units. */
    private int take(int room) {
        int kind = kind(room);
        if (freeCount[kind] > 0) {
            return free[kind][--freeCount[kind]] * 8;
        }
        int at = end;
        if (at + room * 8 > heap.length) {
            heap = Arrays.copyOf(heap, (Math.max(heap.length + (heap.length >>> 3), at + room * 8 + 1024) + 7) & ~7);
        }
        end += room * 8;
        return at;
    }

    private void give(int at) {
        int kind = kind(roomOf(at));
        int[] places = free[kind];
        if (places == null || freeCount[kind] == places.length) {
            places = places == null ? new int[8] : Arrays.copyOf(places, places.length * 2);
            free[kind] = places;
        }
        places[freeCount[kind]++] = at / 8;
    }

    private int length(int at) {
        return (short) SHORTS.get(heap, at) & 0xFFFF;
    }

    private int roomOf(int at) {
        return (short) SHORTS.get(heap, at + 2) & 0xFFFF;
    }

    private static int room(int bytes) {
        int units = bytes + 7 >>> 3;
        return units <= EXACT ? units : (units + COARSE - 1) / COARSE * COARSE;
    }

    private static int kind(int room) {
        return room <= EXACT ? room : EXACT + room / COARSE;
    }

    private static int home(long low, int mask) {
        return (int) low & mask;
    }

    private static long entry(long high, int at) {
        return high << 32 | (at / 8 + 1);
    }

    private static int place(long entry) {
        return ((int) entry - 1) * 8;
    }
}
