package io.shibo.clear.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where closed segments of a log go: compressed, into another folder, maybe on a larger disk. The log remembers the folder,
 * and whoever reads the log reads them there as if they had stayed; a window may go on meanwhile.
 *
 * <p>{@code chain.csv} holds a line a segment, {@code segment,bytes,sha256,chain}: {@code chain} is the SHA-256 over the chain
 * before, the segment's name and its hash, so that no segment can be changed, left out or put in without all later lines
 * being other ones. A segment leaves the log only when its compressed file and its line are on disk.
 */
public final class SegmentArchive {
    static final String POINTER = "archived-to";
    private static final String SUFFIX = ".z";
    private static final String CHAIN = "chain.csv";
    private static final String HEAD = "segment,bytes,sha256,chain";

    private final Path log;
    private final Path folder;

    private record Line(String segment, long bytes, String hash, String chain) {
        static Line after(@Nullable Line before, String segment, long bytes, String hash) {
            byte[] all = ((before == null ? "" : before.chain()) + segment + hash).getBytes(StandardCharsets.US_ASCII);
            return new Line(segment, bytes, hash, HexFormat.of().formatHex(sha256().digest(all)));
        }

        static Line read(String line) {
            String[] parts = line.split(",", -1);
            if (parts.length != 4 || !Frame.isSegment(parts[0]) || !parts[1].matches("[0-9]{1,15}")) {
                throw new CorruptLogException(CHAIN, 0, "line '%s' is none of a chain".formatted(line));
            }
            return new Line(parts[0], Long.parseLong(parts[1]), parts[2], parts[3]);
        }

        String written() {
            return segment + ',' + bytes + ',' + hash + ',' + chain + '\n';
        }
    }

    private SegmentArchive(Path log, Path folder) {
        this.log = log;
        this.folder = folder;
    }

    /** @param folder where segments go; the same one for ever */
    public static SegmentArchive of(Path log, Path folder) {
        return new SegmentArchive(log, folder);
    }

    /** Where a log's segments went; null where none has left it. */
    static @Nullable Path find(Path log) throws IOException {
        Path pointer = log.resolve(POINTER);
        return Files.exists(pointer) ? log.resolve(Files.readString(pointer).strip()) : null;
    }

    /** The archived segment of that name; null where there is none. */
    static @Nullable Path file(Path log, String segment) throws IOException {
        Path folder = find(log);
        Path file = folder == null ? null : folder.resolve(segment + SUFFIX);
        return file != null && Files.exists(file) ? file : null;
    }

    /** The names of the segments that have left a log. */
    static List<String> names(Path log) throws IOException {
        Path folder = find(log);
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .filter(Frame::isSegment)
                    .toList();
        }
    }

    /**
     * Moves all closed segments, beside a window that writes the last one, too.
     *
     * @return the names of those that were moved
     * @throws IOException if the folder cannot be written, is another log's, or somebody else is at it; what was not moved is
     *     where it was
     */
    public List<String> move() throws IOException {
        Files.createDirectories(folder);
        try (FileChannel lock =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (!locked(lock)) {
                throw new IOException("another process moves segments to %s".formatted(folder));
            }
            return moveAlone();
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException held) {
            return false;
        }
    }

    private List<String> moveAlone() throws IOException {
        Path known = find(log);
        if (known != null
                && !known.toAbsolutePath()
                        .normalize()
                        .equals(folder.toAbsolutePath().normalize())) {
            throw new IOException("segments of this log are in %s: name that folder".formatted(known));
        }
        Map<String, Line> chain = chain();
        List<String> closed = closed();
        if (known == null && !chain.isEmpty()) {
            throw new IOException("%s holds segments of another log: name an empty folder".formatted(folder));
        }
        if (known == null && !closed.isEmpty()) {
            write(log.resolve(POINTER), folder.toAbsolutePath().normalize() + "\n");
            force(log);
        }
        for (String segment : closed) {
            if (!chain.containsKey(segment)) {
                append(chain, segment);
            }
            Files.delete(log.resolve(segment));
        }
        force(log);
        return closed;
    }

    /** All but the last, which is being written. */
    private List<String> closed() throws IOException {
        try (Stream<Path> files = Files.list(log)) {
            List<String> segments = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(Frame::isSegment)
                    .sorted()
                    .toList();
            return segments.isEmpty() ? segments : segments.subList(0, segments.size() - 1);
        }
    }

    private void append(Map<String, Line> chain, String segment) throws IOException {
        MessageDigest digest = sha256();
        Path half = folder.resolve(segment + ".part");
        long bytes;
        try (Disk disk = Disk.forReading(log);
                Io.Handle file = disk.open(segment)) {
            bytes = PackedSegment.pack(file, half, digest);
        }
        String hash = HexFormat.of().formatHex(digest.digest());
        try (PackedSegment packed = PackedSegment.open(half)) {
            if (!hash.equals(HexFormat.of().formatHex(packed.hash(sha256())))) {
                throw new IOException("%s does not unpack to what was packed; it stays in the log".formatted(half));
            }
        }
        Files.move(half, folder.resolve(segment + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
        force(folder);
        Line before = chain.isEmpty() ? null : List.copyOf(chain.values()).getLast();
        Line line = Line.after(before, segment, bytes, hash);
        chain.put(segment, line);
        StringBuilder all = new StringBuilder(HEAD).append('\n');
        chain.values().forEach(one -> all.append(one.written()));
        Path next = folder.resolve(CHAIN + ".part");
        write(next, all.toString());
        Files.move(next, folder.resolve(CHAIN), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(folder);
    }

    private Map<String, Line> chain() throws IOException {
        Map<String, Line> lines = new LinkedHashMap<>();
        Path file = folder.resolve(CHAIN);
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                if (!line.equals(HEAD)) {
                    Line read = Line.read(line);
                    lines.put(read.segment(), read);
                }
            }
        }
        return lines;
    }

    /**
     * Checks the archive of a log: every line follows from the one before, every segment is there and has its hash.
     *
     * @return how many segments it holds; 0 where none has left the log
     * @throws CorruptLogException if something was changed, left out or put in
     */
    public static int check(Path log) throws IOException {
        Path folder = find(log);
        if (folder == null) {
            return 0;
        }
        List<String> found = new ArrayList<>(names(log));
        Line before = null;
        for (Line line : new SegmentArchive(log, folder).chain().values()) {
            Path file = folder.resolve(line.segment() + SUFFIX);
            if (!found.remove(line.segment())) {
                throw new CorruptLogException(
                        line.segment(), 0, "it is in the chain of %s, but not there".formatted(folder));
            }
            try (PackedSegment segment = PackedSegment.open(file)) {
                String hash = HexFormat.of().formatHex(segment.hash(sha256()));
                if (!line.equals(Line.after(before, line.segment(), segment.size(), hash))) {
                    throw new CorruptLogException(line.segment(), 0, "its hash is not the one of the chain");
                }
            }
            before = line;
        }
        // One that was being moved when the process stopped is in the log still.
        found.removeIf(name -> Files.exists(log.resolve(name)));
        if (!found.isEmpty()) {
            throw new CorruptLogException(found.getFirst(), 0, "it is not in the chain of %s".formatted(folder));
        }
        return (int) names(log).stream()
                .filter(name -> !Files.exists(log.resolve(name)))
                .count();
    }

    private static void write(Path file, String text) throws IOException {
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
            entries.force(true);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
