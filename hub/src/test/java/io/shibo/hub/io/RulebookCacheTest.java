package io.shibo.hub.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.codes.input.InputException;
import io.shibo.quote.pack.RulebookFile;
import io.shibo.quote.rule.Rulebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies answer for the files they were made from, and for no others. */
class RulebookCacheTest {
    private static final Path SHIPPED = Path.of(System.getProperty("shibo.root", ".."), "packs");

    @TempDir
    private Path home;

    private Path packs;
    private Path copies;

    @BeforeEach
    void aPackOfItsOwn() throws IOException {
        packs = Files.createDirectory(home.resolve("packs"));
        copies = home.resolve("rulebooks");
        copy("SG");
        copy("common");
    }

    private void copy(String pack) throws IOException {
        Path folder = Files.createDirectory(packs.resolve(pack));
        try (Stream<Path> files = Files.list(SHIPPED.resolve(pack))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(String.valueOf(file.getFileName())));
            }
        }
    }

    private Rulebook read(String version) throws IOException {
        return new RulebookCache(copies, version).rulebook(List.of(packs));
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(copies)) {
            return files.sorted().toList();
        }
    }

    @Test
    void theSecondTimeTheCopyAnswersWithTheSameRules() throws IOException {
        String read = read("1").hash();
        List<Path> first = kept();
        assertThat(first).hasSize(1);
        assertThat(RulebookFile.verify(first.getFirst()).hash()).isEqualTo(read);
        assertThat(read("1").hash()).isEqualTo(read);
        assertThat(kept()).isEqualTo(first);
    }

    @Test
    void aChangedRuleOrAnotherVersionMakesAnotherCopy() throws IOException {
        String before = read("1").hash();
        Path main = packs.resolve("SG").resolve("pack.yaml");
        Files.writeString(main, Files.readString(main) + "\n# looked at again\n");
        assertThat(read("1").hash()).isNotEqualTo(before);
        assertThat(kept()).hasSize(2);
        read("2");
        assertThat(kept()).hasSize(3);
    }

    @Test
    void aDamagedCopyIsMadeAgain() throws IOException {
        String read = read("1").hash();
        Path copy = kept().getFirst();
        byte[] bytes = Files.readAllBytes(copy);
        bytes[bytes.length / 2] ^= 1;
        Files.write(copy, bytes);
        assertThat(read("1").hash()).isEqualTo(read);
        assertThat(RulebookFile.verify(copy).hash()).isEqualTo(read);
    }

    @Test
    void aWrongPackIsToldAndNotKept() throws IOException {
        Files.writeString(packs.resolve("SG").resolve("pack.yaml"), "pack: SG\n");
        assertThatThrownBy(() -> read("1")).isInstanceOf(InputException.class);
        assertThat(copies).doesNotExist();
    }

    @Test
    void whereNothingCanBeKeptPacksAreReadAsEver() throws IOException {
        Files.writeString(copies, "a file where the folder should be");
        assertThat(read("1").packs()).hasSize(1);
    }

    @Test
    void theOldestCopiesGo() throws IOException {
        for (int i = 0; i < RulebookCache.KEPT + 2; i++) {
            read("version " + i);
        }
        assertThat(kept()).hasSize(RulebookCache.KEPT);
    }
}
