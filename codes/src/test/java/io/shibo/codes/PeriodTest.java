package io.shibo.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shibo.codes.Period.Frequency;
import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
    @Provide
    Arbitrary<Period> periods() {
        return Combinators.combine(
                        Arbitraries.integers().between(1901, 2999),
                        Arbitraries.of(Frequency.class),
                        Arbitraries.integers().between(0, 11))
                .as((year, frequency, n) -> new Period(year, frequency, n % (12 / frequency.months()) + 1));
    }

    @Property
    void parseReadsWhatToStringPrints(@ForAll("periods") Period period) {
        assertThat(Period.parse(period.toString())).isEqualTo(period);
    }

    @Property
    void holdsItsFirstAndLastDayAndNotTheirNeighbours(@ForAll("periods") Period period) {
        assertThat(period.contains(period.firstDay())).isTrue();
        assertThat(period.contains(period.lastDay())).isTrue();
        assertThat(period.contains(period.firstDay().minusDays(1))).isFalse();
        assertThat(period.contains(period.lastDay().plusDays(1))).isFalse();
        assertThat(period.firstDay().plusMonths(period.frequency().months()))
                .isEqualTo(period.lastDay().plusDays(1));
    }

    @Property
    void everyDayLiesInExactlyOnePeriodOfAFrequency(
            @ForAll @DateRange(min = "1900-01-01", max = "2999-12-31") LocalDate day, @ForAll Frequency frequency) {
        long holding = java.util.stream.IntStream.rangeClosed(1, 12 / frequency.months())
                .mapToObj(n -> new Period(day.getYear(), frequency, n))
                .filter(period -> period.contains(day))
                .count();
        assertThat(holding).isEqualTo(1);
    }

    @Property
    void theYearBeforeIsTwelveMonthsEarlier(@ForAll("periods") Period period) {
        assertThat(period.yearBefore().firstDay()).isEqualTo(period.firstDay().minusYears(1));
        assertThat(period.yearBefore()).isLessThan(period);
    }

    @ParameterizedTest
    @CsvSource({
        "2026, 2026-01-01, 2026-12-31",
        "2026-S1, 2026-01-01, 2026-06-30",
        "2026-H2, 2026-07-01, 2026-12-31",
        "2026-Q2, 2026-04-01, 2026-06-30",
        "2024-02, 2024-02-01, 2024-02-29",
        "2026-6, 2026-06-01, 2026-06-30"
    })
    void readsTheFormsOfSdmx(String text, LocalDate first, LocalDate last) {
        assertThat(Period.parse(text).firstDay()).isEqualTo(first);
        assertThat(Period.parse(text).lastDay()).isEqualTo(last);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "26",
                "2026-",
                "2026-S3",
                "2026-Q5",
                "2026-13",
                "2026-00",
                "2026/S1",
                "2026-s1",
                "1899",
                "٢٠٢٦",
                "2026-S1 "
            })
    void refusesWhatIsNoPeriod(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.parse(text))
                .withMessageContaining("is not a period");
    }

    @Test
    void saysHowManyPartsAYearHas() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.parse("2026-S3"))
                .withMessage(
                        "number 3 of year 2026 is not a period. Years run from 1900 to 2999, half-yearly numbers from 1 to 2.");
    }
}
