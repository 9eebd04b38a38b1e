package io.shibo.meet.slots;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.meet.slots.DznTokens.Array;
import io.shibo.meet.slots.DznTokens.Number;
import io.shibo.meet.slots.DznTokens.NumberSet;
import io.shibo.meet.slots.DznTokens.Rows;
import io.shibo.meet.slots.DznTokens.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link SlotProblem} from MiniZinc data with the names of the public instances of Bofill et al. Strict: an unknown
 * name is refused, for a rule that is passed over in silence gives a wrong timetable; and what is said twice, the meetings
 * of each participant, must agree.
 *
 * <p>Two sets carry a marker that is no value: {@code forbidden} may hold 0, and {@code meetingsxBusiness} holds 1 and beside
 * it the numbers of meetings <i>plus one</i>. {@code fixed}, {@code forbidden}, {@code precedences} and what is said twice may be
 * left out, and {@code nMorningSlots} where no meeting asks for a half-day.
 */
public final class DznReader {
    private static final int MOST_PROBLEMS = 100;
    private static final int ANY = 3;
    private static final Set<String> NAMES = Set.of(
            "nBusiness",
            "nMeetings",
            "nTables",
            "nTotalSlots",
            "nMorningSlots",
            "requested",
            "meetingsxBusiness",
            "nMeetingsBusiness",
            "forbidden",
            "fixed",
            "precedences");

    private final String file;
    private final Map<String, Value> values;
    private final List<Problem> problems = new ArrayList<>();
    private int found;

    private DznReader(String file, Map<String, Value> values) {
        this.file = file;
        this.values = values;
    }

    /**
     * @param file its name, for messages
     * @param text its content
     * @throws InputException with every problem found, each with its line
     */
    public static SlotProblem read(String file, String text) {
        return new DznReader(file, DznTokens.read(file, text)).problem();
    }

    private SlotProblem problem() {
        values.forEach((name, value) -> {
            if (!NAMES.contains(name)) {
                wrong(
                        value.line(),
                        Problem.show(name),
                        "is not a name of this format; they are " + String.join(", ", new TreeSet<>(NAMES)));
            }
        });
        int participants = size("nBusiness", 0, SlotProblem.MOST_PARTICIPANTS);
        int meetings = size("nMeetings", 0, SlotProblem.MOST_MEETINGS);
        int tables = size("nTables", 0, Integer.MAX_VALUE);
        int slots = size("nTotalSlots", 1, SlotProblem.MOST_SLOTS);
        // Only half-days ask which slots are in the morning.
        boolean given = values.containsKey("nMorningSlots") || asksForHalves();
        int morning = given ? size("nMorningSlots", 0, slots) : 0;
        if (!values.containsKey("requested")) {
            wrong(0, "requested", "is missing");
        }
        stopIfWrong();
        int[] fixed = fixed(meetings, slots);
        List<Set<Integer>> after = sets("precedences", meetings, 1, meetings);
        List<Set<Integer>> forbidden = sets("forbidden", participants, 0, slots);
        forbidden.forEach(own -> own.remove(0));
        List<Request> requests = requests(participants, meetings, fixed, after);
        stopIfWrong();
        saidTwice(participants, requests);
        stopIfWrong();
        return new SlotProblem(participants, tables, slots, morning, requests, forbidden);
    }

    private boolean asksForHalves() {
        return values.get("requested") instanceof Rows rows
                && rows.rows().stream()
                        .anyMatch(
                                row -> row.size() == 3 && !(row.get(2) instanceof Number half && half.value() == ANY));
    }

    private void wrong(int line, String field, String message) {
        found++;
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new Problem(file, line, field, message));
        }
    }

    private void stopIfWrong() {
        if (found > 0) {
            throw new InputException(problems, found);
        }
    }

    private int size(String name, int least, int most) {
        Value value = values.get(name);
        if (value == null) {
            wrong(0, name, "is missing");
        } else if (!(value instanceof Number number)) {
            wrong(value.line(), name, "is to be a whole number");
        } else if (number.value() < least || number.value() > most) {
            wrong(number.line(), name, "%d is not between %d and %d".formatted(number.value(), least, most));
        } else {
            return number.value();
        }
        return least;
    }

    /** The values of an array of so many, or null where it is absent or wrong. */
    private @Nullable List<Value> array(String name, int size) {
        Value value = values.get(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof Array array)) {
            wrong(value.line(), name, "is to be an array, as in [1,2]");
            return null;
        }
        if (array.values().size() != size) {
            wrong(
                    value.line(),
                    name,
                    "has %d values; %d are expected".formatted(array.values().size(), size));
            return null;
        }
        return array.values();
    }

    private int[] fixed(int meetings, int slots) {
        int[] fixed = new int[meetings];
        List<Value> given = array("fixed", meetings);
        for (int m = 0; given != null && m < meetings; m++) {
            fixed[m] = number("fixed", given.get(m), "meeting " + (m + 1), 0, slots);
        }
        return fixed;
    }

    private int number(String name, Value value, String whose, int least, int most) {
        if (!(value instanceof Number number)) {
            wrong(value.line(), name, whose + ": is to be a whole number");
            return least;
        }
        if (number.value() < least || number.value() > most) {
            wrong(number.line(), name, "%s: %d is not between %d and %d".formatted(whose, number.value(), least, most));
            return least;
        }
        return number.value();
    }

    private List<Set<Integer>> sets(String name, int size, int least, int most) {
        List<Set<Integer>> sets = new ArrayList<>();
        List<Value> given = array(name, size);
        for (int i = 0; i < size; i++) {
            Set<Integer> own = new HashSet<>();
            sets.add(own);
            if (given == null) {
                continue;
            }
            if (!(given.get(i) instanceof NumberSet set)) {
                wrong(given.get(i).line(), name, "value %d is to be a set, as in {1,2}".formatted(i + 1));
                continue;
            }
            for (Number value : set.values()) {
                own.add(number(name, value, "set " + (i + 1), least, most));
            }
        }
        return sets;
    }

    private List<Request> requests(int participants, int meetings, int[] fixed, List<Set<Integer>> after) {
        List<Request> requests = new ArrayList<>();
        Value value = values.get("requested");
        if (meetings == 0 && value instanceof Array none && none.values().isEmpty()) {
            return requests;
        }
        if (!(value instanceof Rows rows)) {
            wrong(value == null ? 0 : value.line(), "requested", "is to be rows, as in [|1,2,3|1,4,3|]");
            return requests;
        }
        if (rows.rows().size() != meetings) {
            wrong(
                    value.line(),
                    "requested",
                    "has %d rows; nMeetings is %d".formatted(rows.rows().size(), meetings));
            return requests;
        }
        for (int m = 1; m <= meetings; m++) {
            List<Value> row = rows.rows().get(m - 1);
            String whose = "meeting " + m;
            int line = row.getFirst().line();
            if (row.size() != 3) {
                wrong(
                        line,
                        "requested",
                        "%s: has %d values; two participants and 1 (morning), 2 (afternoon) or 3 (any) are expected"
                                .formatted(whose, row.size()));
                continue;
            }
            int first = number("requested", row.get(0), whose, 1, participants);
            int second = number("requested", row.get(1), whose, 1, participants);
            int half = number("requested", row.get(2), whose, 1, 3);
            if (first == second) {
                wrong(line, "requested", "%s: participant %d is to meet itself".formatted(whose, first));
            }
            if (after.get(m - 1).contains(m)) {
                wrong(line, "precedences", "%s: is to come before itself".formatted(whose));
            }
            requests.add(new Request(
                    first,
                    second,
                    HalfDay.of(half),
                    fixed[m - 1],
                    after.get(m - 1).stream().sorted().toList()));
        }
        return requests;
    }

    private void saidTwice(int participants, List<Request> requests) {
        List<Set<Integer>> own = new ArrayList<>();
        for (int p = 0; p < participants; p++) {
            own.add(new TreeSet<>());
        }
        for (int m = 1; m <= requests.size(); m++) {
            own.get(requests.get(m - 1).first() - 1).add(m);
            own.get(requests.get(m - 1).second() - 1).add(m);
        }
        List<Value> counts = array("nMeetingsBusiness", participants);
        List<Value> lists = array("meetingsxBusiness", participants);
        for (int p = 1; p <= participants; p++) {
            Set<Integer> held = own.get(p - 1);
            String whose = "participant " + p;
            if (counts != null) {
                int count = number("nMeetingsBusiness", counts.get(p - 1), whose, 0, requests.size());
                if (count != held.size()) {
                    wrong(
                            counts.get(p - 1).line(),
                            "nMeetingsBusiness",
                            "%s: %d meetings are stated and %d requested".formatted(whose, count, held.size()));
                }
            }
            if (lists != null && lists.get(p - 1) instanceof NumberSet set) {
                Set<Integer> stated = new TreeSet<>();
                set.values().forEach(value -> stated.add(value.value() - 1));
                stated.remove(0);
                if (!stated.equals(held)) {
                    wrong(
                            set.line(),
                            "meetingsxBusiness",
                            "%s: meetings %s are stated (a set holds 1 and numbers plus one) and %s requested"
                                    .formatted(whose, stated, held));
                }
            } else if (lists != null) {
                wrong(
                        lists.get(p - 1).line(),
                        "meetingsxBusiness",
                        "value %d is to be a set, as in {1,2}".formatted(p));
            }
        }
    }
}
