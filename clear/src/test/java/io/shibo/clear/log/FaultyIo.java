package io.shibo.clear.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A folder that fails as disks do, from a seed: writes that were not forced are lost, torn or reordered page by page when
 * the power goes; forces fail; space runs out. What was forced stays.
 */
final class FaultyIo implements Io {
    private static final int PAGE = 512;

    private final SplittableRandom random;
    private final Map<String, byte[]> forced = new HashMap<>();
    private final Map<String, byte[]> cached = new HashMap<>();
    int writesUntilFull = Integer.MAX_VALUE;
    int syncsUntilError = Integer.MAX_VALUE;

    FaultyIo(SplittableRandom random) {
        this.random = random;
    }

    /** The power goes: of what was not forced, each page is there or not. */
    void crash() {
        for (Map.Entry<String, byte[]> file : cached.entrySet()) {
            byte[] old = forced.getOrDefault(file.getKey(), new byte[0]);
            byte[] now = file.getValue();
            int length = old.length + (now.length > old.length ? random.nextInt(now.length - old.length + 1) : 0);
            byte[] kept = Arrays.copyOf(old, length);
            for (int page = 0; page < length; page += PAGE) {
                int end = Math.min(page + PAGE, length);
                if (random.nextBoolean()) {
                    System.arraycopy(now, page, kept, page, end - page);
                }
            }
            // Pages that hold forced bytes keep them, whatever else was written to the page.
            System.arraycopy(old, 0, kept, 0, old.length);
            file.setValue(kept);
            forced.put(file.getKey(), kept.clone());
        }
        writesUntilFull = Integer.MAX_VALUE;
        syncsUntilError = Integer.MAX_VALUE;
    }

    void flipBit(String name, int offset) {
        byte[] bytes = cached.getOrDefault(name, new byte[0]);
        bytes[offset] ^= (byte) (1 << random.nextInt(8));
        forced.put(name, bytes.clone());
    }

    int length(String name) {
        return cached.getOrDefault(name, new byte[0]).length;
    }

    void remove(String name) {
        cached.remove(name);
        forced.remove(name);
    }

    @Override
    public List<String> list() {
        return List.copyOf(cached.keySet());
    }

    @Override
    public Handle open(String name) {
        cached.putIfAbsent(name, new byte[0]);
        return new Open(name);
    }

    @Override
    public void syncFolder() {}

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
            if (--syncsUntilError < 0) {
                throw new IOException("Input/output error");
            }
            forced.put(name, bytes().clone());
        }

        @Override
        public void truncate(long size) {
            cached.put(name, Arrays.copyOf(bytes(), (int) size));
        }

        @Override
        public void close() {}
    }
}
