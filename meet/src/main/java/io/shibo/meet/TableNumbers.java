package io.shibo.meet;

import io.shibo.meet.expo.Attendance;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Which of a hall's tables each meeting of an exhibitor without a booth is at. A plan says how many are taken at once; here
 * they get numbers: an exhibitor keeps the table it had before where that is free, so that it need not move its things.
 */
public final class TableNumbers {
    private final Map<Meeting, Integer> numbers = new HashMap<>();

    private TableNumbers() {}

    /** Slot by slot, in the order of exhibitors' ids: the same plan gives the same tables. */
    public static TableNumbers of(Expo expo, List<Meeting> meetings) {
        TableNumbers tables = new TableNumbers();
        Map<String, TreeMap<Integer, List<Meeting>>> halls = new TreeMap<>();
        for (Meeting meeting : meetings) {
            Organisation exhibitor = expo.get(meeting.exhibitor());
            String hall = exhibitor.hall();
            if (hall != null && exhibitor.booth() == null && meeting.attendance() == Attendance.ON_SITE) {
                halls.computeIfAbsent(hall, name -> new TreeMap<>())
                        .computeIfAbsent(meeting.slot(), slot -> new ArrayList<>())
                        .add(meeting);
            }
        }
        halls.values().forEach(tables::number);
        return tables;
    }

    private void number(TreeMap<Integer, List<Meeting>> slots) {
        Map<String, Integer> last = new HashMap<>();
        for (List<Meeting> atOnce : slots.values()) {
            atOnce.sort(Comparator.comparing(Meeting::exhibitor).thenComparing(Meeting::buyer));
            BitSet taken = new BitSet();
            List<Meeting> moving = new ArrayList<>();
            for (Meeting meeting : atOnce) {
                int before = last.getOrDefault(meeting.exhibitor(), 0);
                if (before > 0 && !taken.get(before)) {
                    taken.set(before);
                    numbers.put(meeting, before);
                } else {
                    moving.add(meeting);
                }
            }
            for (Meeting meeting : moving) {
                int free = taken.nextClearBit(1);
                taken.set(free);
                numbers.put(meeting, free);
                last.put(meeting.exhibitor(), free);
            }
        }
    }

    /** The table's number within the hall, from 1; empty for a meeting at a booth or online. */
    public OptionalInt find(Meeting meeting) {
        Integer number = numbers.get(meeting);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
