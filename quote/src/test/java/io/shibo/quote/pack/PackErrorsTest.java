package io.shibo.quote.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.input.Problems;
import io.shibo.quote.rule.Pack;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an author of a pack reads when something is wrong: file, line, value, advice. */
class PackErrorsTest {
    private static final String PACK = MinimalPack.MAIN;
    private static final String GOODS = "code,en,rate\n84795000,Robots,5%\n09012100,Coffee,15%\n";

    private static List<String> problems(String pack, String goods) {
        Problems problems = new Problems();
        PackReader.read(PackFiles.ofText("packs/XX", Map.of("pack.yaml", pack, "goods.csv", goods)), problems);
        return problems.list().stream().map(Object::toString).toList();
    }

    @Test
    void thePackOfThisTestIsWhole() {
        assertThat(problems(PACK, GOODS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            formula: $rate of customs-value | formula: $rate of custom-value | unknown base 'custom-value'
            formula: cif}                   | formula: duty}                 | refers to 'duty', which only a later step gives: a cycle
            from: 2020-01-01⏎    citation: act | from: 2020-01-01⏎    citation: law | citation 'law' is not defined in this pack. Known: act.
            from: 2020-01-01                | from: 2020-13-01               | '2020-13-01' is not a date.
            currency: EUR                   | currency: EURO                 | 'EURO' is not an ISO 4217 currency code.
            territories: [AD]               | territories: [ZZ]              | 'ZZ' is not a country.
            select: lowest                  | select: cheapest               | 'cheapest' is not known. Write one of lowest, all, first, claimed.
            rounding: cent}                 | rounding: fen}                 | rounding 'fen' is not defined in this pack. Known: cent.
            unit: "0.01"                    | unit: "0"                      | must be above 0
            layer: duty⏎                   | layer: vat⏎                   | channel 'general' has no layer 'vat', so nothing would reach this rule
            formula: $rate of customs-value | formula: gross(cif, 100%)      | would divide by zero or less
            formula: $rate of customs-value | formula: 1/0 of cif            | divide by zero
            formula: $rate of customs-value | formula: prorata(cif, fob, 0)  | prorata(…, …, 0) would divide by zero
            formula: cif}                   | formula: cif, take: highest}   | says how a limit is shared out, but there is none. Add within.
            formula: cif}                   | formula: cif, within: limit, take: in-order} | unknown base 'limit'
            formula: cif}                   | formula: cif, within: 40 EUR}  | take: is missing. Write one of in-order, highest, lowest.
            formula: $rate of customs-value | formula: 9 % + 30 EUR / 100 kg | is put so by: shibo rules duty TEXT
            formula: $rate of customs-value | formula: prorata(cif, metal, 100) | What a line measures, as alcohol-percent, is quantity(metal)
            , rounding: cent}               | }                              | rounding: is missing. A layer that is charged names a rounding of this pack, defined as in
            title: {en: Test, zh: 测试, id: Uji, ar: اختبار} | title: {en: Test, zh: 测试} | title.id: is missing
            formula: cif}                   | formula: cif, within: 40 EUR, take: dearest} | 'dearest' is not known. Write one of in-order, highest, lowest.
            formula: cif}                   | formula: cif, within: 40 EUR, take: highest, pieces: half} | 'half' is not known. Write whole
            formula: cif}                   | formula: cif, at: entry, within: 40 EUR, take: highest} | is for lines
            confidence: unverified          | confidence: verified           | citations.act.compared: is missing. Verified means compared with a public text on a day
            confidence: unverified          | confidence: unverified, compared: {text: "https://example.org", on: 2026-01-01} | A source that was compared is verified.
            confidence: unverified          | confidence: verified, compared: {text: "https://example.org", on: today} | 'today' is not a date.
            formula: $rate of customs-value | formula: 5 of cif              | 'of' where %, a currency such as CNY, or / after 5 was expected
            list: goods                     | list: good                     | list 'good' is not known. Known: goods.
            zh: 税率                        | de: Satz                       | field 'de' is not known. Known: en, zh, id, ar.
            vintage: 2026-01-01             | vintages: 2026-01-01           | field 'vintages' is not known
            """)
    void namesWhatIsWrongAndWhatToDo(String before, String after, String message) {
        String from = before.replace('⏎', '\n');
        assertThat(PACK).contains(from);
        String pack = PACK.replace(from, after.replace('⏎', '\n'));

        assertThat(problems(pack, GOODS)).as(pack).anyMatch(problem -> problem.contains(message));
    }

    @Test
    void namesFileAndLineOfARuleAndOfAListRow() {
        assertThat(problems(
                        PACK.replace("citation: act\n", "citation: act2\n")
                                .replace("citation: act}", "citation: act2}"),
                        GOODS))
                .anyMatch(p -> p.startsWith("packs/XX/pack.yaml:29: measures[0].citation"));
        assertThat(problems(PACK, GOODS + "09012,Bad,5%\n")).anyMatch(p -> p.startsWith("packs/XX/goods.csv:4: code:"));
        assertThat(problems(PACK, GOODS + "22042100,Wine,five\n"))
                .anyMatch(p -> p.contains("goods.csv:4") && p.contains("five"));
    }

    @Test
    void textsMayBeInOneLanguageAndMeasuresBeCalledAsTheirLayer() {
        String plain = PACK.replaceAll("\\{en: (\\w+), [^}]*}", "$1").replace("    title: Rate\n", "");

        assertThat(plain).doesNotContain("zh").contains("title: Duty");
        assertThat(problems(plain, GOODS)).isEmpty();
    }

    @Test
    void aSourceThatNobodyComparedIsUnverified() {
        Problems problems = new Problems();
        Pack pack = PackReader.read(
                PackFiles.ofText(
                        "XX", Map.of("pack.yaml", PACK.replace(", confidence: unverified", ""), "goods.csv", GOODS)),
                problems);

        assertThat(problems.list()).isEmpty();
        assertThat(Objects.requireNonNull(pack).measures())
                .allMatch(m -> m.citation().unverified());
    }

    @Test
    void whatIsWrongInAChannelIsToldOnce() {
        assertThat(problems(PACK.replace("subject: goods", "subject: good"), GOODS))
                .singleElement()
                .satisfies(p -> assertThat(p).contains("channels.general.subject"));
    }

    @Test
    void missingCitationIsRefused() {
        assertThat(problems(PACK.replace("    from: 2020-01-01\n    citation: act\n", "    from: 2020-01-01\n"), GOODS))
                .anyMatch(p -> p.contains("citation: is missing. Every rule names its source"));
    }

    @Test
    void overlapsAndGapsInTimeAreTold() {
        String second = """
              - id: %s
                channels: [general]
                layer: duty
                title: {en: Rate, zh: 税率, id: Tarif, ar: معدل}
                codes: ["8479"]
                formula: 3%% of customs-value
                from: %s
                %s
                citation: act
            """;
        String first = second.formatted("a", "2020-01-01", "to: 2022-01-01");

        assertThat(problems(PACK + first + second.formatted("b", "2021-06-01", ""), GOODS))
                .singleElement()
                .satisfies(p -> assertThat(p).contains("b.from: overlaps a", "from 2021-06-01"));
        assertThat(problems(PACK + first + second.formatted("b", "2022-02-01", ""), GOODS))
                .singleElement()
                .satisfies(p -> assertThat(p).contains("leaves a gap: no rule from 2022-01-01 to 2022-02-01"));
        assertThat(problems(PACK + first + second.formatted("b", "2022-01-01", ""), GOODS))
                .isEmpty();
    }

    @Test
    void tariffLineWithoutRuleAndRuleWithoutTariffLineAreTold() {
        assertThat(problems(PACK, GOODS + "22042100,Wine,\n"))
                .anyMatch(p -> p.contains("tariff line 22042100 has no measure on 2026-01-01"));
        assertThat(problems(
                        PACK.replace("list: goods\n    formula: $rate", "codes: [\"8480\"]\n    formula: 5%"), GOODS))
                .anyMatch(p -> p.contains("goods code 8480 is not a tariff line of this pack"));
    }

    @Test
    void listOfTariffLinesHasACodeInEveryRow() {
        assertThat(problems(PACK, GOODS + ",All goods,5%\n"))
                .anyMatch(p -> p.contains("list 'goods' has a row without a code (packs/XX/goods.csv:4)"));
    }

    @Test
    void allProblemsOfAPackAreToldAtOnce() {
        String broken = PACK.replace("currency: EUR", "currency: EURO")
                .replace("select: lowest", "select: cheapest")
                .replace("from: 2020-01-01", "from: soon");

        assertThat(problems(broken, "code,en\n1,x\n")).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void aliasesDeepNestingAndOtherYamlAreRefused() {
        assertThat(problems(PACK.replace("[AD]", "&a [AD]").replace("goods: [goods]", "goods: *a"), GOODS))
                .anyMatch(p -> p.contains("aliases (*name) are not read"));
        assertThat(problems("[".repeat(60) + "]".repeat(60), GOODS))
                .anyMatch(p -> p.contains("nested more than 40 deep"));
        assertThat(problems("a: 1\n---\nb: 2\n", GOODS)).anyMatch(p -> p.contains("more than one document"));
        assertThat(problems("a: 1\na: 2\n", GOODS)).anyMatch(p -> p.contains("'a' is written twice"));
        assertThat(problems("a: [1", GOODS)).anyMatch(p -> p.contains("not YAML"));
        assertThat(problems("", GOODS)).anyMatch(p -> p.contains("empty"));
    }

    @Test
    void folderWithoutPackIsTold() {
        Problems problems = new Problems();
        PackReader.read(new PackFiles("packs/YY", new TreeMap<>()), problems);

        assertThat(problems.list())
                .singleElement()
                .satisfies(p -> assertThat(p.message()).contains("holds no pack.yaml"));
    }
}
