package io.shibo.trade.evidence;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.trade.Deal;
import io.shibo.trade.DocumentKind;
import io.shibo.trade.StoredFile;
import io.shibo.trade.internal.zip.Zip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files that travel together: documents, manifest, signature, and the issuer's card for convenience. A verifier never
 * trusts a card because it came along.
 */
public final class Bundle {
    /** Name of the manifest. */
    public static final String MANIFEST = "manifest.json";

    /** Name of its detached signature. */
    public static final String SIGNATURE = "manifest.jws";

    /** Name of the issuer's card. */
    public static final String CARD = "issuer.json";

    private final List<StoredFile> files;

    private Bundle(List<StoredFile> files) {
        this.files = files.stream()
                .sorted(Comparator.comparingInt((StoredFile file) -> rank(file.name()))
                        .thenComparing(StoredFile::name))
                .toList();
    }

    /** Documents in the order of their kinds, others after them, evidence last: the same files make the same ZIP file. */
    private static int rank(String name) {
        for (DocumentKind kind : DocumentKind.values()) {
            if (kind.fileName().equals(name)) {
                return kind.ordinal();
            }
        }
        return switch (name) {
            case MANIFEST -> 101;
            case SIGNATURE -> 102;
            case CARD -> 103;
            default -> 100;
        };
    }

    /**
     * Lists the documents and signs the list.
     *
     * @throws InputException if the key belongs to somebody other than the seller
     */
    public static Bundle seal(Deal deal, List<StoredFile> documents, SigningKey key) {
        if (!key.card().owner().equals(deal.seller().id())) {
            throw new InputException(new Problem(
                    deal.id(),
                    0,
                    "seller",
                    "is %s, but the key belongs to %s. A seller signs with its own key."
                            .formatted(deal.seller().id(), key.card().owner())));
        }
        byte[] manifest = Manifest.of(deal, documents).write();
        List<StoredFile> files = new ArrayList<>(documents);
        files.add(StoredFile.of(MANIFEST, manifest));
        files.add(StoredFile.of(SIGNATURE, DetachedJws.write(key, manifest)));
        files.add(StoredFile.of(CARD, key.card().write()));
        return new Bundle(files);
    }

    /** @throws InputException if two files have one name */
    public static Bundle of(List<StoredFile> files) {
        for (int i = 0; i < files.size(); i++) {
            String name = files.get(i).name();
            if (files.subList(0, i).stream().anyMatch(file -> file.name().equals(name))) {
                throw new InputException(new Problem(name, 0, "", "is there twice."));
            }
        }
        return new Bundle(files);
    }

    /** Whether bytes start as a ZIP file does. */
    public static boolean looksLikeZip(byte[] bytes) {
        return Zip.looksLike(bytes);
    }

    /** @throws InputException if the ZIP file is unclear, unsafe, damaged or passes a limit */
    public static Bundle readZip(String name, byte[] bytes) {
        return new Bundle(Zip.read(name, bytes));
    }

    /**
     * Reads the documents and the evidence that lie directly in a folder; other files are left alone.
     *
     * @throws InputException if there are too many, or one is too large
     */
    public static Bundle readFolder(Path folder) throws IOException {
        List<Path> paths;
        try (Stream<Path> entries = Files.list(folder)) {
            paths = entries.filter(Bundle::ours)
                    .sorted(Comparator.comparing(Path::toString))
                    .limit(Zip.MAX_FILES + 1L)
                    .toList();
        }
        if (paths.size() > Zip.MAX_FILES) {
            throw new InputException(new Problem(
                    folder.toString(), 0, "", "more than %d documents are in this folder.".formatted(Zip.MAX_FILES)));
        }
        List<StoredFile> files = new ArrayList<>();
        for (Path path : paths) {
            if (Files.size(path) > Zip.MAX_FILE) {
                throw new InputException(new Problem(
                        path.toString(),
                        0,
                        "",
                        "%d bytes; at most %d are read.".formatted(Files.size(path), Zip.MAX_FILE)));
            }
            files.add(StoredFile.of(String.valueOf(path.getFileName()), Files.readAllBytes(path)));
        }
        return new Bundle(files);
    }

    private static boolean ours(Path path) {
        String name = String.valueOf(path.getFileName());
        return Files.isRegularFile(path)
                && (name.endsWith(".xml") || name.equals(MANIFEST) || name.equals(SIGNATURE) || name.equals(CARD));
    }

    /** All files as one ZIP file; the same bundle gives the same bytes. */
    public byte[] toZip() {
        return Zip.write(files);
    }

    /** In a fixed order: documents by kind, manifest, signature, card. */
    public List<StoredFile> files() {
        return files;
    }

    /** The files that are neither manifest, signature nor card. */
    public List<StoredFile> documents() {
        return files.stream()
                .filter(file -> !file.name().equals(MANIFEST)
                        && !file.name().equals(SIGNATURE)
                        && !file.name().equals(CARD))
                .toList();
    }

    public @Nullable StoredFile find(String name) {
        return files.stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
