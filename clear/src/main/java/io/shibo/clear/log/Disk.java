package io.shibo.clear.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of a file system. Its files hold personal data and are the owner's alone to read, where the file system can say
 * so.
 */
public final class Disk implements Io {
    private static final String LOCK = "lock";

    private final Path folder;
    private final @Nullable FileChannel lockFile;

    private Disk(Path folder, @Nullable FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /**
     * The folder for one writer; it is made where it is absent.
     *
     * @throws LogFailedException if another process writes there
     */
    public static Disk forWriting(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            restrict(folder, "rwx------");
        }
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locked(channel)) {
            channel.close();
            throw new LogFailedException(
                    "another process writes the log in %s. Stop it (maybe the hub), or name another folder."
                            .formatted(folder));
        }
        return new Disk(folder, channel);
    }

    /** The folder for reading only, beside a writer. */
    public static Disk forReading(Path folder) {
        return new Disk(folder, null);
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            // The lock lives as long as the channel does.
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException held) {
            return false;
        }
    }

    private static void restrict(Path path, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    @Override
    public List<String> list() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return Stream.concat(
                            files.map(file -> String.valueOf(file.getFileName())),
                            SegmentArchive.names(folder).stream())
                    .distinct()
                    .toList();
        }
    }

    @Override
    public Handle open(String name) throws IOException {
        Path file = folder.resolve(name);
        try {
            return new Channel(
                    lockFile == null
                            ? FileChannel.open(file, StandardOpenOption.READ)
                            : FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE));
        } catch (NoSuchFileException gone) {
            // A segment may have been moved a moment ago: it must never be made anew then.
            Path archived = Frame.isSegment(name) ? SegmentArchive.file(folder, name) : null;
            if (archived != null) {
                return PackedSegment.open(archived);
            }
            if (lockFile == null) {
                throw gone;
            }
            Handle made = new Channel(FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
            restrict(file, "rw-------");
            return made;
        }
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    @Override
    public void syncFolder() throws IOException {
        try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
            entries.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        if (lockFile != null) {
            lockFile.close();
        }
    }

    private record Channel(FileChannel channel) implements Handle {
        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void read(ByteBuffer into, long position) throws IOException {
            long at = position;
            while (into.hasRemaining()) {
                int n = channel.read(into, at);
                if (n < 0) {
                    return;
                }
                at += n;
            }
        }

        @Override
        public void write(ByteBuffer from, long position) throws IOException {
            long at = position;
            while (from.hasRemaining()) {
                at += channel.write(from, at);
            }
        }

        @Override
        public void sync() throws IOException {
            channel.force(false);
        }

        @Override
        public void truncate(long size) throws IOException {
            channel.truncate(size);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
