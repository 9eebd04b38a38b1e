package io.shibo.meet.expo;

import io.shibo.codes.Country;
import io.shibo.codes.input.Csv;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Values;
import io.shibo.codes.party.PartyId;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows of the files about participants; holds what later files refer to. */
final class Rows {
    static final Csv.Header ORGANISATIONS = Csv.Header.of("id", "role", "name", "country", "languages", "most_meetings")
            .withOptional("latin_name", "city", "identifiers", "hall", "booth", "least_meetings");
    static final Csv.Header OFFERS = Csv.Header.of("id", "organisation", "title", "language")
            .withOptional(
                    "hs_code", "service_code", "markets", "quantity", "minimum", "unit", "incoterm", "certificates");
    static final Csv.Header NEEDS = Csv.Header.of("id", "organisation", "title", "language", "destination")
            .withOptional("hs_code", "service_code", "origins", "quantity", "unit", "incoterm", "certificates");
    static final Csv.Header AVAILABILITY = Csv.Header.of(
                    "organisation", "first_day", "last_day", "from", "to", "attendance")
            .withOptional("person");
    static final Csv.Header PEOPLE =
            Csv.Header.of("id", "organisation", "name").withOptional("role", "languages", "email", "telephone");
    static final Csv.Header PREVIOUS =
            Csv.Header.of("id", "role").withOptional("name", "country", "sectors", "attendance", "meetings", "held");

    private final @Nullable Edition edition;
    private final Map<String, Role> roles = new HashMap<>();
    private final Set<String> offerIds = new HashSet<>();
    private final Set<String> needIds = new HashSet<>();
    /** People's ids with their organisations. */
    private final Map<String, String> people = new HashMap<>();

    private final Map<String, List<String>> languages = new HashMap<>();
    private final Map<String, Country> countries = new HashMap<>();
    private boolean organisationsComplete;

    Rows(@Nullable Edition edition) {
        this.edition = edition;
    }

    /** Whether the list of organisations was there: if not, that others refer to nobody is no news. */
    void organisationsComplete(boolean complete) {
        organisationsComplete = complete && !roles.isEmpty();
    }

    void organisation(Csv.Row row, List<Organisation> to) {
        @Nullable String id = row.parse("id", Fields::id);
        @Nullable Role role = row.parse("role", Values.oneOf(Role.class));
        @Nullable String name = row.parse("name", Fields.limited(Fields.MAX_NAME));
        @Nullable String latin = row.parseOptional("latin_name", Fields.limited(Fields.MAX_NAME));
        @Nullable Country country = row.parse("country", this::country);
        @Nullable List<String> languages = row.parse("languages", Fields.listOf(Fields::language));
        @Nullable List<PartyId> identifiers = row.parseOptional("identifiers", Fields.listOf(PartyId::parse));
        @Nullable String city = row.parseOptional("city", Fields.limited(Fields.MAX_NAME));
        @Nullable String hall = row.parseOptional("hall", Fields.limited(Fields.MAX_PLACE));
        @Nullable String booth = row.parseOptional("booth", Fields.limited(Fields.MAX_PLACE));
        @Nullable Integer most = row.parse("most_meetings", Values.whole(0, Edition.MAX_SLOTS));
        @Nullable Integer least = row.parseOptional("least_meetings", Values.whole(0, Edition.MAX_SLOTS));
        if (most != null && least != null && least > most) {
            row.problem("least_meetings", "%d are wanted at least, but %d at most.".formatted(least, most));
            return;
        }
        if (id != null && role != null && roles.putIfAbsent(id, role) != null) {
            row.problem("id", "'%s' is used twice. Each organisation needs an id of its own.".formatted(id));
            return;
        }
        if (id == null || role == null || name == null || country == null || languages == null || most == null) {
            return;
        }
        this.languages.put(id, languages);
        to.add(new Organisation(
                id,
                role,
                name,
                latin,
                country,
                city == null ? "" : city,
                languages,
                identifiers == null ? List.of() : identifiers,
                hall,
                booth,
                most,
                least == null ? 0 : least));
    }

    void offer(Csv.Row row, List<Offer> to) {
        @Nullable String id = row.parse("id", Fields::id);
        @Nullable String organisation = member(row, Role.EXHIBITOR, "offers");
        @Nullable String title = row.parse("title", Fields.limited(Fields.MAX_TITLE));
        @Nullable String language = row.parse("language", Fields::language);
        @Nullable Subject subject = Fields.subject(row);
        Terms terms = Fields.terms(row);
        @Nullable List<Country> markets = row.parseOptional("markets", Fields.listOf(this::country));
        if (id != null && !offerIds.add(id)) {
            row.problem("id", "'%s' is used twice. Each offer needs an id of its own.".formatted(id));
        } else if (id != null && organisation != null && title != null && language != null && subject != null) {
            to.add(new Offer(id, organisation, title, language, subject, markets == null ? List.of() : markets, terms));
        }
    }

    void need(Csv.Row row, List<Need> to) {
        @Nullable String id = row.parse("id", Fields::id);
        @Nullable String organisation = member(row, Role.BUYER, "needs");
        @Nullable String title = row.parse("title", Fields.limited(Fields.MAX_TITLE));
        @Nullable String language = row.parse("language", Fields::language);
        @Nullable Subject subject = Fields.subject(row);
        @Nullable Country destination = row.parse("destination", this::country);
        Terms terms = Fields.terms(row);
        @Nullable List<Country> origins = row.parseOptional("origins", Fields.listOf(this::country));
        if (id != null && !needIds.add(id)) {
            row.problem("id", "'%s' is used twice. Each need needs an id of its own.".formatted(id));
        } else if (id != null
                && organisation != null
                && title != null
                && language != null
                && subject != null
                && destination != null) {
            to.add(new Need(
                    id,
                    organisation,
                    title,
                    language,
                    subject,
                    destination,
                    origins == null ? List.of() : origins,
                    terms));
        }
    }

    void person(Csv.Row row, List<Person> to) {
        @Nullable String id = row.parse("id", Fields::id);
        @Nullable String organisation = member(row, null, "people");
        @Nullable String name = row.parse("name", Fields.limited(Fields.MAX_NAME));
        @Nullable String role = row.parseOptional("role", Fields.limited(Fields.MAX_NAME));
        @Nullable List<String> spoken = row.parseOptional("languages", Fields.listOf(Fields::language));
        @Nullable String email = row.parseOptional("email", Fields::email);
        @Nullable String telephone = row.parseOptional("telephone", Fields::telephone);
        if (id == null || organisation == null || name == null) {
            return;
        }
        if (roles.containsKey(id) || people.putIfAbsent(id, organisation) != null) {
            row.problem(
                    "id",
                    "'%s' is used twice. Each person needs an id of its own, which no organisation has either."
                            .formatted(id));
            return;
        }
        to.add(new Person(
                id,
                organisation,
                name,
                role == null ? "" : role,
                spoken == null ? languages.getOrDefault(organisation, List.of()) : spoken,
                email,
                telephone));
    }

    void presence(Csv.Row row, List<Presence> to) {
        @Nullable String organisation = member(row, null, "is present");
        @Nullable LocalDate first = row.parse("first_day", day());
        @Nullable LocalDate last = row.parse("last_day", day());
        @Nullable LocalTime from = row.parse("from", Values::time);
        @Nullable LocalTime until = row.parse("to", Values::time);
        @Nullable Attendance attendance = row.parse("attendance", Values.oneOf(Attendance.class));
        @Nullable String person = row.parseOptional("person", text -> personOf(text, organisation));
        if (organisation == null
                || first == null
                || last == null
                || from == null
                || until == null
                || attendance == null) {
            return;
        }
        try {
            to.add(new Presence(organisation, first, last, from, until, attendance, person));
        } catch (IllegalArgumentException refused) {
            row.problem("", String.valueOf(refused.getMessage()));
        }
    }

    void previous(Csv.Row row, List<Previous.Past> to) {
        @Nullable String id = row.parse("id", Fields::id);
        @Nullable Role role = row.parse("role", Values.oneOf(Role.class));
        @Nullable String name = row.parseOptional("name", Fields.limited(Fields.MAX_NAME));
        @Nullable Country country = row.parseOptional("country", this::country);
        @Nullable List<String> sectors = row.parseOptional("sectors", Fields.listOf(Fields::sector));
        @Nullable Attendance attendance = row.parseOptional("attendance", Values.oneOf(Attendance.class));
        @Nullable Integer meetings = row.parseOptional("meetings", Values.whole(0, Edition.MAX_SLOTS));
        @Nullable Integer held = row.parseOptional("held", Values.whole(0, Edition.MAX_SLOTS));
        if (id == null || role == null) {
            return;
        }
        if (roles.putIfAbsent(id, role) != null) {
            row.problem("id", "'%s' is used twice.".formatted(id));
        } else {
            to.add(new Previous.Past(
                    id,
                    role,
                    name == null ? "" : name,
                    country,
                    sectors == null ? List.of() : sectors,
                    attendance,
                    meetings,
                    held));
        }
    }

    /** The role of an organisation; null where there is none of that id. */
    @Nullable
    Role findRole(String organisation) {
        return roles.get(organisation);
    }

    /** The organisation that an id stands for: a person's, or the organisation itself; null where it is nobody's. */
    @Nullable
    String findOrganisation(String id) {
        return roles.containsKey(id) ? id : people.get(id);
    }

    /** Whether all who may be named are known: if not, that one is not is no news. */
    boolean complete() {
        return organisationsComplete;
    }

    private String personOf(String id, @Nullable String organisation) {
        @Nullable String of = people.get(id);
        if (organisation != null && !organisation.equals(of)) {
            throw new IllegalArgumentException(
                    of == null
                            ? "'%s' is not in people.csv. Add the person there, or leave the column empty."
                                    .formatted(Problem.show(id))
                            : "'%s' is a person of %s in people.csv, not of %s.".formatted(id, of, organisation));
        }
        return id;
    }

    private @Nullable String member(Csv.Row row, @Nullable Role role, String does) {
        String id = row.required("organisation");
        if (id.isEmpty()) {
            return null;
        }
        @Nullable Role found = roles.get(id);
        if (found == null) {
            if (organisationsComplete) {
                row.problem(
                        "organisation", "'%s' is not in organisations.csv. Add it there.".formatted(Problem.show(id)));
            }
            return null;
        }
        if (role != null && found != role) {
            row.problem(
                    "organisation",
                    "'%s' is %s in organisations.csv, so it has no %s."
                            .formatted(id, found == Role.BUYER ? "a buyer" : "an exhibitor", does));
            return null;
        }
        return id;
    }

    private Function<String, LocalDate> day() {
        return text -> {
            LocalDate day = Values.date(text);
            if (edition != null && (day.isBefore(edition.firstDay()) || day.isAfter(edition.lastDay()))) {
                throw new IllegalArgumentException("%s is not a day of the edition, which runs from %s to %s."
                        .formatted(day, edition.firstDay(), edition.lastDay()));
            }
            return day;
        };
    }

    /** The same country is one object: an expo names few of them very often. */
    private Country country(String code) {
        @Nullable Country known = countries.get(code);
        if (known == null) {
            known = Country.parse(code);
            countries.put(code, known);
        }
        return known;
    }
}
