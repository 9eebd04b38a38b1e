package io.shibo.hub.clear;

import io.shibo.clear.risk.RiskRules;
import io.shibo.clear.risk.RiskRulesReader;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problems;
import io.shibo.quote.pack.PackReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules of risk from the folders of packs: each pack may have a folder {@code risk}. */
public final class RiskFiles {
    private RiskFiles() {}

    /** Where the rules lie, and what they are. */
    public record Found(Path folder, RiskRules rules) {}

    /** The rules of China's pack among others; see {@link #ofPack}. */
    public static RiskRules ofChina(Path packs) throws IOException {
        return ofPack(packs.resolve("CN"));
    }

    /**
     * The rules of one pack.
     *
     * @param pack its folder
     * @return {@link RiskRules#NONE} where it has none
     * @throws InputException with everything that is wrong with them
     * @throws IOException if a file cannot be read
     */
    public static RiskRules ofPack(Path pack) throws IOException {
        List<Found> found = find(List.of(pack));
        return found.isEmpty() ? RiskRules.NONE : found.getFirst().rules();
    }

    /**
     * All rules under folders.
     *
     * @param folders each a pack or a folder of packs
     * @throws InputException with everything that is wrong with all of them
     * @throws IOException if a file cannot be read
     */
    public static List<Found> find(List<Path> folders) throws IOException {
        Problems problems = new Problems();
        List<Found> found = new ArrayList<>();
        for (Path folder : folders) {
            for (Path each : under(folder)) {
                RiskRules rules = RiskRulesReader.read(
                        each.toString(),
                        bytes(each.resolve(RiskRulesReader.RULES), problems),
                        bytesOrNull(each.resolve(RiskRulesReader.BLOCKLIST), problems),
                        bytesOrNull(each.resolve(RiskRulesReader.MODEL), problems),
                        problems);
                if (rules != null) {
                    found.add(new Found(each, rules));
                }
            }
        }
        problems.throwIfAny();
        return found;
    }

    private static List<Path> under(Path folder) throws IOException {
        Path own = folder.resolve(RiskRulesReader.FOLDER);
        if (rulesIn(own)) {
            return List.of(own);
        }
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> packs = Files.list(folder)) {
            return packs.map(pack -> pack.resolve(RiskRulesReader.FOLDER))
                    .filter(RiskFiles::rulesIn)
                    .sorted()
                    .toList();
        }
    }

    private static boolean rulesIn(Path folder) {
        return Files.isRegularFile(folder.resolve(RiskRulesReader.RULES));
    }

    private static byte @Nullable [] bytesOrNull(Path file, Problems problems) throws IOException {
        return Files.exists(file) ? bytes(file, problems) : null;
    }

    private static byte[] bytes(Path file, Problems problems) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(PackReader.MAX_FILE + 1);
            if (bytes.length > PackReader.MAX_FILE) {
                problems.add(file.toString(), 0, "", "more than %d bytes.".formatted(PackReader.MAX_FILE));
                return new byte[0];
            }
            return bytes;
        }
    }
}
