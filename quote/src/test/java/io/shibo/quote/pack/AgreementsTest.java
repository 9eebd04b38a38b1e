package io.shibo.quote.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.Citation;
import io.shibo.codes.Country;
import io.shibo.codes.HsCode;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problems;
import io.shibo.quote.origin.OriginRuleParser;
import io.shibo.quote.origin.ProductRule;
import io.shibo.quote.rule.Agreement;
import io.shibo.quote.rule.Rulebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agreements that the project ships, and what is told of one that is not whole. */
class AgreementsTest {
    private static final Path ROOT = Path.of(System.getProperty("shibo.root", ".."));

    private static Map<String, Agreement> shipped() throws IOException {
        Problems problems = new Problems();
        List<Agreement> agreements = PackReader.agreements(List.of(ROOT.resolve("packs")), problems);
        problems.throwIfAny();
        Map<String, Agreement> byName = new LinkedHashMap<>();
        agreements.forEach(agreement -> byName.put(agreement.name(), agreement));
        return byName;
    }

    /** As docs/quote.md has it: a folder with the least of agreements, no pack, and origin can be judged. */
    @Test
    void theLeastAgreementOfTheDocsStandsAlone(@TempDir Path folder) throws IOException {
        String page = Files.readString(ROOT.resolve("docs/quote.md"));
        int at = page.indexOf("    agreement: FTA\n");
        String least = page.substring(at, page.indexOf("\n\n", at)).replaceAll("(?m)^ {4}", "");
        Files.createDirectory(folder.resolve("FTA"));
        Files.writeString(folder.resolve("FTA/agreement.yaml"), least);

        Rulebook rules = PackReader.rulebook(List.of(folder));

        assertThat(rules.packs()).isEmpty();
        assertThat(rules.vintage()).isEqualTo(LocalDate.parse("2026-06-30"));
        assertThat(Objects.requireNonNull(rules.agreements().get("FTA"))
                        .binds(Country.of("MX"), LocalDate.parse("2020-07-01")))
                .isTrue();
    }

    @Test
    void theRuleOfAllOtherGoodsIsNoRow(@TempDir Path folder) throws IOException {
        Path agreement = Files.createDirectory(folder.resolve("FTA"));
        Files.writeString(agreement.resolve("rules.csv"), "codes,rule\nresidual,CTH\n");
        Files.writeString(agreement.resolve("agreement.yaml"), """
                agreement: FTA
                title: Agreement of two
                vintage: 2026-06-30
                citations: {act: {source: Agreement of two}}
                members: [{countries: [MX, US], from: 2020-07-01, citation: act}]
                origin: {citation: act, price: fob, cumulation: bilateral, rules: rules.csv}
                """);
        Problems problems = new Problems();
        PackReader.agreements(List.of(folder), problems);

        assertThat(problems.list())
                .singleElement()
                .satisfies(p -> assertThat(p.toString()).contains("rules.csv:2", "stands in agreement.yaml"));
    }

    @Test
    void membersJoinOnTheirOwnDays() throws IOException {
        Agreement rcep = Objects.requireNonNull(shipped().get("RCEP"));
        Country indonesia = Country.of("ID");
        assertThat(rcep.binds(indonesia, LocalDate.parse("2023-01-01"))).isFalse();
        assertThat(rcep.binds(indonesia, LocalDate.parse("2023-01-02"))).isTrue();
        assertThat(rcep.on(LocalDate.parse("2022-01-31")).members()).doesNotContain(Country.of("KR"), Country.of("MY"));
        assertThat(rcep.on(LocalDate.parse("2026-06-30")).members()).hasSize(15);
        assertThat(rcep.binds(Country.of("IN"), LocalDate.parse("2026-06-30"))).isFalse();
    }

    /** Agreements whose rules are those of some headings, all read from one public text. */
    private static final Set<String> OF_SOME_HEADINGS = Set.of("EUJEPA", "UKJCEPA");

    /**
     * Every goods code of the sample expo has a rule in every agreement that is not of some headings only, and every rule
     * prints what its file reads.
     */
    @Test
    void theGoodsOfTheExpoHaveRules() throws IOException {
        TreeSet<String> codes = new TreeSet<>();
        for (String file : List.of("offers.csv", "needs.csv")) {
            List<String> rows = Files.readAllLines(ROOT.resolve("samples/expo").resolve(file));
            int column = List.of(rows.getFirst().split(",")).indexOf("hs_code");
            for (String row : rows.subList(1, rows.size())) {
                String[] fields = row.split(",");
                if (fields.length > column && fields[column].matches("[0-9]{6}")) {
                    codes.add(fields[column]);
                }
            }
        }
        assertThat(codes).hasSizeGreaterThan(50);
        shipped().forEach((name, agreement) -> {
            List<String> without = codes.stream()
                    .filter(code -> agreement.rules().find(HsCode.of(code)).isEmpty())
                    .toList();
            if (OF_SOME_HEADINGS.contains(name)) {
                assertThat(without.size()).as(name).isLessThan(codes.size());
            } else {
                assertThat(without).as("%s has no rule for", name).isEmpty();
            }
            for (ProductRule rule : agreement.rules().rules()) {
                assertThat(OriginRuleParser.parse(rule.rule().toString())).isEqualTo(rule.rule());
            }
        });
    }

    /** What says that it was compared names the text and the day. */
    @Test
    void whatWasNotComparedIsUnverified() throws IOException {
        shipped().values().forEach(agreement -> {
            assertThat(agreement.rules().rules()).allMatch(rule -> isComparedOrUnverified(rule.citation()));
            assertThat(agreement.members()).allMatch(member -> isComparedOrUnverified(member.citation()));
            assertThat(agreement.proofs()).isNotEmpty();
        });
    }

    private static boolean isComparedOrUnverified(Citation citation) {
        return citation.unverified() == (citation.compared() == null);
    }

    // Files that are not whole

    private static final String WHOLE = """
            agreement: TEST
            title: {en: Test, zh: 测试, id: Uji, ar: اختبار}
            vintage: 2026-01-01
            citations:
              text: {source: A treaty, article: "1", confidence: unverified}
            members:
              - {countries: [CN, ID], from: 2020-01-01, citation: text}
            origin:
              citation: text
              price: fob
              methods: [build-down]
              cumulation: regional
              tolerances:
                - {goods: "01-97", value: "10", citation: text}
              rules: rules.csv
            """;

    private static final String RULES = "codes,rule\n84 85,CTH or RVC 40\n8471,CTSH\n";

    private static List<String> problems(String main, String rules) {
        Problems problems = new Problems();
        PackReader.agreement(PackFiles.ofText("TEST", Map.of("agreement.yaml", main, "rules.csv", rules)), problems);
        List<String> told = new ArrayList<>();
        problems.list().forEach(problem -> told.add(problem.toString()));
        return told;
    }

    private static void refused(String main, String rules, String... parts) {
        assertThat(problems(main, rules))
                .as("%s%s", main, rules)
                .anySatisfy(told -> assertThat(told).contains(parts));
    }

    @Test
    void aWholeOneIsRead() {
        assertThat(problems(WHOLE, RULES)).isEmpty();
    }

    @Test
    void aRuleThatCannotBeReadIsToldWithItsLine() {
        refused(WHOLE, "codes,rule\n84,CTH\n85,CTH or RCV 40\n", "rules.csv", "3", "'RCV' where WO, PE");
        refused(WHOLE, "codes,rule\n84 8x,CTH\n", "rules.csv", "'8x' is not a goods code");
        refused(WHOLE, "codes,rule\n84,CTH\n85 84,CC\n", "84 has a rule in line 2 already");
        refused(WHOLE, "codes,rule,citation\n84,CTH,other\n", "citation 'other' is not defined");
    }

    @Test
    void whatIsMissingOrImpossibleIsTold() {
        refused(WHOLE.replace("agreement: TEST", "agreement: test"), RULES, "capital letters");
        refused(WHOLE.replace("  price: fob\n", ""), RULES, "origin.price", "missing");
        refused(WHOLE.replace("price: fob", "price: cif"), RULES, "fob, exw");
        refused(WHOLE.replace("cumulation: regional", "cumulation: all"), RULES, "none, bilateral, regional, full");
        refused(WHOLE.replace("[CN, ID]", "[CN]"), RULES, "at least two members");
        refused(WHOLE.replace("[CN, ID]", "[CN, ID, CN]\n    , from: 2020-01-01"), RULES, "written twice");
        refused(WHOLE.replace("value: \"10\"", "value: \"110\""), RULES, "110 is not a percentage");
        refused(WHOLE.replace("value: \"10\", ", ""), RULES, "either value or weight");
        refused(WHOLE.replace("  rules: rules.csv\n", ""), RULES, "has no rules");
        refused(WHOLE.replace("rules.csv", "other.csv"), RULES, "no file 'other.csv'");
        refused(WHOLE.replace("methods: [build-down]", "methods: []"), RULES, "names no method");
        refused(WHOLE.replace("methods: [build-down]", "methods: [focused]"), RULES, "focused counts");
        refused(WHOLE.replace("from: 2020-01-01", "from: 2020-01-01, to: 2019-01-01"), RULES, "holds on no day");
    }

    // Packs that ask

    private static final String PACK = """
            pack: ID
            title: {en: Test, zh: 测试, id: Uji, ar: اختبار}
            territories: [ID]
            currency: IDR
            vintage: 2026-01-01
            citations:
              act: {source: An act, confidence: unverified}
            roundings:
              one: {unit: "1", mode: half-up, citation: act}
            channels:
              general:
                title: {en: General, zh: 一般, id: Umum, ar: عام}
                subject: goods
                date: import
                steps:
                  - {base: customs-value, formula: cif}
                  - {layer: duty, title: {en: Duty, zh: 关税, id: Bea, ar: رسم}, select: lowest, required: yes, rounding: one}
            measures:
              - id: mfn
                channels: [general]
                layer: duty
                title: {en: Rate, zh: 税率, id: Tarif, ar: معدل}
                formula: 5% of customs-value
                from: 2020-01-01
                citation: act
              - id: preference
                channels: [general]
                layer: duty
                program: TEST
                when: originates(TEST)
                title: {en: Rate, zh: 税率, id: Tarif, ar: معدل}
                formula: free
                from: 2020-01-01
                citation: act
            """;

    private static List<String> folder(Path packs, String pack) throws IOException {
        Files.createDirectories(packs.resolve("ID"));
        Files.writeString(packs.resolve("ID").resolve("pack.yaml"), pack);
        Path agreement = Files.createDirectories(packs.resolve("agreements").resolve("TEST"));
        Files.writeString(agreement.resolve("agreement.yaml"), WHOLE);
        Files.writeString(agreement.resolve("rules.csv"), RULES);
        try {
            PackReader.rulebook(List.of(packs));
            return List.of();
        } catch (InputException refused) {
            return refused.problems().stream().map(Object::toString).toList();
        }
    }

    @Test
    void aPackAsksForKnownAgreementsAlone(@TempDir Path packs) throws IOException {
        assertThat(folder(packs, PACK)).isEmpty();
        assertThat(folder(packs, PACK.replace("originates(TEST)", "originates(TSET)")))
                .singleElement()
                .asString()
                .contains("preference.when", "agreement 'TSET' is not known. Known: TEST.");
        assertThat(folder(packs, PACK.replace("originates(TEST)", "originates(test)")))
                .singleElement()
                .asString()
                .contains("capital letters, such as RCEP");
        assertThat(folder(packs, PACK.replace("territories: [ID]", "territories: [SG]")))
                .singleElement()
                .asString()
                .contains("program TEST does not bind ID");
    }

    @Test
    void anAgreementIsPartOfTheRulebookAndOfItsHash(@TempDir Path packs) throws IOException {
        assertThat(folder(packs, PACK)).isEmpty();
        Rulebook one = PackReader.rulebook(List.of(packs));
        assertThat(one.agreements()).containsOnlyKeys("TEST");
        Path rules = packs.resolve("agreements").resolve("TEST").resolve("rules.csv");
        Files.writeString(rules, RULES.replace("RVC 40", "RVC 45"));
        Rulebook other = PackReader.rulebook(List.of(packs));
        assertThat(other.hash()).isNotEqualTo(one.hash());
        assertThat(PackReader.rulebook(List.of(packs)).hash()).isEqualTo(other.hash());
    }
}
