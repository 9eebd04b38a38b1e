package io.shibo.clear;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The window's clock face: China has had one time and no summer time since 1992, so a fixed offset is exact and does not
 * depend on a machine's time zone data. Its years turn at midnight of this time.
 */
public final class ChinaTime {
    public static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);

    private static final DateTimeFormatter SEVENTEEN = DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS");

    private ChinaTime() {}

    /** @param at milliseconds since 1970 in UTC */
    public static LocalDateTime of(long at) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(at), OFFSET);
    }

    public static LocalDate day(long at) {
        return of(at).toLocalDate();
    }

    /** Days since 1970 in China's time. */
    public static int epochDay(long at) {
        return (int) day(at).toEpochDay();
    }

    /** The calendar year, which turns at midnight in China. */
    public static int year(long at) {
        return of(at).getYear();
    }

    /** Milliseconds since 1970 in UTC. */
    public static long millis(LocalDateTime time) {
        return time.toInstant(OFFSET).toEpochMilli();
    }

    /** {@code yyyyMMddHHmmssSSS}, as receipts have it. */
    public static String seventeen(long at) {
        return SEVENTEEN.format(of(at));
    }
}
