package io.shibo.clear.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A folder that fails as disks do, from a seed. When the power goes, of what was not forced each page is there or not,
 * whatever order it was written in, the last one torn; a file whose entry was not forced may be gone, a truncation that was
 * not forced may be undone. A process that is killed loses nothing that it wrote. Forces fail, space runs out in the middle
 * of a write, bits flip. What was forced stays.
 */
public final class FaultyIo implements Io {
    private static final int PAGE = 512;

    private final SplittableRandom random;
    private final Map<String, byte[]> forced = new HashMap<>();
    private final Map<String, byte[]> cached = new HashMap<>();
    private final Set<String> entries = new HashSet<>();
    private int writesUntilFull = Integer.MAX_VALUE;
    private int syncsUntilError = Integer.MAX_VALUE;

    /** Whether the process that had it is gone and no other one is there yet. */
    private boolean orphaned;

    public FaultyIo(SplittableRandom random) {
        this.random = random;
    }

    /** The disk is full after so many more writes; the last one is cut short. */
    public void fillAfter(int writes) {
        writesUntilFull = writes;
    }

    /** So many more forces work, then each fails. */
    public void failForcesAfter(int forces) {
        syncsUntilError = forces;
    }

    /** The process is gone: whatever of it is still there, its threads and files, can change nothing. */
    public void orphan() {
        orphaned = true;
    }

    private void mustBeOwned() throws IOException {
        if (orphaned) {
            throw new IOException("the process is gone");
        }
    }

    /** The process was killed and another may come: the system keeps what was written. */
    public void kill() {
        orphaned = false;
        writesUntilFull = Integer.MAX_VALUE;
        syncsUntilError = Integer.MAX_VALUE;
    }

    /** The power goes. */
    public void crash() {
        kill();
        for (String name : List.copyOf(cached.keySet())) {
            if (!entries.contains(name) && random.nextBoolean()) {
                remove(name);
                continue;
            }
            entries.add(name);
            byte[] old = forced.getOrDefault(name, new byte[0]);
            byte[] now = cached.getOrDefault(name, new byte[0]);
            boolean cut = now.length < old.length && random.nextBoolean();
            int length = cut
                    ? now.length
                    : old.length + (now.length > old.length ? random.nextInt(now.length - old.length + 1) : 0);
            byte[] kept = Arrays.copyOf(old, length);
            for (int page = 0; page < Math.min(length, now.length); page += PAGE) {
                int end = Math.min(Math.min(page + PAGE, length), now.length);
                if (random.nextBoolean()) {
                    System.arraycopy(now, page, kept, page, end - page);
                }
            }
            // Pages that hold forced bytes keep them, whatever else was written to the page.
            System.arraycopy(old, 0, kept, 0, Math.min(old.length, length));
            cached.put(name, kept);
            forced.put(name, kept.clone());
        }
    }

    /** Flips a bit of what is on disk. */
    public void flipBit(String name, int offset) {
        byte[] bytes = cached.getOrDefault(name, new byte[0]);
        bytes[offset] ^= (byte) (1 << random.nextInt(8));
        forced.put(name, bytes.clone());
    }

    public int length(String name) {
        return cached.getOrDefault(name, new byte[0]).length;
    }

    public void remove(String name) {
        cached.remove(name);
        forced.remove(name);
        entries.remove(name);
    }

    @Override
    public List<String> list() {
        return cached.keySet().stream().sorted().toList();
    }

    @Override
    public Handle open(String name) throws IOException {
        mustBeOwned();
        cached.putIfAbsent(name, new byte[0]);
        return new Open(name);
    }

    @Override
    public void syncFolder() throws IOException {
        mustBeOwned();
        if (syncsUntilError < 1) {
            throw new IOException("Input/output error");
        }
        entries.addAll(cached.keySet());
    }

    @Override
    public void close() {}

    private final class Open implements Handle {
        private final String name;

        Open(String name) {
            this.name = name;
        }

        private byte[] bytes() {
            return cached.getOrDefault(name, new byte[0]);
        }

        @Override
        public long size() {
            return bytes().length;
        }

        @Override
        public void read(ByteBuffer into, long position) {
            int n = (int) Math.max(0, Math.min(into.remaining(), bytes().length - position));
            into.put(bytes(), (int) Math.min(position, bytes().length), n);
        }

        @Override
        public void write(ByteBuffer from, long position) throws IOException {
            mustBeOwned();
            boolean full = --writesUntilFull < 0;
            int length = full ? random.nextInt(from.remaining() + 1) : from.remaining();
            byte[] grown = Arrays.copyOf(bytes(), (int) Math.max(bytes().length, position + length));
            from.get(grown, (int) position, length);
            cached.put(name, grown);
            if (full) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public void sync() throws IOException {
            mustBeOwned();
            if (--syncsUntilError < 0) {
                throw new IOException("Input/output error");
            }
            forced.put(name, bytes().clone());
        }

        @Override
        public void truncate(long size) throws IOException {
            mustBeOwned();
            cached.put(name, Arrays.copyOf(bytes(), (int) size));
        }

        @Override
        public void close() {}
    }
}
