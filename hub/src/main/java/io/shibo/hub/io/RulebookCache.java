package io.shibo.hub.io;

import io.shibo.codes.input.InputException;
import io.shibo.quote.pack.PackReader;
import io.shibo.quote.pack.RulebookFile;
import io.shibo.quote.rule.Rulebook;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compiled copies of packs under the data folder, so that a program starts by mapping a file and not by reading a hundred. A
 * copy is named by the SHA-256 of all that it was made from: every file of the packs, where they lie, and this version of
 * Shibo; so a changed rule is never answered by an old copy. The copy's own SHA-256 is checked each time. What is damaged is
 * made again and replaced as a whole; where nothing can be kept, packs are read as ever.
 */
public final class RulebookCache {
    /** Copies that are kept, the latest used; one of a national tariff has tens of megabytes. */
    static final int KEPT = 6;

    /** Files of packs beyond which no copy is made: this is no folder of packs. */
    private static final int MOST_FILES = 5_000;

    /** A folder of packs, a pack, its files. */
    private static final int DEPTH = 3;

    private final Path folder;
    /** What reads packs; null where that cannot be told, and then nothing is kept. */
    private final @Nullable String version;

    RulebookCache(Path folder, @Nullable String version) {
        this.folder = folder;
        this.version = version;
    }

    /** @param home the data folder */
    public static RulebookCache under(Path home) {
        return new RulebookCache(home.resolve("rulebooks"), version());
    }

    /** Name, length and time of the archive that reads packs. Classes in a folder change one by one: null. */
    private static @Nullable String version() {
        CodeSource source = RulebookFile.class.getProtectionDomain().getCodeSource();
        try {
            Path archive = source == null || source.getLocation() == null
                    ? null
                    : Path.of(source.getLocation().toURI());
            return archive == null || !Files.isRegularFile(archive)
                    ? null
                    : "%s %d %s".formatted(archive, Files.size(archive), Files.getLastModifiedTime(archive));
        } catch (IOException | URISyntaxException | RuntimeException elsewhere) {
            return null;
        }
    }

    /**
     * The rules of packs, as {@link PackReader#rulebook} gives them.
     *
     * @throws InputException with every problem of every pack
     */
    public Rulebook rulebook(List<Path> packs) throws IOException {
        String name = version == null ? null : name(packs, version);
        if (name == null) {
            return PackReader.rulebook(packs);
        }
        Path copy = folder.resolve(name + ".rulebook");
        Rulebook kept = find(copy);
        if (kept != null) {
            return kept;
        }
        Rulebook read = PackReader.rulebook(packs);
        keep(read, copy);
        return read;
    }

    private static @Nullable Rulebook find(Path copy) {
        if (!Files.isRegularFile(copy)) {
            return null;
        }
        try {
            Rulebook rulebook = RulebookFile.verify(copy);
            Files.setLastModifiedTime(copy, FileTime.from(Instant.now()));
            return rulebook;
        } catch (IOException | InputException unusable) {
            return null;
        }
    }

    private void keep(Rulebook rulebook, Path copy) {
        Path own = copy.resolveSibling(
                copy.getFileName() + "." + ProcessHandle.current().pid());
        try {
            Files.createDirectories(folder);
            try {
                RulebookFile.write(rulebook, own);
                Files.move(own, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(own);
            }
            prune();
        } catch (IOException notKept) {
            // A full or read-only folder costs time, not the answer.
        }
    }

    private void prune() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> latest = files.filter(file -> file.toString().endsWith(".rulebook"))
                    .sorted(Comparator.comparing(RulebookCache::used).reversed())
                    .toList();
            for (Path old : latest.subList(Math.min(KEPT, latest.size()), latest.size())) {
                Files.deleteIfExists(old);
            }
        }
    }

    private static FileTime used(Path copy) {
        try {
            return Files.getLastModifiedTime(copy);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }

    /** The digest of all that packs are read from; null where they are too many files to be packs. */
    private static @Nullable String name(List<Path> packs, String version) throws IOException {
        MessageDigest digest = Rulebook.sha256();
        update(digest, version.getBytes(StandardCharsets.UTF_8));
        for (Path pack : packs) {
            if (!add(digest, pack)) {
                return null;
            }
            // What packs share lies beside a pack, or in the folder of packs itself.
            Path shared = pack.resolveSibling("common");
            if (Files.isDirectory(shared) && !add(digest, shared)) {
                return null;
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static boolean add(MessageDigest digest, Path pack) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.isDirectory(pack) ? Files.walk(pack, DEPTH) : Stream.empty()) {
            files = all.filter(file ->
                            file.toString().endsWith(".yaml") || file.toString().endsWith(".csv"))
                    .filter(Files::isRegularFile)
                    .limit(MOST_FILES + 1L)
                    .sorted()
                    .toList();
        }
        update(digest, pack.toString().getBytes(StandardCharsets.UTF_8));
        if (files.size() > MOST_FILES) {
            return false;
        }
        for (Path file : files) {
            update(digest, file.toString().getBytes(StandardCharsets.UTF_8));
            update(digest, Files.readAllBytes(file));
        }
        return true;
    }

    private static void update(MessageDigest digest, byte[] bytes) {
        digest.update((bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }
}
