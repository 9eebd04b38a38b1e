package io.shibo.clear;

import io.shibo.clear.log.Io;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A folder in memory that fails only when it is told to, for tests of everything but the disk. */
public final class MemoryIo implements Io {
    private final Map<String, byte[]> files = new HashMap<>();
    private volatile boolean failing;

    /** From now on every force fails. */
    void failForces() {
        failing = true;
    }

    @Override
    public List<String> list() {
        return List.copyOf(files.keySet());
    }

    @Override
    public Handle open(String name) {
        files.putIfAbsent(name, new byte[0]);
        return new Handle() {
            @Override
            public long size() {
                return content().length;
            }

            @Override
            public void read(ByteBuffer into, long position) {
                byte[] content = content();
                int n = (int) Math.max(0, Math.min(into.remaining(), content.length - position));
                into.put(content, (int) Math.min(position, content.length), n);
            }

            @Override
            public void write(ByteBuffer from, long position) {
                byte[] content = content();
                int length = from.remaining();
                byte[] grown = Arrays.copyOf(content, (int) Math.max(content.length, position + length));
                from.get(grown, (int) position, length);
                files.put(name, grown);
            }

            @Override
            public void sync() throws IOException {
                if (failing) {
                    throw new IOException("Input/output error");
                }
            }

            @Override
            public void truncate(long size) {
                files.put(name, Arrays.copyOf(content(), (int) size));
            }

            @Override
            public void close() {}

            private byte[] content() {
                return files.getOrDefault(name, new byte[0]);
            }
        };
    }

    @Override
    public void syncFolder() {}

    @Override
    public void close() {}

    @Override
    public void delete(String name) {
        files.remove(name);
    }

    public void put(String name, byte[] content) {
        files.put(name, content);
    }

    public byte[] content(String name) {
        return files.getOrDefault(name, new byte[0]);
    }
}
