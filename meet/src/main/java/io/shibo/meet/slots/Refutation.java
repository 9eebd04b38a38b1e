package io.shibo.meet.slots;

import io.shibo.meet.internal.slots.Clash;
import io.shibo.meet.internal.slots.Grid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Says in words which meetings and rules cannot hold together where no single rule shows it, such as three who are all to meet
 * each other in two slots.
 */
final class Refutation {
    private final SlotProblem problem;
    private final Grid grid;
    private final Clash clash;
    /** In the order in which they are told. */
    private final Map<Integer, String> rules = new LinkedHashMap<>();

    private Refutation(SlotProblem problem, Grid grid) {
        this.problem = problem;
        this.grid = grid;
        clash = new Clash(grid.withoutRules());
        rules();
    }

    /** @param grid of the problem, of which it is known that it has no timetable */
    static String text(SlotProblem problem, Grid grid) {
        Refutation refutation = new Refutation(problem, grid);
        return refutation
                .clash
                .find()
                .map(refutation::text)
                .orElse("the rules of all %d meetings cannot hold together; which of them collide was not found"
                        .formatted(problem.requests().size()));
    }

    private void rules() {
        long all = problem.slots() == Long.SIZE ? -1 : (1L << problem.slots()) - 1;
        long morning = problem.morningSlots() == Long.SIZE ? -1 : (1L << problem.morningSlots()) - 1;
        for (int m = 1; m <= problem.requests().size(); m++) {
            Request request = problem.requests().get(m - 1);
            int[] it = {m - 1};
            if (request.fixed() > 0) {
                rules.put(
                        clash.close(it, all & ~(1L << request.fixed() - 1)),
                        "meeting %d is fixed in slot %d".formatted(m, request.fixed()));
            }
            if (request.half() != HalfDay.ANY) {
                boolean early = request.half() == HalfDay.MORNING;
                rules.put(
                        clash.close(it, early ? all & ~morning : all & morning),
                        "meeting %d is to be in the %s".formatted(m, early ? "morning" : "afternoon"));
            }
            for (int before : request.after()) {
                rules.put(clash.order(before - 1, m - 1), "meeting %d is to be before meeting %d".formatted(before, m));
            }
        }
        for (int who = 1; who <= problem.participants(); who++) {
            TreeSet<Integer> forbidden = new TreeSet<>(problem.forbidden().get(who - 1));
            int p = who - 1;
            int[] own = IntStream.range(0, grid.meetings())
                    .filter(m -> grid.first()[m] == p || grid.second()[m] == p)
                    .toArray();
            if (!forbidden.isEmpty() && own.length > 0) {
                long slots =
                        forbidden.stream().mapToLong(slot -> 1L << slot - 1).reduce(0, (a, b) -> a | b);
                rules.put(clash.close(own, slots), "participant %d forbids slots %s".formatted(who, forbidden));
            }
        }
        rules.put(clash.tables(), "a slot has %d tables".formatted(problem.tables()));
        rules.put(
                clash.fairness(),
                "the breaks of two participants may differ by %d, and who has one meeting or none has no break"
                        .formatted(grid.difference()));
    }

    private String text(Clash.Found found) {
        List<String> collide = new ArrayList<>();
        rules.forEach((rule, words) -> {
            if (found.rules().contains(rule)) {
                collide.add(words);
            }
        });
        collide.add("there are %d slots".formatted(problem.slots()));
        List<String> pairs = IntStream.rangeClosed(1, problem.requests().size())
                .filter(m -> found.rules().contains(clash.held(m - 1)))
                .mapToObj(m -> "%d (%d with %d)"
                        .formatted(
                                m,
                                problem.requests().get(m - 1).first(),
                                problem.requests().get(m - 1).second()))
                .toList();
        return "meetings %s cannot all be held%s: %s"
                .formatted(
                        String.join(", ", pairs),
                        found.smallest() ? ", though all but any one could" : "",
                        String.join("; ", collide));
    }
}
