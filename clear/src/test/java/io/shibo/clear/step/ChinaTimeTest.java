package io.shibo.clear.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ChinaTimeTest {
    private static final long HOUR = 3_600_000L;

    /** Over more than one cycle of 400 years, before 1970 too. */
    @Test
    void theYearIsTheCalendarsFromItsFirstMillisecondToItsLast() {
        LocalDate end = LocalDate.of(2450, 1, 1);
        for (LocalDate day = LocalDate.of(1890, 1, 1); day.isBefore(end); day = day.plusDays(1)) {
            long midnight = day.toEpochDay() * 24 * HOUR - 8 * HOUR;
            assertThat(ChinaTime.year(midnight)).as("%s", day).isEqualTo(day.getYear());
            assertThat(ChinaTime.year(midnight + 24 * HOUR - 1)).as("%s", day).isEqualTo(day.getYear());
        }
    }
}
