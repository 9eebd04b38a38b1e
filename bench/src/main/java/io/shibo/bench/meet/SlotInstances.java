package io.shibo.bench.meet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes MiniZinc data in the format of the public instances of Bofill et al., of every kind that the format allows: more or
 * less dense, with and without half-days, forbidden slots, fixed slots and precedences, scarce tables, popular participants;
 * some have no timetable.
 */
final class SlotInstances {
    private SlotInstances() {}

    /**
     * One instance.
     *
     * @param scale 1 is about the size of the public ones: 40 to 70 participants
     */
    static String write(long seed, double scale) {
        Random random = new Random(seed);
        int participants = (int) ((40 + random.nextInt(31)) * scale);
        int slots = 8 + random.nextInt(14);
        int morning = random.nextInt(3) == 0 ? slots : 1 + slots / 3 + random.nextInt(slots / 3);
        int most = slots - random.nextInt(4);
        double density = 0.35 + 0.55 * random.nextDouble();
        boolean popular = random.nextBoolean();
        int wanted = (int) (participants * most * density / 2);
        int[] degree = new int[participants + 1];
        Set<Long> pairs = new HashSet<>();
        List<int[]> meetings = new ArrayList<>();
        for (int tries = 0; tries < 40 * wanted && meetings.size() < wanted; tries++) {
            int p = who(random, participants, popular);
            int q = who(random, participants, false);
            if (p != q
                    && degree[p] < most
                    && degree[q] < most
                    && pairs.add((long) Math.min(p, q) << 32 | Math.max(p, q))) {
                meetings.add(new int[] {p, q, 3});
                degree[p]++;
                degree[q]++;
            }
        }
        int halves = random.nextInt(3) * 25;
        for (int[] meeting : meetings) {
            if (morning < slots && random.nextInt(100) < halves) {
                meeting[2] = random.nextInt(slots) < morning ? 1 : 2;
            }
        }
        int least = (meetings.size() + slots - 1) / slots;
        int tables = least + 1 + random.nextInt(Math.max(1, least / 2));
        int forbids = random.nextInt(3) * 8;
        List<Set<Integer>> forbidden = new ArrayList<>();
        for (int p = 1; p <= participants; p++) {
            Set<Integer> own = new TreeSet<>(Set.of(0));
            for (int t = 1; t <= slots && own.size() - 1 < slots - degree[p]; t++) {
                if (random.nextInt(100) < forbids) {
                    own.add(t);
                }
            }
            forbidden.add(own);
        }
        int rules = random.nextInt(3);
        List<Integer> fixed = new ArrayList<>();
        List<Set<Integer>> before = new ArrayList<>();
        for (int m = 1; m <= meetings.size(); m++) {
            int[] meeting = meetings.get(m - 1);
            int slot = 1 + random.nextInt(slots);
            boolean open = (meeting[2] == 3 || (slot <= morning) == (meeting[2] == 1))
                    && !forbidden.get(meeting[0] - 1).contains(slot)
                    && !forbidden.get(meeting[1] - 1).contains(slot);
            fixed.add(open && random.nextInt(100) < rules ? slot : 0);
            before.add(m > 1 && random.nextInt(100) < rules ? Set.of(1 + random.nextInt(m - 1)) : Set.of());
        }
        return text(participants, tables, slots, morning, meetings, forbidden, fixed, before);
    }

    private static int who(Random random, int participants, boolean popular) {
        double at = random.nextDouble();
        return 1 + (int) (participants * (popular ? at * at : at));
    }

    private static String text(
            int participants,
            int tables,
            int slots,
            int morning,
            List<int[]> meetings,
            List<Set<Integer>> forbidden,
            List<Integer> fixed,
            List<Set<Integer>> before) {
        List<Set<Integer>> own = new ArrayList<>();
        IntStream.range(0, participants).forEach(p -> own.add(new TreeSet<>(Set.of(1))));
        for (int m = 1; m <= meetings.size(); m++) {
            own.get(meetings.get(m - 1)[0] - 1).add(m + 1);
            own.get(meetings.get(m - 1)[1] - 1).add(m + 1);
        }
        return "nBusiness = %d;%nnMeetings = %d;%nnTables = %d;%nnTotalSlots = %d;%nnMorningSlots = %d;%n"
                        .formatted(participants, meetings.size(), tables, slots, morning)
                + "requested = [|"
                + meetings.stream()
                        .map(row -> row[0] + ", " + row[1] + "," + row[2])
                        .collect(Collectors.joining(",\n|"))
                + "|];\nmeetingsxBusiness = " + sets(own)
                + ";\nnMeetingsBusiness = "
                + own.stream().map(each -> each.size() - 1).toList()
                + ";\nforbidden = " + sets(forbidden)
                + ";\nfixed = " + fixed
                + ";\nprecedences = " + sets(before) + ";\n";
    }

    private static String sets(List<Set<Integer>> sets) {
        return sets.stream()
                .map(set -> set.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
