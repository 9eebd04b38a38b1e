package io.shibo.meet.expo;

import io.shibo.codes.Country;
import io.shibo.codes.HsCode;
import io.shibo.codes.ServiceCode;
import io.shibo.codes.input.Csv;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Values;
import io.shibo.codes.party.PartyId;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rows of the files about participants; holds what later files refer to. */
final class Rows {
    static final Csv.Header ORGANISATIONS = Csv.Header.of("id", "role", "name", "country", "languages", "most_meetings")
            .withOptional("latin_name", "city", "identifiers", "hall", "booth");
    static final Csv.Header OFFERS =
            Csv.Header.of("id", "organisation", "title", "language").withOptional("hs_code", "service_code", "markets");
    static final Csv.Header NEEDS = Csv.Header.of("id", "organisation", "title", "language", "destination")
            .withOptional("hs_code", "service_code", "origins");
    static final Csv.Header AVAILABILITY =
            Csv.Header.of("organisation", "first_day", "last_day", "from", "to", "attendance");
    static final Csv.Header PREVIOUS = Csv.Header.of("id", "role").withOptional("name", "country");

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,39}");
    private static final Set<String> LANGUAGES = Set.of(java.util.Locale.getISOLanguages());
    private static final int MAX_NAME = 200;
    private static final int MAX_PLACE = 40;
    private static final int MAX_TITLE = 400;
    private static final int MAX_LIST = 60;

    private final @Nullable Edition edition;
    private final Map<String, Role> roles = new HashMap<>();
    private final Set<String> offerIds = new HashSet<>();
    private final Set<String> needIds = new HashSet<>();
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
        @Nullable String id = row.parse("id", Rows::id);
        @Nullable Role role = row.parse("role", Values.oneOf(Role.class));
        @Nullable String name = row.parse("name", limited(MAX_NAME));
        @Nullable String latin = row.parseOptional("latin_name", limited(MAX_NAME));
        @Nullable Country country = row.parse("country", this::country);
        @Nullable List<String> languages = row.parse("languages", listOf(Rows::language));
        @Nullable List<PartyId> identifiers = row.parseOptional("identifiers", listOf(PartyId::parse));
        @Nullable String city = row.parseOptional("city", limited(MAX_NAME));
        @Nullable String hall = row.parseOptional("hall", limited(MAX_PLACE));
        @Nullable String booth = row.parseOptional("booth", limited(MAX_PLACE));
        @Nullable Integer most = row.parse("most_meetings", Values.whole(0, Edition.MAX_SLOTS));
        if (id != null && role != null && roles.putIfAbsent(id, role) != null) {
            row.problem("id", "'%s' is used twice. Each organisation needs an id of its own.".formatted(id));
            return;
        }
        if (id == null || role == null || name == null || country == null || languages == null || most == null) {
            return;
        }
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
                most));
    }

    void offer(Csv.Row row, List<Offer> to) {
        @Nullable String id = row.parse("id", Rows::id);
        @Nullable String organisation = member(row, Role.EXHIBITOR, "offers");
        @Nullable String title = row.parse("title", limited(MAX_TITLE));
        @Nullable String language = row.parse("language", Rows::language);
        @Nullable Subject subject = subject(row);
        @Nullable List<Country> markets = row.parseOptional("markets", listOf(this::country));
        if (id != null && !offerIds.add(id)) {
            row.problem("id", "'%s' is used twice. Each offer needs an id of its own.".formatted(id));
        } else if (id != null && organisation != null && title != null && language != null && subject != null) {
            to.add(new Offer(id, organisation, title, language, subject, markets == null ? List.of() : markets));
        }
    }

    void need(Csv.Row row, List<Need> to) {
        @Nullable String id = row.parse("id", Rows::id);
        @Nullable String organisation = member(row, Role.BUYER, "needs");
        @Nullable String title = row.parse("title", limited(MAX_TITLE));
        @Nullable String language = row.parse("language", Rows::language);
        @Nullable Subject subject = subject(row);
        @Nullable Country destination = row.parse("destination", this::country);
        @Nullable List<Country> origins = row.parseOptional("origins", listOf(this::country));
        if (id != null && !needIds.add(id)) {
            row.problem("id", "'%s' is used twice. Each need needs an id of its own.".formatted(id));
        } else if (id != null
                && organisation != null
                && title != null
                && language != null
                && subject != null
                && destination != null) {
            to.add(new Need(
                    id, organisation, title, language, subject, destination, origins == null ? List.of() : origins));
        }
    }

    void presence(Csv.Row row, List<Presence> to) {
        @Nullable String organisation = member(row, null, "is present");
        @Nullable LocalDate first = row.parse("first_day", day());
        @Nullable LocalDate last = row.parse("last_day", day());
        @Nullable LocalTime from = row.parse("from", Values::time);
        @Nullable LocalTime until = row.parse("to", Values::time);
        @Nullable Attendance attendance = row.parse("attendance", Values.oneOf(Attendance.class));
        if (organisation == null
                || first == null
                || last == null
                || from == null
                || until == null
                || attendance == null) {
            return;
        }
        try {
            to.add(new Presence(organisation, first, last, from, until, attendance));
        } catch (IllegalArgumentException refused) {
            row.problem("", String.valueOf(refused.getMessage()));
        }
    }

    void previous(Csv.Row row, int[] count) {
        @Nullable String id = row.parse("id", Rows::id);
        @Nullable Role role = row.parse("role", Values.oneOf(Role.class));
        row.parseOptional("country", this::country);
        if (id == null || role == null) {
            return;
        }
        if (roles.putIfAbsent(id, role) != null) {
            row.problem("id", "'%s' is used twice.".formatted(id));
        } else {
            count[role.ordinal()]++;
        }
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

    private static @Nullable Subject subject(Csv.Row row) {
        boolean goods = !row.text("hs_code").isEmpty();
        boolean service = !row.text("service_code").isEmpty();
        if (goods == service) {
            row.problem(
                    "hs_code",
                    goods
                            ? "both hs_code and service_code are filled. Keep one of them."
                            : "neither hs_code nor service_code is filled. Fill one, as in 847950 or CPC:83143.");
            return null;
        }
        if (goods) {
            @Nullable HsCode code = row.parse("hs_code", HsCode::parse);
            if (code == null) {
                return null;
            }
            Optional<String> problem = code.length() < 4
                    ? Optional.of("'%s' is a whole chapter. Write 4 digits or more.".formatted(code))
                    : Headings.findProblem(code);
            problem.ifPresent(message -> row.problem("hs_code", message));
            return problem.isPresent() ? null : new Subject.Goods(code);
        }
        @Nullable ServiceCode code = row.parse("service_code", ServiceCode::parse);
        return code == null ? null : new Subject.Service(code);
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

    private static String id(String text) {
        if (!ID.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not an id. Write 1 to 40 letters, digits, hyphens or underscores."
                            .formatted(Problem.show(text)));
        }
        return text;
    }

    static String language(String text) {
        if (!LANGUAGES.contains(text)) {
            throw new IllegalArgumentException(
                    "'%s' is not a language. Write its ISO 639-1 code in small letters, as in zh, en, id or ar."
                            .formatted(Problem.show(text)));
        }
        return text.intern();
    }

    private static Function<String, String> limited(int most) {
        return text -> {
            if (text.length() > most) {
                throw new IllegalArgumentException("has %d characters; at most %d are kept. It starts with '%s'."
                        .formatted(text.length(), most, Problem.show(text)));
            }
            return text;
        };
    }

    private static <T> Function<String, List<T>> listOf(Function<String, T> reader) {
        return text -> {
            String[] parts = text.split(" +");
            if (parts.length > MAX_LIST) {
                throw new IllegalArgumentException(
                        "lists %d values; at most %d are read.".formatted(parts.length, MAX_LIST));
            }
            List<T> values = new ArrayList<>();
            Arrays.stream(parts).map(reader).forEach(values::add);
            return List.copyOf(values);
        };
    }
}
