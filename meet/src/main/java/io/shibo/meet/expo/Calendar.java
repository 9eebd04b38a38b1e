package io.shibo.meet.expo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who can meet in which slot, as bits: bit {@code s} of word {@code s / 64} is slot {@code s}. One calendar for being
 * there at all, one for being there in person.
 */
public final class Calendar {
    private final List<Edition.Slot> slots;
    private final int words;
    private final Map<String, long[]> present = new HashMap<>();
    private final Map<String, long[]> onSite = new HashMap<>();
    private final long[] never;

    Calendar(Edition edition, List<Presence> presences) {
        slots = edition.slots();
        words = (slots.size() + 63) / 64;
        never = new long[words];
        // Most presences share a handful of patterns; the bits of a pattern are worked out once.
        Map<Presence, long[]> patterns = new HashMap<>();
        for (Presence presence : presences) {
            Presence pattern = new Presence(
                    "", presence.firstDay(), presence.lastDay(), presence.from(), presence.to(), presence.attendance());
            long[] bits = patterns.computeIfAbsent(pattern, this::bits);
            add(present, presence.organisation(), bits);
            if (presence.attendance() == Attendance.ON_SITE) {
                add(onSite, presence.organisation(), bits);
            }
        }
    }

    public List<Edition.Slot> slots() {
        return slots;
    }

    /** Words of 64 slots. */
    public int words() {
        return words;
    }

    /** The slots in which the organisation can meet; none where nothing was said. Not to be changed. */
    public long[] present(String organisation) {
        return present.getOrDefault(organisation, never);
    }

    /** The slots in which the organisation is there in person. Not to be changed. */
    public long[] onSite(String organisation) {
        return onSite.getOrDefault(organisation, never);
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

    private static void add(Map<String, long[]> to, String organisation, long[] bits) {
        to.merge(organisation, bits, (a, b) -> {
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
