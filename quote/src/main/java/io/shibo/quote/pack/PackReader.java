package io.shibo.quote.pack;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Problems;
import io.shibo.quote.rule.Agreement;
import io.shibo.quote.rule.Nomenclature;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Rulebook;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads packs from folders, and tells everything that is wrong with them at once. */
public final class PackReader {
    /** The file every pack has. */
    public static final String MAIN = "pack.yaml";

    /** Bytes of one file. */
    public static final int MAX_FILE = 32 << 20;

    /** Files of one pack. */
    public static final int MAX_FILES = 200;

    private PackReader() {}

    /**
     * Reads packs into a rulebook.
     *
     * @param folders each a pack (it holds {@code pack.yaml}) or a folder of packs
     * @throws InputException with every problem of every pack
     * @throws IOException if a file cannot be read
     */
    public static Rulebook rulebook(List<Path> folders) throws IOException {
        Problems problems = new Problems();
        List<Agreement> agreements = agreements(folders, problems);
        List<Pack> packs = read(folders, problems);
        Nomenclature nomenclature = nomenclature(folders, problems);
        packs.forEach(pack -> AgreementCheck.check(pack, agreements, problems));
        problems.throwIfAny();
        try {
            return Rulebook.of(packs, agreements, nomenclature);
        } catch (IllegalArgumentException twice) {
            throw new InputException(new Problem(folders.toString(), 0, "", String.valueOf(twice.getMessage())));
        }
    }

    /** Reads all packs under the folders; what is wrong goes into {@code problems}, and only whole packs come back. */
    public static List<Pack> read(List<Path> folders, Problems problems) throws IOException {
        List<Pack> packs = new ArrayList<>();
        for (Path folder : folders) {
            List<Path> found = packsUnder(folder);
            if (found.isEmpty() && agreementsUnder(folder).isEmpty() && nomenclatureUnder(folder) == null) {
                problems.add(
                        folder.toString(),
                        0,
                        "",
                        "holds no pack. Name a folder with a %s, or a folder of such folders.".formatted(MAIN));
            }
            for (Path each : found) {
                Pack pack = read(files(each, problems), problems);
                if (pack != null) {
                    packs.add(pack);
                }
            }
        }
        return packs;
    }

    /** Reads all agreements under the folders, and in a folder {@code agreements} there; problems as {@link #read} does. */
    public static List<Agreement> agreements(List<Path> folders, Problems problems) throws IOException {
        List<Agreement> agreements = new ArrayList<>();
        for (Path folder : folders) {
            for (Path each : agreementsUnder(folder)) {
                Agreement agreement = AgreementReader.read(files(each, problems), problems);
                if (agreement != null) {
                    agreements.add(agreement);
                }
            }
        }
        return agreements;
    }

    /**
     * Reads the nomenclature: of the first folder that is one or has one, in a folder {@code HS}; problems as {@link #read}
     * does.
     *
     * @return empty where no folder has one
     */
    public static Nomenclature nomenclature(List<Path> folders, Problems problems) throws IOException {
        for (Path folder : folders) {
            Path found = nomenclatureUnder(folder);
            if (found != null) {
                return NomenclatureReader.read(files(found, problems), problems);
            }
        }
        return Nomenclature.NONE;
    }

    private static @Nullable Path nomenclatureUnder(Path folder) throws IOException {
        for (Path each : List.of(folder, folder.resolve(NomenclatureReader.FOLDER))) {
            if (Files.isDirectory(each)) {
                try (Stream<Path> files = Files.list(each)) {
                    if (files.anyMatch(file -> NomenclatureReader.isFile(String.valueOf(file.getFileName())))) {
                        return each;
                    }
                }
            }
        }
        return null;
    }

    /** Reads one agreement; null, and problems, where something is wrong with it. */
    public static @Nullable Agreement agreement(PackFiles files, Problems problems) {
        return AgreementReader.read(files, problems);
    }

    private static List<Path> agreementsUnder(Path folder) throws IOException {
        List<Path> found = new ArrayList<>(under(folder, AgreementReader.MAIN));
        found.addAll(under(folder.resolve("agreements"), AgreementReader.MAIN));
        return found;
    }

    /** Reads one pack; null, and problems, where something is wrong with it. */
    public static @Nullable Pack read(PackFiles files, Problems problems) {
        Problems own = new Problems();
        Pack pack = null;
        try {
            pack = new PackBuilder(files, own).build();
            if (pack != null && own.isEmpty()) {
                RuleCheck.check(pack, files, own);
            }
        } catch (InputException stop) {
            stop.problems().forEach(own::add);
        }
        own.list().forEach(problems::add);
        return own.isEmpty() ? pack : null;
    }

    private static List<Path> packsUnder(Path folder) throws IOException {
        return under(folder, MAIN);
    }

    private static List<Path> under(Path folder, String main) throws IOException {
        if (Files.isRegularFile(folder.resolve(main))) {
            return List.of(folder);
        }
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> Files.isRegularFile(child.resolve(main)))
                    .sorted()
                    .toList();
        }
    }

    private static PackFiles files(Path folder, Problems problems) throws IOException {
        Path common = folder.resolveSibling(PackFiles.COMMON);
        TreeMap<String, byte[]> shared = new TreeMap<>();
        if (Files.isDirectory(common)) {
            contents(common, problems).forEach((name, bytes) -> {
                if (name.endsWith(".yaml")) {
                    shared.put(name.substring(0, name.length() - ".yaml".length()), bytes);
                }
            });
        }
        return new PackFiles(folder.toString(), contents(folder, problems), shared);
    }

    private static TreeMap<String, byte[]> contents(Path folder, Problems problems) throws IOException {
        TreeMap<String, byte[]> files = new TreeMap<>();
        List<Path> paths;
        try (Stream<Path> all = Files.list(folder)) {
            paths = all.filter(PackReader::belongs)
                    .sorted()
                    .limit(MAX_FILES + 1L)
                    .toList();
        }
        if (paths.size() > MAX_FILES) {
            problems.add(folder.toString(), 0, "", "more than %d files.".formatted(MAX_FILES));
        }
        for (Path path : paths) {
            try (InputStream in = Files.newInputStream(path)) {
                byte[] bytes = in.readNBytes(MAX_FILE + 1);
                if (bytes.length > MAX_FILE) {
                    problems.add(path.toString(), 0, "", "more than %d bytes.".formatted(MAX_FILE));
                } else {
                    files.put(String.valueOf(path.getFileName()), bytes);
                }
            }
        }
        return files;
    }

    private static boolean belongs(Path path) {
        String name = String.valueOf(path.getFileName());
        return (name.endsWith(".yaml") || name.endsWith(".csv")) && Files.isRegularFile(path);
    }
}
