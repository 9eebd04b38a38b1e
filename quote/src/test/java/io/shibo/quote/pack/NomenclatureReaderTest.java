package io.shibo.quote.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.HsCode;
import io.shibo.codes.Language;
import io.shibo.codes.input.Problems;
import io.shibo.quote.rule.Nomenclature;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Rulebook;
import io.shibo.quote.rule.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Titles of the Harmonized System: what is refused, and where they are used. */
class NomenclatureReaderTest {
    private static final String HEADER = "code,en,zh,id,ar,words_en,words_zh,words_id,words_ar\n";
    private static final String COFFEE = """
            09,Coffee and tea,咖啡和茶,Kopi dan teh,بن وشاي,,,,
            0901,Coffee,咖啡,Kopi,بن,coffee beans|java,咖啡豆,biji kopi,قهوة
            090121,Roasted coffee,焙炒咖啡,Kopi sangrai,بن محمص,,,,
            """;

    private static Nomenclature read(String csv, Problems problems) {
        return NomenclatureReader.read(
                PackFiles.ofText("HS", Map.of("nomenclature-1.csv", HEADER + csv, "other.csv", "not,read\n")),
                problems);
    }

    private static List<String> problems(String csv) {
        Problems problems = new Problems();
        read(csv, problems);
        return problems.list().stream().map(Object::toString).toList();
    }

    private static Nomenclature coffee() {
        Problems problems = new Problems();
        Nomenclature nomenclature = read(COFFEE, problems);
        problems.throwIfAny();
        return nomenclature;
    }

    @Test
    void findsATitleByTheLongestKnownPrefix() {
        assertThat(coffee().find(HsCode.of("0901210010")))
                .map(Wording::toString)
                .contains("Roasted coffee");
        assertThat(coffee().find(HsCode.of("09019000")))
                .map(t -> t.in(Language.ID))
                .contains("Kopi");
        assertThat(coffee().find(HsCode.of("090230")))
                .map(t -> t.in(Language.ZH))
                .contains("咖啡和茶");
        assertThat(coffee().find(HsCode.of("100630"))).isEmpty();
        assertThat(coffee().findEntry(HsCode.of("0901")).orElseThrow().words(Language.EN))
                .containsExactly("coffee beans", "java");
    }

    @Test
    void tellsWhatIsWrongWithLineAndAdvice() {
        assertThat(problems(COFFEE + "0901,Again,又,Lagi,ثانية,,,,\n"))
                .containsExactly(
                        "HS/nomenclature-1.csv:5: code: 0901 has a title already, in HS/nomenclature-1.csv line 3. Leave one out.");
        assertThat(problems("0901,Coffee,咖啡,Kopi,بن,,,,\n"))
                .containsExactly(
                        "HS/nomenclature-1.csv:2: code: 0901 has a title, but 09 above it has none. Add a row for it.");
        assertThat(problems(COFFEE + "09012100,Line,行,Baris,سطر,,,,\n"))
                .containsExactly(
                        "HS/nomenclature-1.csv:5: code: 09012100 has more than 6 digits; national lines belong to packs.");
        assertThat(problems(COFFEE + "091,Line,行,Baris,سطر,,,,\n"))
                .hasSize(1)
                .first()
                .asString()
                .contains("'091' is not a goods code");
        assertThat(problems(COFFEE + "0902,Tea,,Teh,شاي,,,,\n"))
                .containsExactly("HS/nomenclature-1.csv:5: zh: is empty, but is needed.");
        assertThat(problems(COFFEE + "0902,Tea,茶,Teh,شاي," + "x".repeat(301) + ",,,\n"))
                .containsExactly("HS/nomenclature-1.csv:5: words_en: 301 characters; at most 300.");
        assertThat(problems(COFFEE + "0902,Tea,茶,Teh,شاي," + "x|".repeat(101) + ",,,\n"))
                .containsExactly("HS/nomenclature-1.csv:5: words_en: 101 search words; at most 100.");
    }

    @Test
    void theHashChangesWithEachTitleAndWord() {
        Problems problems = new Problems();

        assertThat(read(COFFEE.replace("java", "mocha"), problems).hash()).isNotEqualTo(coffee().hash());
        assertThat(read(COFFEE.replace("Kopi sangrai", "Kopi panggang"), problems)
                        .hash())
                .isNotEqualTo(coffee().hash());
        assertThat(read(COFFEE, problems).hash()).isEqualTo(coffee().hash());
    }

    @Test
    void namesTariffLinesThatHaveNoTitleOfTheirOwn(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("HS"));
        Files.writeString(folder.resolve("HS/nomenclature-1.csv"), HEADER + COFFEE);
        Pack pack = MinimalPack.of("090121", "Coffee of the house", "09019000", "");
        Problems problems = new Problems();
        Nomenclature read = PackReader.nomenclature(List.of(folder), problems);
        Rulebook rulebook = Rulebook.of(List.of(pack), List.of(), read);

        assertThat(rulebook.nomenclature().hash()).isEqualTo(coffee().hash());
        assertThat(rulebook.packs().getFirst().goods())
                .hasEntrySatisfying(HsCode.of("090121"), t -> assertThat(t).hasToString("Coffee of the house"))
                .hasEntrySatisfying(
                        HsCode.of("09019000"),
                        t -> assertThat(t.in(Language.AR)).isEqualTo("بن"));
        assertThat(rulebook.hash()).isNotEqualTo(Rulebook.of(pack).hash());
        assertThat(rulebook.packs().getFirst().hash()).isEqualTo(pack.hash());
    }
}
