package io.shibo.bench.clear;

import io.shibo.clear.log.Disk;
import io.shibo.clear.log.Io;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** A disk that takes the time of every force of the log: what a commit waits for. */
record TimedDisk(Io disk, Latency forces) implements Io {
    static TimedDisk of(Path folder) throws IOException {
        return new TimedDisk(Disk.forWriting(folder), new Latency());
    }

    @Override
    public List<String> list() throws IOException {
        return disk.list();
    }

    @Override
    public Handle open(String name) throws IOException {
        Handle file = disk.open(name);
        return name.endsWith(".log") ? new Timed(file, forces) : file;
    }

    @Override
    public void delete(String name) throws IOException {
        disk.delete(name);
    }

    @Override
    public void syncFolder() throws IOException {
        disk.syncFolder();
    }

    @Override
    public void close() throws IOException {
        disk.close();
    }

    private record Timed(Handle file, Latency forces) implements Handle {
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
            long start = System.nanoTime();
            file.sync();
            forces.add(System.nanoTime() - start);
        }

        @Override
        public void truncate(long size) throws IOException {
            file.truncate(size);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
