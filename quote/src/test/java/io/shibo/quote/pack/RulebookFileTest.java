package io.shibo.quote.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.codes.Country;
import io.shibo.codes.Language;
import io.shibo.codes.input.InputException;
import io.shibo.quote.Assessment;
import io.shibo.quote.LandedCost;
import io.shibo.quote.QuoteDocument;
import io.shibo.quote.internal.RandomRules;
import io.shibo.quote.rule.Agreement;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Rulebook;
import io.shibo.quote.sale.Sale;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rulebook as a file: the same rules, the same hash, the same answers; whatever is damaged is told. */
class RulebookFileTest {
    private static final Country ANDORRA = Country.of("AD");
    private static final Path PACKS =
            Path.of(System.getProperty("shibo.root", "..")).resolve("packs");

    @TempDir
    private Path folder;

    private Path shipped() throws IOException {
        Path file = folder.resolve("rules.rulebook");
        RulebookFile.write(PackReader.rulebook(List.of(PACKS)), file);
        return file;
    }

    @Test
    void theShippedRulesComeBackWhole() throws IOException {
        Rulebook rules = PackReader.rulebook(List.of(PACKS));
        Rulebook again = RulebookFile.verify(shipped());
        assertThat(again.hash()).isEqualTo(rules.hash());
        assertThat(again.vintage()).isEqualTo(rules.vintage());
        assertThat(again.packs()).isEqualTo(rules.packs());
        assertThat(again.agreements().keySet()).isEqualTo(rules.agreements().keySet());
        rules.agreements().forEach((name, agreement) -> {
            Agreement other =
                    java.util.Objects.requireNonNull(again.agreements().get(name));
            assertThat(other.members()).isEqualTo(agreement.members());
            assertThat(other.rules().common()).isEqualTo(agreement.rules().common());
            assertThat(other.rules().residual()).isEqualTo(agreement.rules().residual());
            assertThat(List.copyOf(other.rules().rules()))
                    .isEqualTo(List.copyOf(agreement.rules().rules()));
            assertThat(other.proofs()).isEqualTo(agreement.proofs());
        });
    }

    @Test
    void theSameRulesGiveTheSameBytes() throws IOException {
        byte[] first = Files.readAllBytes(shipped());
        assertThat(Files.readAllBytes(shipped())).isEqualTo(first);
        try (var files = Files.list(folder)) {
            assertThat(files).as("nothing is left beside it").hasSize(1);
        }
    }

    @Property(tries = 60)
    void answersAreTheSameByteForByte(@ForAll long seed) throws IOException {
        Path file = Files.createTempFile("random", ".rulebook");
        try {
            RandomRules rules = new RandomRules(seed);
            Pack pack = rules.pack("XX", Set.of(ANDORRA));
            Rulebook made = Rulebook.of(pack);
            RulebookFile.write(made, file);
            Rulebook opened = RulebookFile.open(file);
            assertThat(opened.hash()).isEqualTo(made.hash());
            LandedCost one = LandedCost.of(made);
            LandedCost other = LandedCost.of(opened);
            for (int i = 0; i < 4; i++) {
                Sale sale = rules.sale(ANDORRA).through("general");
                assertThat(answer(other, sale)).isEqualTo(answer(one, sale));
            }
        } finally {
            Files.delete(file);
        }
    }

    /** The whole document, or why there is none. */
    private static String answer(LandedCost engine, Sale sale) {
        try {
            return QuoteDocument.of(engine.quote(sale), Language.EN).toString();
        } catch (InputException refused) {
            Assessment figures = engine.assess(sale);
            return refused.getMessage()
                    + figures.totals()
                    + figures.questions()
                    + figures.trace().size();
        }
    }

    private void refused(byte[] bytes, String why) throws IOException {
        Path file = folder.resolve("bad.rulebook");
        Files.write(file, bytes);
        assertThatThrownBy(() -> RulebookFile.open(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("bad.rulebook")
                .hasMessageContaining(why);
        Files.delete(file);
    }

    @Test
    void filesThatAreNoneAreTold() throws IOException {
        refused(new byte[0], "is no rulebook");
        refused("pack: CN\n".repeat(100).getBytes(java.nio.charset.StandardCharsets.UTF_8), "is no rulebook");
        refused("SHIBOR".getBytes(java.nio.charset.StandardCharsets.UTF_8), "is cut off");
        byte[] newer = Files.readAllBytes(shipped());
        newer[7] = '2';
        refused(newer, "layout '2'");
        assertThatThrownBy(() -> RulebookFile.open(folder.resolve("none")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is no file");
    }

    @Test
    void aFileOfAnotherModelIsTold() throws IOException {
        byte[] other = Files.readAllBytes(shipped());
        other[9] ^= 1;
        sealHeader(other);
        refused(other, "another version of Shibo");
    }

    @Test
    void everyCutIsTold() throws IOException {
        byte[] whole = Files.readAllBytes(shipped());
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 200; i++) {
            refused(Arrays.copyOf(whole, random.nextInt(whole.length)), "Co");
        }
        refused(Arrays.copyOf(whole, whole.length + 8), "added to");
    }

    @Test
    void everyFlippedBitIsTold() throws IOException {
        byte[] whole = Files.readAllBytes(shipped());
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 400; i++) {
            // Half of them in the header, which is small and decides most. Bytes 80 to 111 are the digest of verify.
            int at = i % 2 == 0 ? random.nextInt(128) : random.nextInt(whole.length);
            byte[] bad = whole.clone();
            bad[at] ^= (byte) (1 << random.nextInt(8));
            refused(bad, "");
        }
    }

    /** With checksums that hold, as somebody could make them: told, or the very same rules; never anything worse. */
    @Test
    void numbersOfAForgedFileAreNotBelieved() throws IOException {
        byte[] whole = Files.readAllBytes(shipped());
        SplittableRandom random = new SplittableRandom(7);
        Path file = folder.resolve("forged.rulebook");
        int told = 0;
        for (int i = 0; i < 600; i++) {
            byte[] forged = whole.clone();
            int at = 128 + random.nextInt(forged.length - 132);
            if (random.nextBoolean()) {
                forged[at] ^= (byte) (1 + random.nextInt(255));
            } else {
                int number = whole[at] == 0 ? random.nextInt() | 1 : random.nextInt() & ~0xff;
                ByteBuffer.wrap(forged).order(ByteOrder.LITTLE_ENDIAN).putInt(at, number);
            }
            sealContent(forged);
            Files.write(file, forged);
            try {
                assertThat(RulebookFile.open(file).packs()).isNotEmpty();
            } catch (InputException refused) {
                told++;
                assertThat(refused).hasMessageContaining("forged.rulebook");
            }
            assertThatThrownBy(() -> RulebookFile.verify(file))
                    .as("the digest tells in any case")
                    .isInstanceOf(InputException.class);
        }
        assertThat(told).isPositive();
    }

    private static void sealContent(byte[] file) {
        ByteBuffer all = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        all.putInt(112, crc(all.slice(128, file.length - 128)));
        sealHeader(file);
    }

    private static void sealHeader(byte[] file) {
        ByteBuffer all = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        all.putInt(116, crc(all.slice(0, 116)));
    }

    private static int crc(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
