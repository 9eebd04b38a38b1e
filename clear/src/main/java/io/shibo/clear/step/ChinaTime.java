package io.shibo.clear.step;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The window's clock face: China has had one time and no summer time since 1992, so a fixed offset is exact and does not
 * depend on a machine's time zone data. Its years turn at midnight of this time.
 */
public final class ChinaTime {
    public static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);

    private static final long OFFSET_MILLIS = 8 * 3_600_000L;
    private static final long DAY_MILLIS = 24 * 3_600_000L;

    /** From March 1st of the year 0. */
    private static final int DAYS_TO_1970 = 719_468;

    /** Days of 400 years, after which the calendar begins anew. */
    private static final int DAYS_OF_ERA = 146_097;

    private static final int MARCH_TO_NEW_YEAR = 306;

    private ChinaTime() {}

    /** @param at milliseconds since 1970 in UTC */
    public static LocalDateTime of(long at) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(at), OFFSET);
    }

    public static LocalDate day(long at) {
        return LocalDate.ofEpochDay(epochDay(at));
    }

    /** Days since 1970 in China's time. */
    public static int epochDay(long at) {
        return (int) Math.floorDiv(at + OFFSET_MILLIS, DAY_MILLIS);
    }

    /** The calendar year, which turns at midnight in China. */
    public static int year(long at) {
        // The calendar's own arithmetic without its objects: years begin in March, so that leap days come last.
        int day = epochDay(at) + DAYS_TO_1970;
        int era = Math.floorDiv(day, DAYS_OF_ERA);
        int ofEra = day - era * DAYS_OF_ERA;
        int year = (ofEra - ofEra / 1460 + ofEra / 36524 - ofEra / (DAYS_OF_ERA - 1)) / 365;
        int ofYear = ofEra - (365 * year + year / 4 - year / 100);
        return era * 400 + year + (ofYear >= MARCH_TO_NEW_YEAR ? 1 : 0);
    }

    /** Milliseconds since 1970 in UTC. */
    public static long millis(LocalDateTime time) {
        return time.toInstant(OFFSET).toEpochMilli();
    }

    /** {@code yyyyMMddHHmmssSSS}, as receipts have it; for years of four digits. */
    public static String seventeen(long at) {
        LocalDate day = day(at);
        long millis = Math.floorMod(at + OFFSET_MILLIS, DAY_MILLIS);
        long date = day.getYear() * 10_000L + day.getMonthValue() * 100 + day.getDayOfMonth();
        long clock = millis / 3_600_000 * 10_000_000 + millis / 60_000 % 60 * 100_000 + millis % 60_000;
        // One digit too many, which keeps the zeros.
        return Long.toString(100_000_000_000_000_000L + date * 1_000_000_000L + clock)
                .substring(1);
    }
}
