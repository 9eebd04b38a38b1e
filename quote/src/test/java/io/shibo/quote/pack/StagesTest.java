package io.shibo.quote.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.input.Problems;
import io.shibo.quote.formula.Formula;
import io.shibo.quote.rule.Measure;
import io.shibo.quote.rule.Pack;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Duties that a schedule takes away in steps. */
class StagesTest {
    private static final String STAGES = """
            stages:
              T10: {equal: 10, first: 2022-01-01, then: "04-01", rounding: "0.1", citation: act}
              EXACT3: {equal: 3, first: 2022-01-01, then: "01-01", citation: act}
              W60: {keeps: [{from: 2014-07-01, keep: 82%}, {from: 2015-01-01, keep: 77%}, {from: 2023-01-01, keep: 40%}], citation: act}
            """;
    private static final String PREFERENCE = """
              - id: pref
                channels: [general]
                layer: duty
                program: RCEP
                title: {en: Rate, zh: 税率, id: Tarif, ar: معدل}
                list: staged
                formula: $base of customs-value
                stage: $stage
                from: 2022-01-01
                citation: act
            """;

    private static Map<String, String> files(String stages, String preference, String rows) {
        String pack = MinimalPack.MAIN.replace("goods: [goods]\n", stages + "goods: [goods]\n");
        pack = pack.replace(
                "  goods: {file: goods.csv, columns: [en, rate]}\n",
                "  goods: {file: goods.csv, columns: [en, rate]}\n  staged: {file: staged.csv, columns: [base, stage]}\n");
        return Map.of(
                "pack.yaml",
                pack + preference,
                "goods.csv",
                "code,en,rate\n84795000,Robots,5%\n09011100,Coffee,15%\n",
                "staged.csv",
                "code,base,stage\n" + rows);
    }

    private static List<String> problems(String stages, String preference, String rows) {
        Problems problems = new Problems();
        PackReader.read(PackFiles.ofText("XX", files(stages, preference, rows)), problems);
        return problems.list().stream().map(Object::toString).toList();
    }

    private static List<Measure> staged(String stages, String preference, String rows) {
        Problems problems = new Problems();
        Pack pack = PackReader.read(PackFiles.ofText("XX", files(stages, preference, rows)), problems);
        problems.throwIfAny();
        return Objects.requireNonNull(pack).measures().stream()
                .filter(measure -> measure.id().startsWith("pref"))
                .sorted(Comparator.comparing(measure -> measure.valid().from()))
                .toList();
    }

    private static String on(List<Measure> measures, String day) {
        return measures.stream()
                .filter(measure -> measure.valid().contains(LocalDate.parse(day)))
                .map(measure -> measure.formula().toString())
                .reduce((one, other) -> one + " and " + other)
                .orElse("none");
    }

    /** Coffee, not roasted, under RCEP in Indonesia: 3.5 % from April 2023, 3 % from April 2024. */
    @Test
    void aTenthOfTheBaseRateGoesEveryApril() {
        List<Measure> steps = staged(STAGES, PREFERENCE, "09011100,5%,T10\n");
        assertThat(steps).hasSize(10);
        assertThat(on(steps, "2021-12-31")).isEqualTo("none");
        assertThat(on(steps, "2022-01-01")).isEqualTo("4.5% of customs-value");
        assertThat(on(steps, "2022-04-01")).isEqualTo("4% of customs-value");
        assertThat(on(steps, "2023-06-01")).isEqualTo("3.5% of customs-value");
        assertThat(on(steps, "2024-06-01")).isEqualTo("3% of customs-value");
        assertThat(on(steps, "2030-04-01")).isEqualTo("0% of customs-value");
        assertThat(steps.getLast().valid().to()).isNull();
    }

    @Test
    void aRateIsRoundedToTenthsOrKeptExact() {
        List<Measure> rounded = staged(STAGES, PREFERENCE, "09011100,6.5%,T10\n");
        assertThat(on(rounded, "2022-01-01")).isEqualTo("5.9% of customs-value");
        assertThat(on(rounded, "2022-04-01")).isEqualTo("5.2% of customs-value");
        List<Measure> exact = staged(STAGES, PREFERENCE, "09011100,10%,EXACT3\n");
        assertThat(on(exact, "2022-01-01")).isEqualTo("20/300 of customs-value");
    }

    @Test
    void aScheduleMayKeepSomething() {
        List<Measure> steps = staged(STAGES, PREFERENCE, "09011100,11%,W60\n");
        // The measure itself holds from 2022 on.
        assertThat(steps.getFirst().valid().from()).isEqualTo(LocalDate.parse("2022-01-01"));
        assertThat(on(steps, "2022-06-01")).isEqualTo("847/10000 of customs-value");
        assertThat(on(steps, "2026-06-01")).isEqualTo("440/10000 of customs-value");
    }

    @Test
    void aRowWithoutStageStaysAsItIs() {
        List<Measure> steps = staged(STAGES, PREFERENCE, "09011100,0%,\n");
        assertThat(steps).singleElement().satisfies(one -> assertThat(one.id()).isEqualTo("pref/09011100"));
    }

    @Test
    void anAmountPerUnitIsReducedToo() {
        String pref = PREFERENCE.replace("$base of customs-value", "$base");
        List<Measure> steps = staged(STAGES, pref, "09011100,2.40 EUR per KGM,EXACT3\n");
        assertThat(on(steps, "2022-01-01")).isEqualTo("2/3 of 2.40 EUR per KGM");
        assertThat(on(steps, "2024-01-01")).isEqualTo("free");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            equal: 10         | equal: 0           | is not a whole number from 1 to 60
            first: 2022-01-01, then: "04-01" | first: 2022-01-01 | is missing
            then: "04-01"     | then: "13-01"      | '13-01' is not a day of the year
            keep: 77%         | keep: 120%         | '120%' is not a share of the base rate
            from: 2015-01-01  | from: 2014-01-01   | is not after 2014-07-01
            rounding: "0.1"   | rounding: "0"      | must be above 0
            citation: act     | citation: law      | citation 'law' is not defined
            T10:              | T11:               | stage 'T10' is not defined in this pack. Known: EXACT3, T11, W60.
            """)
    void saysWhatIsWrong(String before, String after, String message) {
        assertThat(problems(
                        STAGES.replaceFirst(java.util.regex.Pattern.quote(before), after),
                        PREFERENCE,
                        "09011100,5%,T10\n"))
                .anySatisfy(problem -> assertThat(problem).contains(message));
    }

    @Test
    void anAmountIsNotRoundedInPercentagePoints() {
        String pref = PREFERENCE.replace("$base of customs-value", "$base");
        assertThat(problems(STAGES, pref, "09011100,2.40 EUR per KGM,T10\n"))
                .anySatisfy(problem -> assertThat(problem).contains("staged.csv:2", "rounds in percentage points"));
    }

    @Property(tries = 60)
    void everyDayHasOneRateThatNeverRises(
            @ForAll @IntRange(min = 1, max = 40) int cuts,
            @ForAll @IntRange(min = 0, max = 400) int tenths,
            @ForAll @IntRange(min = 0, max = 20_000) int after) {
        String stage =
                "stages:\n  S: {equal: %d, first: 2022-03-01, then: \"07-01\", rounding: \"0.1\", citation: act}\n"
                        .formatted(cuts);
        String base = BigDecimal.valueOf(tenths, 1).toPlainString() + "%";
        List<Measure> steps = staged(stage, PREFERENCE, "09011100," + base + ",S\n");
        LocalDate day = LocalDate.parse("2022-03-01").plusDays(after);
        assertThat(steps.stream().filter(step -> step.valid().contains(day))).hasSize(1);
        BigDecimal before = BigDecimal.valueOf(tenths, 1);
        for (Measure step : steps) {
            BigDecimal rate = ((Formula.Share) step.formula()).part();
            assertThat(rate).isLessThanOrEqualTo(before);
            before = rate;
        }
        assertThat(before).isEqualByComparingTo("0");
    }
}
