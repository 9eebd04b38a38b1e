package io.shibo.meet;

import io.shibo.codes.input.Csv;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Problems;
import io.shibo.codes.input.Values;
import io.shibo.meet.expo.Attendance;
import io.shibo.meet.expo.Edition;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.IdentifierWarning;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.score.Score;
import io.shibo.meet.score.Scoring;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A plan as CSV files, for people and for other programs, and how it is read back.
 *
 * <pre>
 * meetings.csv     exhibitor,buyer,date,from,to,hall,booth,attendance,value,offer,need,exhibitor_person,buyer_person
 * certificate.csv  item,exhibitor,value     items precision, pairs, bound, matched, kept, bonus, released, and prices
 * changes.csv      kind,who,date,from       after a re-plan: who is away, which hall is closed, a row a slot
 * checks.csv       organisation,name,identifier,outcome,reason
 * </pre>
 */
public final class PlanFiles {
    public static final String MEETINGS = "meetings.csv";
    public static final String CERTIFICATE = "certificate.csv";
    public static final String CHECKS = "checks.csv";
    public static final String CHANGES = "changes.csv";

    private static final Csv.Header MEETINGS_HEADER = Csv.Header.of(
                    "exhibitor", "buyer", "date", "from", "to", "hall", "booth", "attendance", "value", "offer", "need")
            .withOptional("exhibitor_person", "buyer_person");
    private static final Csv.Header CHANGES_HEADER = Csv.Header.of("kind", "who", "date", "from");
    private static final Csv.Header CERTIFICATE_HEADER = Csv.Header.of("item", "exhibitor", "value");

    /** The most a certificate's total can be: far beyond any expo. */
    private static final long MOST = 1_000_000_000_000L;

    private PlanFiles() {}

    /** The files of a plan: contents by name. */
    public static Map<String, String> write(Expo expo, MeetPlan plan) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(MEETINGS, meetings(expo, plan));
        files.put(CERTIFICATE, certificate(plan));
        files.put(CHECKS, checks(expo));
        if (!plan.changes().isEmpty()) {
            StringBuilder out = start(CHANGES_HEADER);
            ChangeRows.write(expo, plan.changes())
                    .forEach(row -> out.append(Csv.line(row)).append('\n'));
            files.put(CHANGES, out.toString());
        }
        return files;
    }

    /**
     * Reads a plan back.
     *
     * @throws InputException with all that cannot be read; whether the plan is right is for {@link #verify} to say
     */
    public static MeetPlan read(Expo expo, Path folder) throws IOException {
        Problems problems = new Problems();
        List<Meeting> meetings = new ArrayList<>();
        List<Edition.Slot> slots = expo.calendar().slots();
        List<Change> changes = new ArrayList<>();
        if (Files.isRegularFile(folder.resolve(CHANGES))) {
            file(folder.resolve(CHANGES), problems, CHANGES_HEADER, row -> ChangeRows.read(row, expo, changes));
        }
        file(folder.resolve(MEETINGS), problems, MEETINGS_HEADER, row -> {
            @Nullable Meeting meeting = meeting(row, expo, slots);
            if (meeting != null) {
                meetings.add(meeting);
            }
        });
        Map<String, Long> items = new LinkedHashMap<>();
        Map<String, Long> prices = new LinkedHashMap<>();
        file(folder.resolve(CERTIFICATE), problems, CERTIFICATE_HEADER, row -> item(row, items, prices));
        for (String name : List.of("precision", "pairs", "bound", "matched", "kept", "released")) {
            if (!items.containsKey(name) && problems.isEmpty()) {
                problems.add(folder.resolve(CERTIFICATE).toString(), 0, name, "is missing.");
            }
        }
        problems.throwIfAny();
        return new MeetPlan(
                meetings,
                Math.toIntExact(get(items, "released")),
                new Certificate(
                        get(items, "precision"),
                        prices,
                        get(items, "pairs"),
                        get(items, "bound"),
                        get(items, "matched"),
                        get(items, "kept"),
                        get(items, "bonus")),
                ChangeRows.joined(changes));
    }

    /** What is wrong with a plan that was read from {@code folder}: file, line and rule; empty where all holds. */
    public static List<Problem> verify(Expo expo, MeetPlan plan, Path folder) {
        List<Problem> wrong = new ArrayList<>();
        Scoring scoring = new Scoring(expo);
        for (TimetableCheck.Violation violation :
                TimetableCheck.check(expo, scoring, plan.meetings(), plan.changes())) {
            wrong.add(new Problem(
                    folder.resolve(MEETINGS).toString(),
                    violation.meeting() < 0 ? 0 : violation.meeting() + 2,
                    lower(violation.rule()),
                    violation.message()));
        }
        for (String message : plan.certificate().verify(expo, scoring, plan.meetings())) {
            wrong.add(new Problem(folder.resolve(CERTIFICATE).toString(), 0, "", message));
        }
        return wrong;
    }

    private static String meetings(Expo expo, MeetPlan plan) {
        StringBuilder out = start(MEETINGS_HEADER);
        for (Meeting meeting : plan.meetings()) {
            Edition.Slot slot = expo.calendar().slots().get(meeting.slot());
            Organisation exhibitor = expo.get(meeting.exhibitor());
            line(
                    out,
                    meeting.exhibitor(),
                    meeting.buyer(),
                    slot.day(),
                    slot.from(),
                    slot.to(),
                    text(exhibitor.hall()),
                    text(exhibitor.booth()),
                    lower(meeting.attendance()),
                    meeting.value(),
                    meeting.offer(),
                    meeting.need(),
                    text(meeting.exhibitorPerson()),
                    text(meeting.buyerPerson()));
        }
        return out.toString();
    }

    private static String certificate(MeetPlan plan) {
        Certificate certificate = plan.certificate();
        StringBuilder out = start(CERTIFICATE_HEADER);
        line(out, "precision", "", certificate.precision());
        line(out, "pairs", "", certificate.pairs());
        line(out, "bound", "", certificate.bound());
        line(out, "matched", "", certificate.matched());
        line(out, "kept", "", certificate.kept());
        line(out, "bonus", "", certificate.bonus());
        line(out, "released", "", plan.released());
        certificate.prices().forEach((exhibitor, price) -> line(out, "price", exhibitor, price));
        return out.toString();
    }

    private static String checks(Expo expo) {
        StringBuilder out = start(Csv.Header.of("organisation", "name", "identifier", "outcome", "reason"));
        for (IdentifierWarning warning : expo.identifierWarnings()) {
            line(
                    out,
                    warning.organisation().id(),
                    warning.organisation().name(),
                    warning.identifier(),
                    lower(warning.check().outcome()),
                    warning.check().reason());
        }
        return out.toString();
    }

    private static @Nullable Meeting meeting(Csv.Row row, Expo expo, List<Edition.Slot> slots) {
        String exhibitor = row.required("exhibitor");
        String buyer = row.required("buyer");
        @Nullable LocalDate day = row.parse("date", Values::date);
        @Nullable LocalTime from = row.parse("from", Values::time);
        @Nullable LocalTime to = row.parse("to", Values::time);
        @Nullable Attendance attendance = row.parse("attendance", Values.oneOf(Attendance.class));
        @Nullable Integer value = row.parse("value", Values.whole(0, Score.MOST));
        if (day == null || from == null || to == null || attendance == null || value == null) {
            return null;
        }
        int slot = slots.stream()
                .filter(s ->
                        s.from().equals(from) && s.to().equals(to) && s.day().equals(day))
                .mapToInt(Edition.Slot::index)
                .findFirst()
                .orElse(-1);
        if (slot < 0) {
            row.problem("from", "%s %s-%s is not a slot of this edition.".formatted(day, from, to));
            return null;
        }
        expo.find(exhibitor).ifPresent(at -> {
            if (!text(at.hall()).equals(row.text("hall")) || !text(at.booth()).equals(row.text("booth"))) {
                row.problem(
                        "booth",
                        "is %s %s, but the booth of %s is %s %s."
                                .formatted(
                                        row.text("hall"),
                                        row.text("booth"),
                                        exhibitor,
                                        text(at.hall()),
                                        text(at.booth())));
            }
        });
        return new Meeting(
                exhibitor,
                buyer,
                slot,
                attendance,
                value,
                // A meeting that is owed may be worth nothing, and then there is no offer and no need.
                value == 0 ? row.text("offer") : row.required("offer"),
                value == 0 ? row.text("need") : row.required("need"),
                orNull(row.text("exhibitor_person")),
                orNull(row.text("buyer_person")));
    }

    private static void item(Csv.Row row, Map<String, Long> items, Map<String, Long> prices) {
        String item = row.required("item");
        boolean price = item.equals("price");
        @Nullable
        Long value = row.parse(
                "value",
                switch (item) {
                    case "precision" -> whole(1, Certificate.MOST_PRECISION);
                    case "price" -> whole(-Certificate.MOST_PRICE, Certificate.MOST_PRICE);
                    case "released" -> whole(0, Integer.MAX_VALUE);
                    default -> whole(0, MOST);
                });
        Map<String, Long> to = price ? prices : items;
        String key = price ? row.required("exhibitor") : item;
        if (value != null && to.putIfAbsent(key, value) != null) {
            row.problem("item", "'%s' is there twice.".formatted(Problem.show(key)));
        }
    }

    private static Function<String, Long> whole(long least, long most) {
        return text -> {
            if (!text.matches("-?[0-9]{1,13}") || Long.parseLong(text) < least || Long.parseLong(text) > most) {
                throw new IllegalArgumentException(
                        "'%s' is not a whole number from %d to %d.".formatted(Problem.show(text), least, most));
            }
            return Long.valueOf(text);
        };
    }

    private static void file(Path path, Problems problems, Csv.Header header, java.util.function.Consumer<Csv.Row> rows)
            throws IOException {
        if (!Files.isRegularFile(path)) {
            problems.add(path.toString(), 0, "", "is missing. Name the folder that shibo meet run has written.");
            return;
        }
        try (InputStream in = Files.newInputStream(path)) {
            Csv.read(path.toString(), in, header, problems, rows);
        }
    }

    private static long get(Map<String, Long> items, String name) {
        return items.getOrDefault(name, 0L);
    }

    private static StringBuilder start(Csv.Header header) {
        List<String> columns = new ArrayList<>(header.required());
        columns.addAll(header.optional());
        return new StringBuilder(Csv.line(columns)).append('\n');
    }

    private static void line(StringBuilder out, Object... fields) {
        List<String> texts = new ArrayList<>();
        for (Object field : fields) {
            texts.add(field.toString());
        }
        out.append(Csv.line(texts)).append('\n');
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
