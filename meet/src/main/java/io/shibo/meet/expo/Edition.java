package io.shibo.meet.expo;

import io.shibo.codes.Country;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One edition of an expo: where and when, and how its days are cut into slots.
 *
 * @param code short, as in {@code "2026"}
 * @param name as it is announced
 * @param country where it is held; who comes from elsewhere is international
 * @param firstDay first day of meetings
 * @param lastDay last day of meetings, included
 * @param sessions the times of each day in which meetings are held, in order, not overlapping
 * @param slotMinutes length of a meeting, walk to the next included, 5 to 240
 * @param walkMinutes of these, kept free at the end to walk to the next; 0 to {@code slotMinutes}
 * @param timeZone by whose clock days and times are meant; null where it is the country's one official time, see {@link
 *     TimeZones#find(Edition)}
 */
public record Edition(
        String code,
        String name,
        Country country,
        LocalDate firstDay,
        LocalDate lastDay,
        List<Session> sessions,
        int slotMinutes,
        int walkMinutes,
        @Nullable ZoneId timeZone) {
    /** Slots of one edition; keeps a participant's calendar a few machine words. */
    public static final int MAX_SLOTS = 1024;

    /** A time of the day in which meetings are held. */
    public record Session(LocalTime from, LocalTime to) {
        public Session {
            if (!to.isAfter(from)) {
                throw new IllegalArgumentException("session %s-%s ends before it starts.".formatted(from, to));
            }
        }
    }

    /**
     * A time for one meeting.
     *
     * @param index 0-based, in order of time over the whole edition
     */
    public record Slot(int index, LocalDate day, LocalTime from, LocalTime to) {}

    public Edition {
        sessions = List.copyOf(sessions);
        if (lastDay.isBefore(firstDay) || firstDay.plusDays(60).isBefore(lastDay)) {
            throw new IllegalArgumentException(
                    "the edition runs from %s to %s. The last day must not be before the first, and at most 60 days after it."
                            .formatted(firstDay, lastDay));
        }
        if (sessions.isEmpty() || sessions.size() > 12) {
            throw new IllegalArgumentException(
                    "%d sessions a day. Write 1 to 12, as in 09:00-12:00 13:00-17:30.".formatted(sessions.size()));
        }
        for (int i = 1; i < sessions.size(); i++) {
            if (sessions.get(i).from().isBefore(sessions.get(i - 1).to())) {
                throw new IllegalArgumentException(
                        "session %s starts before the one before it ends. Write the sessions in order."
                                .formatted(sessions.get(i).from()));
            }
        }
        if (slotMinutes < 5 || slotMinutes > 240) {
            throw new IllegalArgumentException("a slot of %d minutes; 5 to 240 are possible.".formatted(slotMinutes));
        }
        if (walkMinutes < 0 || walkMinutes > slotMinutes) {
            throw new IllegalArgumentException("%d minutes to walk in a slot of %d; 0 to %d are possible."
                    .formatted(walkMinutes, slotMinutes, slotMinutes));
        }
    }

    /** An edition by its country's official time. */
    public Edition(
            String code,
            String name,
            Country country,
            LocalDate firstDay,
            LocalDate lastDay,
            List<Session> sessions,
            int slotMinutes,
            int walkMinutes) {
        this(code, name, country, firstDay, lastDay, sessions, slotMinutes, walkMinutes, null);
    }

    /** An edition whose slots keep no time free to walk. */
    public Edition(
            String code,
            String name,
            Country country,
            LocalDate firstDay,
            LocalDate lastDay,
            List<Session> sessions,
            int slotMinutes) {
        this(code, name, country, firstDay, lastDay, sessions, slotMinutes, 0);
    }

    /**
     * All slots, in order of time.
     *
     * @throws IllegalArgumentException if there are none or more than {@value #MAX_SLOTS}
     */
    public List<Slot> slots() {
        List<Slot> slots = new ArrayList<>();
        for (LocalDate day = firstDay; !day.isAfter(lastDay); day = day.plusDays(1)) {
            for (Session session : sessions) {
                int end = session.to().toSecondOfDay();
                int length = slotMinutes * 60;
                for (int at = session.from().toSecondOfDay(); at + length <= end; at += length) {
                    slots.add(new Slot(
                            slots.size(), day, LocalTime.ofSecondOfDay(at), LocalTime.ofSecondOfDay(at + length)));
                }
            }
        }
        if (slots.isEmpty() || slots.size() > MAX_SLOTS) {
            throw new IllegalArgumentException(
                    "the sessions give %d slots; 1 to %d are possible. Maybe change slot_minutes."
                            .formatted(slots.size(), MAX_SLOTS));
        }
        return List.copyOf(slots);
    }
}
