package io.shibo.cli.clear;

import io.shibo.clear.ceb.Reading;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;

/** Message files, read by several threads and given out in order. */
final class MessageFiles implements AutoCloseable {
    /** Messages read ahead; a message of a hundred documents takes a few megabytes. */
    private static final int AHEAD = 16;

    /** Folders below the one named. */
    private static final int DEEPEST = 16;

    /** One more than the reader admits, so that it can say so. */
    private static final int MOST_BYTES = 64 * 1024 * 1024 + 1;

    private final ExecutorService readers =
            Executors.newFixedThreadPool(Math.max(1, Runtime.getRuntime().availableProcessors()));
    private final Iterator<Path> files;
    private final Deque<Pending> ahead = new ArrayDeque<>();

    private record Pending(Path file, Future<Read> read) {}

    /** A file, its bytes and what was read in them. */
    record Read(Path file, byte[] raw, Reading reading) {}

    private final Function<byte[], Reading> reader;

    /** @param reader called by several threads at once */
    MessageFiles(List<Path> files, Function<byte[], Reading> reader) {
        this.files = files.iterator();
        this.reader = reader;
    }

    /**
     * Files as they are; folders as the {@code .xml} files in them and in their folders, by name.
     *
     * @throws InputException if a folder holds none
     */
    static List<Path> find(List<Path> named) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : named) {
            if (Files.isDirectory(path)) {
                List<Path> found = inside(path);
                if (found.isEmpty()) {
                    throw new InputException(new Problem(
                            path.toString(), 0, "", "no .xml file is in this folder or in those below it."));
                }
                files.addAll(found);
            } else if (Files.exists(path)) {
                files.add(path);
            } else {
                throw new NoSuchFileException(path.toString());
            }
        }
        return files;
    }

    private static List<Path> inside(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
            return all.filter(file -> isXml(file) && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isXml(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".xml");
    }

    /** The next one in order; false from {@link #hasNext} ends them. */
    boolean hasNext() {
        while (ahead.size() < AHEAD && files.hasNext()) {
            Path file = files.next();
            ahead.add(new Pending(file, readers.submit(() -> read(file))));
        }
        return !ahead.isEmpty();
    }

    Read next() throws IOException {
        Pending next = ahead.remove();
        try {
            return next.read().get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException("%s could not be read".formatted(next.file()), failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while reading %s".formatted(next.file()), stopped);
        }
    }

    private Read read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] raw = in.readNBytes(MOST_BYTES);
            return new Read(file, raw, reader.apply(raw));
        }
    }

    @Override
    public void close() {
        readers.shutdownNow();
    }
}
