package io.shibo.meet.expo;

import io.shibo.codes.input.Csv;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Values;
import io.shibo.codes.party.PartyId;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows of wishes.csv, fixed.csv, precedences.csv and evidence.csv, each of which may be absent. They are read after all
 * that they name.
 */
final class ParticularRows {
    private static final int MAX_KIND = 40;
    private static final int MAX_REFERENCE = 400;

    private final Rows members;
    private final @Nullable Edition edition;
    private final @Nullable Calendar calendar;
    private final Map<String, Set<PartyId>> identifiers;

    private final List<Wish> wishes = new ArrayList<>();
    private final List<FixedMeeting> fixed = new ArrayList<>();
    private final List<Precedence> precedences = new ArrayList<>();
    private final List<Evidence> evidence = new ArrayList<>();

    private final Map<List<String>, Wish.Kind> said = new HashMap<>();
    /** Between two organisations: the line in which the first says no to all of the second. */
    private final Map<List<String>, Integer> vetoes = new HashMap<>();
    /** Between two organisations: the first line in which somebody of the first wants somebody of the second. */
    private final Map<List<String>, Integer> wanted = new HashMap<>();

    private final Set<List<String>> fixedPairs = new HashSet<>();

    /** @param calendar of whom presences are known; null where the edition is not */
    ParticularRows(
            Rows members, @Nullable Edition edition, @Nullable Calendar calendar, List<Organisation> organisations) {
        this.members = members;
        this.edition = edition;
        this.calendar = calendar;
        this.identifiers =
                organisations.stream().collect(Collectors.toMap(Organisation::id, o -> Set.copyOf(o.identifiers())));
    }

    List<VenueRows.Table> tables() {
        return List.of(
                new VenueRows.Table("wishes.csv", Csv.Header.of("from", "to", "wish"), this::wish),
                new VenueRows.Table("fixed.csv", Csv.Header.of("exhibitor", "buyer", "day", "from"), this::fixed),
                new VenueRows.Table(
                        "precedences.csv",
                        Csv.Header.of("first_exhibitor", "first_buyer", "then_exhibitor", "then_buyer"),
                        this::precedence),
                new VenueRows.Table(
                        "evidence.csv",
                        Csv.Header.of("organisation", "identifier", "kind", "reference"),
                        this::evidence));
    }

    Particulars with(List<Person> people) {
        return new Particulars(people, wishes, fixed, precedences, evidence);
    }

    private void wish(Csv.Row row) {
        @Nullable String from = participant(row, "from");
        @Nullable String to = participant(row, "to");
        Wish.@Nullable Kind kind = row.parse("wish", Values.oneOf(Wish.Kind.class));
        if (from == null || to == null || kind == null) {
            return;
        }
        List<String> sides = sides(from, to);
        @Nullable Role role = members.findRole(sides.get(0));
        if (role == members.findRole(sides.get(1))) {
            row.problem(
                    "to",
                    "'%s' and '%s' are both %s; meetings are between an exhibitor and a buyer."
                            .formatted(from, to, role == Role.BUYER ? "buyers" : "exhibitors"));
            return;
        }
        Wish.@Nullable Kind before = said.putIfAbsent(List.of(from, to), kind);
        if (before != null) {
            row.problem(
                    "wish",
                    before == kind
                            ? "'%s' says the same of '%s' in a line above. Keep one of them.".formatted(from, to)
                            : "'%s' says %s of '%s', but %s in a line above. Keep one of them."
                                    .formatted(from, show(kind), to, show(before)));
            return;
        }
        if (contradicts(row, from, to, kind, sides)) {
            return;
        }
        wishes.add(new Wish(from, to, kind));
    }

    /** A no to a whole organisation, and a wish for somebody of it from the same side, cannot both be meant. */
    private boolean contradicts(Csv.Row row, String from, String to, Wish.Kind kind, List<String> sides) {
        boolean veto = kind == Wish.Kind.NO_THANKS;
        if (veto && !sides.equals(List.of(from, to))) {
            return false; // of or to one person: the others may still meet
        }
        @Nullable Integer line = veto ? wanted.get(sides) : vetoes.get(sides);
        (veto ? vetoes : wanted).putIfAbsent(sides, row.line());
        if (line != null) {
            row.problem(
                    "wish",
                    veto
                            ? "'%s' wants no meeting with '%s', but line %d asks for one. Keep one of them."
                                    .formatted(from, to, line)
                            : "'%s' asks for '%s', but in line %d all of '%s' want no meeting with '%s'. Keep one of them."
                                    .formatted(from, to, line, sides.get(0), sides.get(1)));
        }
        return line != null;
    }

    private List<String> sides(String from, String to) {
        return List.of(organisation(from), organisation(to));
    }

    private String organisation(String id) {
        @Nullable String organisation = members.findOrganisation(id);
        return organisation == null ? id : organisation;
    }

    private void fixed(Csv.Row row) {
        @Nullable String exhibitor = organisation(row, "exhibitor", Role.EXHIBITOR);
        @Nullable String buyer = organisation(row, "buyer", Role.BUYER);
        @Nullable LocalDate day = row.parse("day", Values::date);
        @Nullable LocalTime from = row.parse("from", Values::time);
        if (exhibitor == null || buyer == null || day == null || from == null || edition == null || calendar == null) {
            return;
        }
        if (!fixedPairs.add(List.of(exhibitor, buyer))) {
            row.problem(
                    "buyer",
                    "'%s' and '%s' have a fixed meeting in a line above; a pair meets once."
                            .formatted(exhibitor, buyer));
            return;
        }
        Optional<Edition.Slot> slot = calendar.slots().stream()
                .filter(s -> s.day().equals(day) && s.from().equals(from))
                .findFirst();
        if (slot.isEmpty()) {
            row.problem(
                    day.isBefore(edition.firstDay()) || day.isAfter(edition.lastDay()) ? "day" : "from",
                    noSlot(edition, calendar, day, from));
            return;
        }
        int index = slot.get().index();
        boolean there = true;
        for (String id : List.of(exhibitor, buyer)) {
            if (!Calendar.has(calendar.present(id), index)) {
                row.problem(
                        id.equals(exhibitor) ? "exhibitor" : "buyer",
                        "'%s' is not there on %s from %s to %s by availability.csv. Add the time there, or move the meeting."
                                .formatted(
                                        id, day, slot.get().from(), slot.get().to()));
                there = false;
            }
        }
        if (there) {
            fixed.add(new FixedMeeting(exhibitor, buyer, index));
        }
    }

    private static String noSlot(Edition edition, Calendar calendar, LocalDate day, LocalTime from) {
        List<String> starts = calendar.slots().stream()
                .filter(s -> s.day().equals(day))
                .map(s -> s.from().toString())
                .limit(20)
                .toList();
        return starts.isEmpty()
                ? "%s is not a day of the edition, which runs from %s to %s."
                        .formatted(day, edition.firstDay(), edition.lastDay())
                : "no slot begins at %s. Slots of %d minutes begin at %s."
                        .formatted(from, edition.slotMinutes(), String.join(", ", starts));
    }

    private void precedence(Csv.Row row) {
        @Nullable String firstExhibitor = organisation(row, "first_exhibitor", Role.EXHIBITOR);
        @Nullable String firstBuyer = organisation(row, "first_buyer", Role.BUYER);
        @Nullable String thenExhibitor = organisation(row, "then_exhibitor", Role.EXHIBITOR);
        @Nullable String thenBuyer = organisation(row, "then_buyer", Role.BUYER);
        if (firstExhibitor == null || firstBuyer == null || thenExhibitor == null || thenBuyer == null) {
            return;
        }
        Precedence order = new Precedence(firstExhibitor, firstBuyer, thenExhibitor, thenBuyer);
        if (firstExhibitor.equals(thenExhibitor) && firstBuyer.equals(thenBuyer)) {
            row.problem("then_buyer", "names the same meeting twice; a meeting is not before itself.");
        } else {
            precedences.add(order);
        }
    }

    private void evidence(Csv.Row row) {
        @Nullable String organisation = organisation(row, "organisation", null);
        @Nullable PartyId identifier = row.parse("identifier", PartyId::parse);
        @Nullable String kind = row.parse("kind", Fields.limited(MAX_KIND));
        @Nullable String reference = row.parse("reference", Fields.limited(MAX_REFERENCE));
        if (organisation == null || identifier == null || kind == null || reference == null) {
            return;
        }
        if (!identifiers.getOrDefault(organisation, Set.of()).contains(identifier)) {
            row.problem(
                    "identifier",
                    "'%s' is no identifier of '%s' in organisations.csv. Add it there."
                            .formatted(Problem.show(identifier.toString()), organisation));
        } else {
            evidence.add(new Evidence(organisation, identifier, kind, reference));
        }
    }

    /** An organisation or a person. */
    private @Nullable String participant(Csv.Row row, String column) {
        String id = row.required(column);
        if (!id.isEmpty() && members.findOrganisation(id) == null) {
            if (members.complete()) {
                row.problem(
                        column,
                        "'%s' is neither in organisations.csv nor in people.csv. Add it there."
                                .formatted(Problem.show(id)));
            }
            return null;
        }
        return id.isEmpty() ? null : id;
    }

    private @Nullable String organisation(Csv.Row row, String column, @Nullable Role role) {
        String id = row.required(column);
        if (id.isEmpty()) {
            return null;
        }
        @Nullable Role found = members.findRole(id);
        if (found == null) {
            if (members.complete()) {
                row.problem(column, "'%s' is not in organisations.csv. Add it there.".formatted(Problem.show(id)));
            }
            return null;
        }
        if (role != null && role != found) {
            row.problem(
                    column,
                    "'%s' is %s in organisations.csv. Write %s."
                            .formatted(
                                    id,
                                    found == Role.BUYER ? "a buyer" : "an exhibitor",
                                    role == Role.BUYER ? "a buyer" : "an exhibitor"));
            return null;
        }
        return id;
    }

    private static String show(Wish.Kind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
