package io.shibo.quote.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.Language;
import io.shibo.codes.input.Problems;
import io.shibo.quote.rule.Measure;
import io.shibo.quote.rule.Pack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Measures that stand for a row of a list each: what a row may fill, and what an author reads when a cell is wrong. */
class ListMeasureTest {
    private static final String PACK = """
            pack: XX
            title: {en: Test, zh: 测试, id: Uji, ar: اختبار}
            territories: [AD]
            currency: EUR
            vintage: 2026-01-01
            citations:
              act: {source: An act, confidence: unverified}
              other: {source: Another act, article: "1", confidence: unverified}
            roundings:
              cent: {unit: "0.01", mode: half-up, citation: act}
            facts:
              licensed: {en: Licensed?, zh: 许可?, id: Berizin?, ar: مرخص؟}
            requirements:
              proof: {text: {en: Proof, zh: 证明, id: Bukti, ar: إثبات}, citation: act}
            areas:
              south: [ID, MY]
            lists:
              goods: {file: goods.csv, columns: [mfn]}
              rates: {file: rates.csv, columns: [rate, origins, not, program, when, needs, act, article, priority, start, end]}
            goods: [goods]
            channels:
              general:
                title: {en: General, zh: 一般, id: Umum, ar: عام}
                subject: goods
                date: import
                steps:
                  - {base: customs-value, formula: cif}
                  - {layer: duty, title: {en: Duty, zh: 关税, id: Bea, ar: رسم}, select: lowest, required: yes, rounding: cent}
            measures:
              - id: mfn
                channels: [general]
                layer: duty
                title: {en: Rate, zh: 税率, id: Tarif, ar: معدل}
                list: goods
                formula: $mfn of customs-value
                from: 2020-01-01
                citation: act
              - id: pref
                channels: [general]
                layer: duty
                title: {en: Preference, zh: 优惠, id: Preferensi, ar: تفضيل}
                list: rates
                formula: $rate of customs-value
                origins: $origins
                except-origins: [$not]
                program: $program
                when: $when
                needs: [$needs]
                citation: $act
                article: $article
                priority: $priority
                from: $start
                to: $end
            """;
    private static final String GOODS = "code,mfn\n84795000,5%\n09012100,15%\n";
    private static final String HEADER = "code,rate,origins,not,program,when,needs,act,article,priority,start,end\n";
    private static final String RATES = HEADER
            + "84795000,3%,south TH,,PLAN,licensed,proof,act,Annex 2,7,2021-01-01,2024-01-01\n"
            + "84795000,2%,south TH,,PLAN,licensed,proof,act,,7,2024-01-01,\n"
            + "84795000,1%,,ID,,,,other,,,2021-01-01,\n"
            + "09012100,,south,,PLAN,,,act,,,2021-01-01,\n";

    private static Pack pack(String rates) {
        Problems problems = new Problems();
        Pack pack = PackReader.read(files(rates), problems);
        problems.throwIfAny();
        return java.util.Objects.requireNonNull(pack);
    }

    private static PackFiles files(String rates) {
        return PackFiles.ofText("packs/XX", Map.of("pack.yaml", PACK, "goods.csv", GOODS, "rates.csv", rates));
    }

    private static List<String> problems(String pack, String rates) {
        Problems problems = new Problems();
        PackReader.read(
                PackFiles.ofText("packs/XX", Map.of("pack.yaml", pack, "goods.csv", GOODS, "rates.csv", rates)),
                problems);
        return problems.list().stream().map(Object::toString).toList();
    }

    private static List<Measure> preferences(String rates) {
        return pack(rates).measures().stream()
                .filter(m -> m.id().startsWith("pref/"))
                .toList();
    }

    @Test
    void eachRowFillsItsFieldsAndAnEmptyCellRestrictsNothing() {
        List<Measure> measures = preferences(RATES);

        assertThat(measures).hasSize(3);
        Measure first = measures.getFirst();
        assertThat(first.program()).isEqualTo("PLAN");
        assertThat(first.scope().origins()).extracting(Object::toString).containsExactlyInAnyOrder("ID", "MY", "TH");
        assertThat(first.scope().when()).hasToString("licensed");
        assertThat(first.needs()).containsExactly("proof");
        assertThat(first.citation()).hasToString("An act, Annex 2");
        assertThat(first.priority()).isEqualTo(7);
        assertThat(first.valid()).hasToString("2021-01-01..2024-01-01");
        assertThat(measures.get(1).citation()).hasToString("An act");
        Measure third = measures.get(2);
        assertThat(third.program()).isNull();
        assertThat(third.scope().origins()).isEmpty();
        assertThat(third.scope().exceptOrigins()).extracting(Object::toString).containsExactly("ID");
        assertThat(third.scope().when()).isNull();
        assertThat(third.needs()).isEmpty();
        assertThat(third.citation()).hasToString("Another act, 1");
        assertThat(third.valid().to()).isNull();
        assertThat(measures.stream().map(Measure::id)).doesNotHaveDuplicates();
    }

    @Test
    void idsDoNotDependOnTheOrderOfRows() {
        List<String> rows = new ArrayList<>(List.of(RATES.split("\n")));
        rows.removeFirst();
        Collections.shuffle(rows, new Random(1));

        assertThat(preferences(HEADER + String.join("\n", rows)).stream().map(Measure::id))
                .containsExactlyInAnyOrderElementsOf(
                        preferences(RATES).stream().map(Measure::id).toList());
    }

    @Test
    void aTariffLineWithoutTitleShowsItsCode() {
        assertThat(pack(RATES).goods().firstEntry().getValue().in(Language.ZH)).isEqualTo("0901.21.00");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            84795000,9%,north,,,,,act,,,2021-01-01,           | rates.csv:6: origins: | 'north' is neither a country nor an area of this pack. Known areas: south.
            84795000,9%,QQ,,,,,act,,,2021-01-01,              | rates.csv:6: origins: | 'QQ' is not a country
            84795000,nine,,,,,,act,,,2021-01-01,              | rates.csv:6: rate:    | nine
            84795000,9%,,,,licence(,,act,,,2021-01-01,        | rates.csv:6: when:    | 'licence('
            84795000,9%,MX,,,licence,,act,,,2021-01-01,       | rates.csv:6: pref/84795000/2021-01-01/MX | fact 'licence' is not declared
            84795000,9%,,,,,form,act,,,2021-01-01,            | rates.csv:6: needs:   | requirement 'form' is not defined in this pack. Known: proof.
            84795000,9%,,,,,,law,,,2021-01-01,                | rates.csv:6: act:     | citation 'law' is not defined in this pack. Known: act, other.
            84795000,9%,,,,,,,,,2021-01-01,                   | rates.csv:6: act:     | is empty. Every rule names its source.
            84795000,9%,,,,,,act,,high,2021-01-01,            | rates.csv:6: priority: | 'high' is not a whole number
            84795000,9%,,,,,,act,,,soon,                      | rates.csv:6: start:   | 'soon' is not a date
            84795000,9%,,,,,,act,,,,                          | rates.csv:6: from:    | is empty, but measure pref has no other first day
            84795000,9%,,,,,,act,,,2021-01-01,2020-01-01      | rates.csv:6: start:   | holds on no day
            84795000,9%,,ID,,,,other,,,2021-01-01,            | rates.csv:6: code:    | has this measure in line 4 already. Let the rows differ in start, program, origins, not, when, end, priority
            84795000,1%,,ID,,,,other,,,2021-01-01,            | rates.csv:6: code:    | listed twice with the same values
            22042100,9%,,,,,,act,,,2021-01-01,                | rates.csv:6: pref/22042100/2021-01-01.codes | is not a tariff line of this pack
            """)
    void aBadCellIsToldWithFileLineAndColumn(String row, String where, String message) {
        assertThat(problems(PACK, RATES + row + "\n")).anyMatch(p -> p.contains(where.strip()) && p.contains(message));
    }

    @Test
    void aBadCellIsToldOnceAndManyAreBounded() {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 5_000; i++) {
            rows.append("84795000,%d%%,QQ,QQ,P%d,,,act,,,2021-01-01,\n".formatted(i, i));
        }

        List<String> told = problems(PACK, rows.toString());

        assertThat(told).hasSizeLessThanOrEqualTo(Problems.MAX).doesNotHaveDuplicates();
        assertThat(told.stream().filter(p -> p.contains("rates.csv:2:"))).hasSize(1);
    }

    @Test
    void aColumnThatTheListLacksAndAColumnWithoutListAreTold() {
        assertThat(problems(PACK.replace("formula: $rate of", "formula: $rates of"), RATES))
                .anyMatch(p -> p.contains("the list has no column 'rates'. Known: act, article, end"));
        assertThat(problems(PACK.replace("list: rates\n", "codes: [\"8479\"]\n"), RATES))
                .anyMatch(
                        p -> p.contains("'$origins' takes a value from a list's row, but this measure names no list"));
    }

    @Test
    void aConditionThatLosesAPartIsRefusedRatherThanWidened() {
        String pack = PACK.replace("when: $when", "when: $when and licensed");

        assertThat(problems(pack, RATES)).anyMatch(p -> p.contains("rates.csv:4: when:") && p.contains("lacks a part"));
    }

    /** Twenty thousand lines with thirty rates each are read and checked in seconds; the bound is loose on purpose. */
    @Test
    void aNationalTariffIsReadInTime() {
        StringBuilder yaml = new StringBuilder(PACK.substring(0, PACK.indexOf("  - id: pref")));
        StringBuilder columns = new StringBuilder("mfn");
        for (int i = 0; i < 30; i++) {
            columns.append(", p").append(i);
            yaml.append("  - {id: p%d, channels: [general], layer: duty, program: P%d, list: goods, origins: [south], "
                            .formatted(i, i))
                    .append("title: {en: P, zh: P, id: P, ar: P}, formula: $p%d of customs-value, ".formatted(i))
                    .append("from: 2020-01-01, citation: act}\n");
        }
        StringBuilder goods = new StringBuilder("code," + columns.toString().replace(" ", "") + "\n");
        for (int line = 0; line < 20_000; line++) {
            goods.append("%08d,5%%".formatted(10_000_000 + line * 3_000));
            for (int i = 0; i < 30; i++) {
                goods.append(',').append((line + i) % 40).append('%');
            }
            goods.append('\n');
        }
        String text = yaml.toString()
                .replace("columns: [mfn]", "columns: [" + columns + "]")
                .replaceAll("  rates: .*\n", "");
        Problems problems = new Problems();
        PackFiles files = PackFiles.ofText("packs/XX", Map.of("pack.yaml", text, "goods.csv", goods.toString()));

        long start = System.nanoTime();
        Pack pack = PackReader.read(files, problems);
        Duration taken = Duration.ofNanos(System.nanoTime() - start);

        assertThat(problems.list()).isEmpty();

        assertThat(java.util.Objects.requireNonNull(pack).measures()).hasSize(20_000 * 31);
        assertThat(taken).isLessThan(Duration.ofSeconds(60));
        System.getLogger("ListMeasureTest").log(System.Logger.Level.INFO, "620,000 measures in {0}", taken);
    }
}
