package io.shibo.codes;

import io.shibo.codes.input.Problem;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A period of statistics: a year, half-year, quarter or month, written as SDMX writes it: {@code 2026},
 * {@code 2026-S1}, {@code 2026-Q2}, {@code 2026-06}. {@code 2026-H1} is read as well.
 *
 * @param year 1900 to 2999
 * @param frequency how long it is
 * @param number 1-based within the year; 1 for a year
 */
public record Period(int year, Frequency frequency, int number) implements Comparable<Period> {
    /** How long a period is. */
    public enum Frequency {
        ANNUAL(12),
        HALF_YEARLY(6),
        QUARTERLY(3),
        MONTHLY(1);

        private final int months;

        Frequency(int months) {
            this.months = months;
        }

        public int months() {
            return months;
        }
    }

    private static final Pattern FORM = Pattern.compile("(\\d{4})(?:-([SHQ])?(\\d{1,2}))?");

    public Period {
        if (year < 1900 || year > 2999 || number < 1 || number > 12 / frequency.months()) {
            throw new IllegalArgumentException(
                    "number %d of year %d is not a period. Years run from 1900 to 2999, %s numbers from 1 to %d."
                            .formatted(
                                    number,
                                    year,
                                    frequency.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                                    12 / frequency.months()));
        }
    }

    public static Period half(int year, int number) {
        return new Period(year, Frequency.HALF_YEARLY, number);
    }

    public static Period parse(String text) {
        Matcher m = FORM.matcher(text);
        if (!m.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not a period. Write 2026, 2026-S1, 2026-Q2 or 2026-06.".formatted(Problem.show(text)));
        }
        int year = Integer.parseInt(m.group(1));
        if (m.group(3) == null) {
            return new Period(year, Frequency.ANNUAL, 1);
        }
        int number = Integer.parseInt(m.group(3));
        if (m.group(2) == null) {
            return new Period(year, Frequency.MONTHLY, number);
        }
        return new Period(year, m.group(2).equals("Q") ? Frequency.QUARTERLY : Frequency.HALF_YEARLY, number);
    }

    public LocalDate firstDay() {
        return LocalDate.of(year, (number - 1) * frequency.months() + 1, 1);
    }

    public LocalDate lastDay() {
        return firstDay().plusMonths(frequency.months()).minusDays(1);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(firstDay()) && !day.isAfter(lastDay());
    }

    /** The same part of the year before, the base of year-on-year growth. */
    public Period yearBefore() {
        return new Period(year - 1, frequency, number);
    }

    @Override
    public int compareTo(Period other) {
        int byStart = firstDay().compareTo(other.firstDay());
        return byStart != 0 ? byStart : lastDay().compareTo(other.lastDay());
    }

    @Override
    public String toString() {
        return switch (frequency) {
            case ANNUAL -> "%04d".formatted(year);
            case HALF_YEARLY -> "%04d-S%d".formatted(year, number);
            case QUARTERLY -> "%04d-Q%d".formatted(year, number);
            case MONTHLY -> "%04d-%02d".formatted(year, number);
        };
    }
}
