package io.shibo.meet.slots;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Problems with a timetable without breaks hidden in them: slot by slot, pairs are drawn from those who met in the slot
 * before and those who have not met yet; who is left out once never meets again.
 *
 * @param problem what is to be solved
 * @param slots the hidden timetable
 */
record Planted(SlotProblem problem, List<Integer> slots) {
    /** @param rules how many meetings in a hundred get a rule of their own, and participants forbidden slots */
    static Planted of(int participants, int slots, int tables, int rules, long seed) {
        Random random = new Random(seed);
        int morning = slots / 2;
        boolean[] over = new boolean[participants + 1];
        boolean[] before = new boolean[participants + 1];
        List<int[]> pairs = new ArrayList<>();
        List<Integer> at = new ArrayList<>();
        List<Set<Integer>> busy = new ArrayList<>();
        for (int p = 0; p <= participants; p++) {
            busy.add(new TreeSet<>());
        }
        for (int slot = 1; slot <= slots; slot++) {
            List<Integer> free = new ArrayList<>();
            for (int p = 1; p <= participants; p++) {
                if (!over[p] && (before[p] ? random.nextInt(10) > 0 : random.nextInt(3) > 0)) {
                    free.add(p);
                }
            }
            Collections.shuffle(free, random);
            free.sort(Comparator.comparing(p -> !before[p]));
            boolean[] now = new boolean[participants + 1];
            for (int i = 0; i + 1 < free.size() && i / 2 < tables; i += 2) {
                for (int who : List.of(free.get(i), free.get(i + 1))) {
                    now[who] = true;
                    busy.get(who).add(slot);
                }
                pairs.add(new int[] {free.get(i), free.get(i + 1)});
                at.add(slot);
            }
            for (int p = 1; p <= participants; p++) {
                over[p] |= before[p] && !now[p];
                before[p] = now[p];
            }
        }
        List<Request> requests = new ArrayList<>();
        for (int m = 0; m < pairs.size(); m++) {
            int slot = at.get(m);
            HalfDay half =
                    random.nextInt(100) >= rules ? HalfDay.ANY : slot <= morning ? HalfDay.MORNING : HalfDay.AFTERNOON;
            int fixed = random.nextInt(400) < rules ? slot : 0;
            List<Integer> after = new ArrayList<>();
            int other = random.nextInt(pairs.size());
            if (random.nextInt(200) < rules && at.get(other) < slot) {
                after.add(other + 1);
            }
            requests.add(new Request(pairs.get(m)[0], pairs.get(m)[1], half, fixed, after));
        }
        List<Set<Integer>> forbidden = new ArrayList<>();
        for (int p = 1; p <= participants; p++) {
            Set<Integer> own = new TreeSet<>();
            for (int slot = 1; slot <= slots; slot++) {
                if (!busy.get(p).contains(slot) && random.nextInt(100) < rules) {
                    own.add(slot);
                }
            }
            forbidden.add(own);
        }
        return new Planted(new SlotProblem(participants, tables, slots, morning, requests, forbidden), at);
    }
}
