package io.shibo.clear.internal;

import org.jspecify.annotations.Nullable;

/**
 * Byte slices by keys of 128 bits, in memory: a hash table of numbers over a few large arrays, so that a hundred million
 * slices cost the garbage collector nothing. Keys are hashes already and are not hashed again.
 *
 * <p>The table is cut into {@value #SHARDS} shards, each growing by itself, so that no growth is felt. Not thread-safe.
 */
public final class SliceTable {
    private static final int SHARDS = 256;

    /** Made when the first slice comes: a small window opens quickly. */
    private final @Nullable Shard[] shards = new Shard[SHARDS];

    /** Takes one slice; the array is the table's own and must not be kept. */
    @FunctionalInterface
    public interface Visitor {
        void slice(long high, long low, byte[] bytes, int from, int end);
    }

    /** Points a source at a slice, good until the table changes; false where there is none. */
    public boolean find(long high, long low, Source into) {
        return shard(low).find(high, low, into);
    }

    /**
     * Brings a slice near before it is asked for: several of these one after the other wait for memory together, where
     * searches that depend on each other wait one by one.
     *
     * @return nothing of use; to be added up, so that the reading is not left out
     */
    public int touch(long high, long low) {
        return shard(low).touch(high, low);
    }

    public void put(long high, long low, byte[] bytes, int length) {
        shard(low).put(high, low, bytes, length);
    }

    /** Whether there was one. */
    public boolean remove(long high, long low) {
        return shard(low).remove(high, low);
    }

    /** Gives back the memory that removed and outgrown slices left. */
    public void compact() {
        for (int i = 0; i < SHARDS; i++) {
            Shard shard = shards[i];
            shards[i] = shard == null || shard.size() == 0 ? null : shard.compacted();
        }
    }

    public void forEach(Visitor visitor) {
        for (Shard shard : shards) {
            if (shard != null) {
                shard.forEach(visitor);
            }
        }
    }

    public long size() {
        long size = 0;
        for (Shard shard : shards) {
            size += shard == null ? 0 : shard.size();
        }
        return size;
    }

    /** Bytes of all arrays, what is free in them included. */
    public long bytes() {
        long bytes = 0;
        for (Shard shard : shards) {
            bytes += shard == null ? 0 : shard.bytes();
        }
        return bytes;
    }

    private Shard shard(long low) {
        int place = (int) (low >>> 56);
        Shard shard = shards[place];
        if (shard == null) {
            shard = new Shard();
            shards[place] = shard;
        }
        return shard;
    }
}
