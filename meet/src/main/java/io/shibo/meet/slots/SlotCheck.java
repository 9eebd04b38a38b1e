package io.shibo.meet.slots;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Checks a timetable against its problem, rule by rule and straight from their words; shares nothing with the solver. */
public final class SlotCheck {
    private SlotCheck() {}

    /**
     * What is broken, in words; empty where all holds.
     *
     * @param slots of each meeting in the order of the problem, from 1
     * @param difference most by which the breaks of two participants may differ
     */
    public static List<String> check(SlotProblem problem, List<Integer> slots, int difference) {
        List<String> wrong = new ArrayList<>();
        if (slots.size() != problem.requests().size()) {
            return List.of("%d slots for %d meetings"
                    .formatted(slots.size(), problem.requests().size()));
        }
        Map<List<Integer>, Integer> held = new HashMap<>();
        Map<Integer, Integer> tables = new HashMap<>();
        for (int m = 1; m <= slots.size(); m++) {
            Request request = problem.requests().get(m - 1);
            int slot = slots.get(m - 1);
            if (slot < 1 || slot > problem.slots()) {
                wrong.add("meeting %d is in slot %d; there are 1 to %d".formatted(m, slot, problem.slots()));
                continue;
            }
            tables.merge(slot, 1, Integer::sum);
            for (int who : List.of(request.first(), request.second())) {
                Integer other = held.put(List.of(who, slot), m);
                if (other != null) {
                    wrong.add("participant %d has meetings %d and %d in slot %d".formatted(who, other, m, slot));
                }
                if (problem.forbidden().get(who - 1).contains(slot)) {
                    wrong.add("meeting %d is in slot %d, which participant %d forbids".formatted(m, slot, who));
                }
            }
            if (request.fixed() != 0 && request.fixed() != slot) {
                wrong.add("meeting %d is in slot %d and fixed in slot %d".formatted(m, slot, request.fixed()));
            }
            boolean morning = slot <= problem.morningSlots();
            if (request.half() == HalfDay.MORNING && !morning || request.half() == HalfDay.AFTERNOON && morning) {
                wrong.add("meeting %d is in slot %d and not in the %s"
                        .formatted(m, slot, request.half() == HalfDay.MORNING ? "morning" : "afternoon"));
            }
            for (int before : request.after()) {
                if (slots.get(before - 1) >= slot) {
                    wrong.add("meeting %d in slot %d does not come after meeting %d in slot %d"
                            .formatted(m, slot, before, slots.get(before - 1)));
                }
            }
        }
        tables.forEach((slot, meetings) -> {
            if (meetings > problem.tables()) {
                wrong.add("slot %d has %d meetings and %d tables".formatted(slot, meetings, problem.tables()));
            }
        });
        int[] breaks = breaksOf(problem, slots);
        int most = 0;
        int least = 0;
        for (int p = 0; p < breaks.length; p++) {
            most = breaks[p] > breaks[most] ? p : most;
            least = breaks[p] < breaks[least] ? p : least;
        }
        if (breaks.length > 0 && breaks[most] - breaks[least] > difference) {
            wrong.add("participant %d has %d breaks and participant %d has %d; they may differ by %d"
                    .formatted(most + 1, breaks[most], least + 1, breaks[least], difference));
        }
        return wrong;
    }

    /** The breaks of all participants together. */
    public static int breaks(SlotProblem problem, List<Integer> slots) {
        int sum = 0;
        for (int own : breaksOf(problem, slots)) {
            sum += own;
        }
        return sum;
    }

    private static int[] breaksOf(SlotProblem problem, List<Integer> slots) {
        List<TreeSet<Integer>> busy = new ArrayList<>();
        for (int p = 0; p < problem.participants(); p++) {
            busy.add(new TreeSet<>());
        }
        for (int m = 0; m < slots.size(); m++) {
            busy.get(problem.requests().get(m).first() - 1).add(slots.get(m));
            busy.get(problem.requests().get(m).second() - 1).add(slots.get(m));
        }
        int[] breaks = new int[problem.participants()];
        for (int p = 0; p < breaks.length; p++) {
            Integer before = null;
            for (int slot : busy.get(p)) {
                breaks[p] += before != null && slot - before > 1 ? 1 : 0;
                before = slot;
            }
        }
        return breaks;
    }
}
