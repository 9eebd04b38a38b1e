package io.shibo.cli.clear;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Message files as a command line names them. */
final class MessageFiles {
    /** Folders below the one named. */
    private static final int DEEPEST = 16;

    /** One more than the reader admits, so that it can say so. */
    private static final int MOST_BYTES = 64 * 1024 * 1024 + 1;

    private MessageFiles() {}

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

    /** A file's bytes; of one that is too large to be a message one more than it may have. */
    static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MOST_BYTES);
        }
    }
}
