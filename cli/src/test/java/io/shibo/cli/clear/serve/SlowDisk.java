package io.shibo.cli.clear.serve;

import io.shibo.clear.log.Disk;
import io.shibo.clear.log.Io;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A real folder whose forces take a while, and fail when they are told to. */
final class SlowDisk implements Io {
    private final Disk disk;
    private final int millis;
    final AtomicInteger forces = new AtomicInteger();
    volatile boolean failing;

    SlowDisk(Disk disk, int millis) {
        this.disk = disk;
        this.millis = millis;
    }

    @Override
    public List<String> list() throws IOException {
        return disk.list();
    }

    @Override
    public Handle open(String name) throws IOException {
        Handle file = disk.open(name);
        return new Handle() {
            @Override
            public long size() throws IOException {
                return file.size();
            }

            @Override
            public void read(ByteBuffer into, long position) throws IOException {
                file.read(into, position);
            }

            @Override
            public void write(ByteBuffer from, long position) throws IOException {
                file.write(from, position);
            }

            @Override
            public void sync() throws IOException {
                forces.incrementAndGet();
                if (failing) {
                    throw new IOException("Input/output error");
                }
                try {
                    Thread.sleep(millis);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
                file.sync();
            }

            @Override
            public void truncate(long size) throws IOException {
                file.truncate(size);
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }

    @Override
    public void syncFolder() throws IOException {
        disk.syncFolder();
    }

    @Override
    public void close() throws IOException {
        disk.close();
    }
}
