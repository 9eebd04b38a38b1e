package io.shibo.meet;

import io.shibo.codes.input.Csv;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Values;
import io.shibo.meet.expo.Edition;
import io.shibo.meet.expo.Expo;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Rows of changes.csv: one a slot, so that hours of several days need no grammar of their own. */
final class ChangeRows {
    private static final String AWAY = "away";
    private static final String CLOSED = "closed";

    private ChangeRows() {}

    static List<List<String>> write(Expo expo, List<Change> changes) {
        List<List<String>> rows = new ArrayList<>();
        for (Change change : changes) {
            for (int slot : new TreeSet<>(change.slots())) {
                Edition.Slot at = expo.calendar().slots().get(slot);
                rows.add(
                        switch (change) {
                            case Change.Away away -> List.of(AWAY, away.who(), text(at.day()), text(at.from()));
                            case Change.Closed closed ->
                                List.of(CLOSED, closed.hall(), text(at.day()), text(at.from()));
                        });
            }
        }
        return rows;
    }

    private static String text(Object value) {
        return value.toString();
    }

    static void read(Csv.Row row, Expo expo, List<Change> to) {
        String kind = row.required("kind");
        String who = row.required("who");
        @Nullable LocalDate day = row.parse("date", Values::date);
        @Nullable LocalTime from = row.parse("from", Values::time);
        if (day == null || from == null) {
            return;
        }
        Optional<Edition.Slot> slot = expo.calendar().slots().stream()
                .filter(s -> s.day().equals(day) && s.from().equals(from))
                .findFirst();
        if (slot.isEmpty()) {
            row.problem("from", "%s %s is not a slot of this edition.".formatted(day, from));
        } else if (kind.equals(CLOSED)) {
            to.add(new Change.Closed(who, Set.of(slot.get().index())));
        } else if (!kind.equals(AWAY)) {
            row.problem("kind", "'%s' is not known. Write away or closed.".formatted(Problem.show(kind)));
        } else if (expo.find(who).isEmpty() && expo.findPerson(who).isEmpty()) {
            row.problem("who", "there is no organisation or person '%s'.".formatted(Problem.show(who)));
        } else {
            to.add(new Change.Away(who, Set.of(slot.get().index())));
        }
    }

    /** One change for all slots of the same one. */
    static List<Change> joined(List<Change> changes) {
        Map<List<String>, Set<Integer>> slots = new LinkedHashMap<>();
        for (Change change : changes) {
            List<String> key = switch (change) {
                case Change.Away away -> List.of(AWAY, away.who());
                case Change.Closed closed -> List.of(CLOSED, closed.hall());
            };
            slots.computeIfAbsent(key, x -> new TreeSet<>()).addAll(change.slots());
        }
        List<Change> joined = new ArrayList<>();
        slots.forEach((key, all) -> joined.add(
                key.getFirst().equals(AWAY)
                        ? new Change.Away(key.getLast(), all)
                        : new Change.Closed(key.getLast(), all)));
        return joined;
    }
}
