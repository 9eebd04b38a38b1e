package io.shibo.quote.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.input.Problems;
import io.shibo.quote.LandedCost;
import io.shibo.quote.TestPacks;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Rulebook;
import io.shibo.quote.sale.Sale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pack that docs/quote.md shows is a pack: it is read from the page, checked and quoted with. */
class OnePageTest {
    private static final Path ROOT = Path.of(System.getProperty("shibo.root", ".."));

    @TempDir
    private Path folder;

    private static String block(String kind) throws IOException {
        String page = Files.readString(ROOT.resolve("docs/quote.md"));
        Matcher block =
                Pattern.compile("```" + kind + "\n(.*?)```", Pattern.DOTALL).matcher(page);
        assertThat(block.find()).as("a %s block in docs/quote.md", kind).isTrue();
        return block.group(1);
    }

    @Test
    void thePackOfThePageIsWholeAndQuotes() throws IOException {
        Path pack = Files.createDirectory(folder.resolve("BN"));
        Files.writeString(pack.resolve("pack.yaml"), block("yaml"));
        Files.writeString(pack.resolve("goods.csv"), block("csv"));
        Problems problems = new Problems();
        Rulebook rulebook =
                PackReader.rulebook(List.of(folder, ROOT.resolve("packs/agreements"), ROOT.resolve("packs/HS")));
        List<Pack> read = PackReader.read(List.of(folder, ROOT.resolve("packs/agreements")), problems);

        assertThat(problems.list()).isEmpty();
        assertThat(read).extracting(Pack::name).containsExactly("BN");
        Sale sale = TestPacks.toBrunei("871160", "1000");
        // 20 % of 1,000; RCEP's 15 % is offered, since nobody says whether the bicycle originates.
        var quote = LandedCost.of(rulebook).quote(sale);
        assertThat(quote.assessment().totals().charges().toString()).isEqualTo("BND 200.00");
        assertThat(quote.alternatives())
                .anyMatch(other -> "RCEP".equals(other.program())
                        && other.assessment().totals().charges().toString().equals("BND 150.00"));
    }
}
