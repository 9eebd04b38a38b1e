package io.shibo.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.Language;
import io.shibo.codes.Period;
import io.shibo.codes.Rate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LabelsTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageHasTheSameTexts(Language language) {
        Labels english = Labels.in(Language.EN);
        Labels other = Labels.in(language);
        assertThat(other.keys()).isEqualTo(english.keys());
        for (String key : english.keys()) {
            assertThat(other.text(key)).as(key).isNotBlank();
            assertThat(places(other.text(key))).as(key + " in " + language).isEqualTo(places(english.text(key)));
        }
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(found -> found.group())
                .sorted()
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyWordOfATableHasAText(Language language) {
        Labels words = Labels.in(language);
        for (Measure measure : Measure.values()) {
            assertThat(words.of(measure)).isNotBlank();
            assertThat(words.text("why.rule." + Labels.word(measure))).isNotBlank();
        }
        for (Side side : Side.values()) {
            assertThat(words.of(side)).isNotBlank();
        }
        for (Breakdown breakdown : Breakdown.values()) {
            assertThat(words.of(breakdown)).isNotBlank();
        }
        for (String period : List.of("2026", "2026-S1", "2026-S2", "2026-Q3", "2026-05")) {
            assertThat(words.of(Period.parse(period))).contains("2026");
        }
        for (Regime regime : Regime.values()) {
            Row row = new Row(Samples.HALF, Side.EXPORTS, Breakdown.REGIME, regime.code(), Map.of());
            assertThat(words.item(row)).startsWith(regime.code());
        }
    }

    @Test
    void numbersFollowEachLanguagesHabit() {
        BigDecimal value = new BigDecimal("-1234567.895");
        assertThat(Labels.in(Language.EN).number(value, 2)).isEqualTo("−1,234,567.90");
        assertThat(Labels.in(Language.ID).number(value, 2)).isEqualTo("−1.234.567,90");
        assertThat(Labels.in(Language.EN).number(new BigDecimal("-0.004"), 2)).isEqualTo("0.00");
        assertThat(Labels.in(Language.ZH).growth(Rate.ofPercent("8.4"))).isEqualTo("+8.4%");
        assertThat(Labels.in(Language.ID).growth(Rate.ofPercent("-8.4"))).isEqualTo("−8,4%");
    }

    @Test
    void unitsAreEachLanguagesOwn() {
        BigDecimal value = new BigDecimal("344640000.12");
        assertThat(Labels.in(Language.EN).unit(value, ReportingCurrency.CNY).name())
                .isEqualTo("million yuan");
        Labels.Unit chinese = Labels.in(Language.ZH).unit(value, ReportingCurrency.USD);
        assertThat(chinese.name()).isEqualTo("万美元");
        assertThat(chinese.of(value)).isEqualByComparingTo("34464.000012");
        assertThat(Labels.in(Language.ID)
                        .unit(new BigDecimal("7"), ReportingCurrency.USD)
                        .name())
                .isEqualTo("dolar AS");
    }
}
