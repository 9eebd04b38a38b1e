package io.shibo.quote.tariff;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Problems;
import io.shibo.quote.pack.PackReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Turns files of an official tariff into a pack folder that {@code rules check} accepts, or says why not. */
public final class TariffImport {
    /** The formats that are read. */
    public enum Format {
        /** Export of the US Harmonized Tariff Schedule, JSON or CSV. */
        US_HTS,
        /** Commodities of the UK Trade Tariff, JSON:API as its v2 API gives them, one a file. */
        UK,
        /** A CSV of measures with TARIC's codes and duty texts. */
        TARIC,
        /** The Thai customs open files REFTRC, REFPRV and REFDRT, fixed width in TIS-620. */
        THAI,
        /** A CSV of code, rate and partner. */
        CSV
    }

    /** Opens a file; called once. */
    public interface Opener {
        InputStream open() throws IOException;
    }

    /**
     * A file of the tariff.
     *
     * @param name as the user knows it; citations and messages carry it
     */
    public record Source(String name, Opener opener) {
        public static Source of(Path file) {
            return new Source(String.valueOf(file.getFileName()), () -> Files.newInputStream(file));
        }
    }

    private TariffImport() {}

    /**
     * Reads the files in their order, each as a stream, and writes a pack. Nothing is left behind where it fails.
     *
     * @param folder where the pack shall lie; must not exist
     * @param progress told the name of each file before it is read
     * @throws InputException with everything that is wrong: a file that is not of the format, a folder that is there
     * @throws IOException if a file cannot be read or written
     */
    public static ImportReport run(
            Format format, List<Source> sources, ImportOptions options, Path folder, Consumer<String> progress)
            throws IOException {
        Path target = folder.toAbsolutePath().normalize();
        Path draft = target.resolveSibling(target.getFileName() + ".import");
        if (Files.exists(target) || Files.exists(draft)) {
            throw new InputException(new Problem(
                    (Files.exists(target) ? folder : draft).toString(),
                    0,
                    "",
                    "is there already. Name a new folder, or remove it first."));
        }
        if (sources.isEmpty()) {
            throw new InputException(new Problem("import", 0, "", "names no file."));
        }
        Files.createDirectories(draft);
        try {
            ImportReport report = write(format, sources, options, draft, progress);
            check(draft);
            Files.move(draft, target);
            return report;
        } finally {
            remove(draft);
        }
    }

    private static ImportReport write(
            Format format, List<Source> sources, ImportOptions options, Path draft, Consumer<String> progress)
            throws IOException {
        Problems problems = new Problems();
        try (PackWriter pack = new PackWriter(draft, options)) {
            TariffFormat reader = reader(format, pack, options, problems);
            for (Source source : reader.inOrder(sources)) {
                progress.accept(source.name());
                try (InputStream in = source.opener().open()) {
                    reader.read(source.name(), in);
                } catch (InputException stop) {
                    stop.problems().forEach(problems::add);
                }
            }
            problems.throwIfAny();
            reader.finish();
            return pack.finish();
        }
    }

    private static TariffFormat reader(Format format, PackWriter pack, ImportOptions options, Problems problems) {
        return switch (format) {
            case US_HTS -> new UsHts(pack, options, problems);
            case UK -> new UkCommodities(pack);
            case TARIC -> new TaricTable(pack, options, problems);
            case THAI -> new ThaiFiles(pack, options);
            case CSV -> new PlainTable(pack, options, problems);
        };
    }

    /** A pack that the reader refuses is a mistake of ours or a trap in the file; either way it is told, not written. */
    private static void check(Path draft) throws IOException {
        Problems problems = new Problems();
        PackReader.read(List.of(draft), problems);
        problems.throwIfAny();
    }

    private static void remove(Path draft) throws IOException {
        if (Files.isDirectory(draft)) {
            try (Stream<Path> files = Files.walk(draft)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
