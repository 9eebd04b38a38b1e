package io.shibo.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The right to use a data folder, held by one hub for its life; the system takes it back when the process dies. */
final class HomeLock implements AutoCloseable {
    /** Less than this on the disk, and the first start would end half-way. */
    private static final long LEAST_FREE_BYTES = 300L << 20;

    private final FileChannel channel;
    private final FileLock lock;

    private HomeLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** @throws HubException if the folder cannot be made or written, another hub has it, or the disk is full */
    static HomeLock acquire(Path home) {
        try {
            makeHome(home);
            Files.createDirectories(home.resolve("log"));
        } catch (IOException refused) {
            throw notWritable(home, refused);
        }
        Path file = home.resolve("hub.lock");
        FileChannel channel;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException refused) {
            throw notWritable(home, refused);
        }
        try {
            FileLock lock = tryLock(channel);
            if (lock == null) {
                String holder = holder(channel);
                throw HubException.choice(
                        "the data folder %s is in use by another hub%s: stop that one, or choose another folder with SHIBO_HOME"
                                .formatted(home, holder.isEmpty() ? "" : " (process " + holder + ")"));
            }
            checkSpace(home, Files.getFileStore(home).getUsableSpace());
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)),
                    0);
            return new HomeLock(channel, lock);
        } catch (IOException | RuntimeException refused) {
            try {
                channel.close();
            } catch (IOException again) {
                refused.addSuppressed(again);
            }
            if (refused instanceof IOException failed) {
                throw notWritable(home, failed);
            }
            throw (RuntimeException) refused;
        }
    }

    /** What the hub makes is its owner's alone; a folder that was there keeps the rights it has. */
    private static void makeHome(Path home) throws IOException {
        Path parent = home.getParent();
        if (Files.exists(home) || parent == null) {
            return;
        }
        Files.createDirectories(parent);
        if (Files.getFileStore(parent).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.createDirectory(
                    home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectory(home);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ours) {
            return null; // Another hub of this very process.
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(20);
        channel.read(text, 0);
        String pid = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII).strip();
        return pid.matches("\\d+") ? pid : "";
    }

    static void checkSpace(Path home, long free) {
        boolean first = !Files.exists(home.resolve("data"));
        long needed = first ? LEAST_FREE_BYTES : LEAST_FREE_BYTES / 10;
        if (free < needed) {
            throw HubException.choice(String.format(
                    Locale.ROOT,
                    "the disk of %s has %d MB free, the hub needs %d MB: free some space, or choose another folder with SHIBO_HOME",
                    home,
                    free >> 20,
                    needed >> 20));
        }
    }

    private static HubException notWritable(Path home, IOException refused) {
        String reason = refused instanceof FileSystemException on && on.getReason() != null
                ? on.getReason()
                : refused.getClass().getSimpleName();
        if (refused instanceof AccessDeniedException) {
            reason = "permission denied";
        }
        if (reason.contains("No space left")) {
            return HubException.choice(
                    "the disk of %s is full: free some space, or choose another folder with SHIBO_HOME".formatted(home),
                    refused);
        }
        return HubException.choice(
                "the data folder %s cannot be written (%s): mend its rights, or choose another with SHIBO_HOME"
                        .formatted(home, reason),
                refused);
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
