package io.shibo.meet.calendar;

import io.shibo.meet.Meeting;
import io.shibo.meet.TableNumbers;
import io.shibo.meet.expo.Attendance;
import io.shibo.meet.expo.Expo;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What calendars were told of each pair, plan after plan, so that a later file replaces an earlier one: SEQUENCE goes up by
 * one whenever time or place of a meeting changes, and a meeting that is no more is said to be cancelled, not left out (RFC
 * 5545, 3.8.7.4; RFC 5546, 2.1.4). Immutable; the same plans give the same history.
 */
public final class CalendarHistory {
    public static final CalendarHistory NONE = new CalendarHistory(Map.of());

    private final Map<Pair, Version> versions;

    /** Two who meet: once in an edition, so the pair names the meeting. */
    public record Pair(String exhibitor, String buyer) {}

    /**
     * @param sequence how often it was changed since it was first announced
     * @param slot index of the edition's slot
     * @param table number of the table in the exhibitor's hall; null at a booth or online
     * @param cancelled whether it is off
     */
    public record Version(
            Pair pair,
            int sequence,
            int slot,
            Attendance attendance,
            @Nullable Integer table,
            boolean cancelled) {
        private boolean says(Version other) {
            return slot == other.slot
                    && attendance == other.attendance
                    && Objects.equals(table, other.table)
                    && cancelled == other.cancelled;
        }

        private Version numbered(int number) {
            return new Version(pair, number, slot, attendance, table, cancelled);
        }
    }

    private CalendarHistory(Map<Pair, Version> versions) {
        this.versions = versions;
    }

    /** As it was kept by {@link #versions}. */
    public static CalendarHistory of(Collection<Version> kept) {
        Map<Pair, Version> versions = new LinkedHashMap<>();
        kept.forEach(version -> versions.put(version.pair(), version));
        return new CalendarHistory(versions);
    }

    /** After this plan is announced too. */
    public CalendarHistory next(Expo expo, List<Meeting> meetings) {
        TableNumbers tables = TableNumbers.of(expo, meetings);
        Map<Pair, Version> next = new LinkedHashMap<>();
        versions.forEach((pair, before) -> next.put(
                pair, changed(before, new Version(pair, 0, before.slot, before.attendance, before.table, true))));
        for (Meeting meeting : meetings) {
            Pair pair = new Pair(meeting.exhibitor(), meeting.buyer());
            Integer table = tables.find(meeting).isPresent()
                    ? (Integer) tables.find(meeting).getAsInt()
                    : null;
            Version now = new Version(pair, 0, meeting.slot(), meeting.attendance(), table, false);
            Version before = versions.get(pair);
            next.put(pair, before == null ? now : changed(before, now));
        }
        return new CalendarHistory(next);
    }

    private static Version changed(Version before, Version now) {
        return now.says(before) ? before : now.numbered(before.sequence + 1);
    }

    /** Each pair's latest version, cancelled ones included, in the order they were first announced. */
    public Collection<Version> versions() {
        return Collections.unmodifiableCollection(versions.values());
    }
}
