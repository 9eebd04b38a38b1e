package io.shibo.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DateRangeTest {
    private static final LocalDate START = LocalDate.of(2026, 1, 1);

    /** Two ranges overlap exactly when some day lies in both. */
    @Property
    void overlapMeansADayInBoth(
            @ForAll @IntRange(max = 20) int from,
            @ForAll @IntRange(max = 10) int days,
            @ForAll @IntRange(max = 20) int otherFrom,
            @ForAll @IntRange(max = 10) int otherDays) {
        DateRange one = range(from, days);
        DateRange two = range(otherFrom, otherDays);
        boolean shared = START.datesUntil(START.plusDays(60)).anyMatch(day -> one.contains(day) && two.contains(day));
        assertThat(one.overlaps(two)).isEqualTo(shared);
        assertThat(two.overlaps(one)).isEqualTo(shared);
    }

    /** Without an end where {@code days} is 0. */
    private static DateRange range(int from, int days) {
        @Nullable LocalDate end = days == 0 ? null : START.plusDays(from + days);
        return new DateRange(START.plusDays(from), end);
    }

    @Test
    void theEndIsTheDayAfterTheLast() {
        DateRange may = new DateRange(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 6, 1));
        assertThat(may.contains(LocalDate.of(2026, 5, 31))).isTrue();
        assertThat(may.contains(LocalDate.of(2026, 6, 1))).isFalse();
        assertThat(may).hasToString("2026-05-01..2026-06-01");
        assertThat(DateRange.since(START)).hasToString("2026-01-01..");
    }

    @Test
    void aRangeHoldsAtLeastOneDay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DateRange(START, START))
                .withMessageContaining("holds on no day");
    }
}
