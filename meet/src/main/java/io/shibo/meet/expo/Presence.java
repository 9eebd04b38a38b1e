package io.shibo.meet.expo;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * When an organisation can meet: on each day from {@code firstDay} to {@code lastDay}, both included, between the times.
 * An organisation may have several; without any it cannot be given a meeting.
 *
 * @param organisation its id
 * @param from start of the time each day, in the expo's local time
 * @param to end of the time each day; after {@code from}
 * @param attendance on site or online
 * @param person whom of the organisation it is about; null where it is about all who have no times of their own
 */
public record Presence(
        String organisation,
        LocalDate firstDay,
        LocalDate lastDay,
        LocalTime from,
        LocalTime to,
        Attendance attendance,
        @Nullable String person) {
    /** A time of the whole organisation. */
    public Presence(
            String organisation,
            LocalDate firstDay,
            LocalDate lastDay,
            LocalTime from,
            LocalTime to,
            Attendance attendance) {
        this(organisation, firstDay, lastDay, from, to, attendance, null);
    }

    public Presence {
        if (lastDay.isBefore(firstDay)) {
            throw new IllegalArgumentException("last day %s is before first day %s.".formatted(lastDay, firstDay));
        }
        if (!to.isAfter(from)) {
            throw new IllegalArgumentException("the time ends at %s, but starts at %s.".formatted(to, from));
        }
    }
}
