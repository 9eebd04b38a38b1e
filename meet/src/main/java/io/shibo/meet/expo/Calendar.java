package io.shibo.meet.expo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who can meet in which slot, as bits: bit {@code s} of word {@code s / 64} is slot {@code s}. One calendar for being
 * there at all, one for being there in person. A person without times of its own has those of the organisation; an
 * organisation with people is there when any of them is.
 */
public final class Calendar {
    private final List<Edition.Slot> slots;
    private final int words;
    private final Map<String, long[]> present = new HashMap<>();
    private final Map<String, long[]> onSite = new HashMap<>();
    private final long[] never;

    Calendar(Edition edition, List<Presence> presences, List<Person> people) {
        slots = edition.slots();
        words = (slots.size() + 63) / 64;
        never = new long[words];
        // Most presences share a handful of patterns; the bits of a pattern are worked out once.
        Map<Presence, long[]> patterns = new HashMap<>();
        for (Presence presence : presences) {
            Presence pattern = new Presence(
                    "", presence.firstDay(), presence.lastDay(), presence.from(), presence.to(), presence.attendance());
            long[] bits = patterns.computeIfAbsent(pattern, this::bits);
            String who = presence.person() == null ? presence.organisation() : presence.person();
            add(present, who, bits);
            if (presence.attendance() == Attendance.ON_SITE) {
                add(onSite, who, bits);
            }
        }
        delegations(people);
    }

    private void delegations(List<Person> people) {
        Map<String, long[]> anybody = new HashMap<>();
        Map<String, long[]> anybodyOnSite = new HashMap<>();
        for (Person person : people) {
            if (!present.containsKey(person.id())) {
                present.put(person.id(), present(person.organisation()));
                onSite.put(person.id(), onSite(person.organisation()));
            }
            add(anybody, person.organisation(), present(person.id()));
            add(anybodyOnSite, person.organisation(), onSite(person.id()));
        }
        present.putAll(anybody);
        onSite.putAll(anybodyOnSite);
    }

    public List<Edition.Slot> slots() {
        return slots;
    }

    /** Words of 64 slots. */
    public int words() {
        return words;
    }

    /** The slots in which the organisation or person can meet; none where nothing was said. Not to be changed. */
    public long[] present(String id) {
        return present.getOrDefault(id, never);
    }

    /** The slots in which the organisation or person is there in person. Not to be changed. */
    public long[] onSite(String id) {
        return onSite.getOrDefault(id, never);
    }

    /** Whether both have a slot in common. */
    public static boolean meet(long[] a, long[] b) {
        for (int i = 0; i < a.length; i++) {
            if ((a[i] & b[i]) != 0) {
                return true;
            }
        }
        return false;
    }

    public static boolean has(long[] bits, int slot) {
        return (bits[slot >> 6] >>> slot & 1) != 0;
    }

    public static int count(long[] bits) {
        int count = 0;
        for (long word : bits) {
            count += Long.bitCount(word);
        }
        return count;
    }

    /** The days of the edition, in order. */
    public List<LocalDate> days() {
        List<LocalDate> days = new ArrayList<>();
        for (Edition.Slot slot : slots) {
            if (days.isEmpty() || !days.getLast().equals(slot.day())) {
                days.add(slot.day());
            }
        }
        return days;
    }

    private static void add(Map<String, long[]> to, String who, long[] bits) {
        to.merge(who, bits, (a, b) -> {
            if (Arrays.equals(a, b)) {
                return a;
            }
            long[] both = a.clone();
            for (int i = 0; i < both.length; i++) {
                both[i] |= b[i];
            }
            return both;
        });
    }

    private long[] bits(Presence presence) {
        long[] bits = new long[words];
        for (Edition.Slot slot : slots) {
            if (!slot.day().isBefore(presence.firstDay())
                    && !slot.day().isAfter(presence.lastDay())
                    && !slot.from().isBefore(presence.from())
                    && !slot.to().isAfter(presence.to())) {
                bits[slot.index() >> 6] |= 1L << slot.index();
            }
        }
        return bits;
    }
}
