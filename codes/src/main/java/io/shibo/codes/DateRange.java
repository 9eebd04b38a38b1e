package io.shibo.codes;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days on which a rule holds: from {@code from} (included) until {@code to} (not included).
 *
 * @param from first day
 * @param to the day after the last; null while no end is set
 */
public record DateRange(LocalDate from, @Nullable LocalDate to) {
    public DateRange {
        if (to != null && !to.isAfter(from)) {
            throw new IllegalArgumentException(
                    "a range from %s to %s holds on no day. The end is the day after the last day."
                            .formatted(from, to));
        }
    }

    public static DateRange since(LocalDate from) {
        return new DateRange(from, null);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }

    public boolean overlaps(DateRange other) {
        return (to == null || other.from.isBefore(to)) && (other.to == null || from.isBefore(other.to));
    }

    @Override
    public String toString() {
        return from + ".." + (to == null ? "" : to);
    }
}
