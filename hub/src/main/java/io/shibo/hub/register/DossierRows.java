package io.shibo.hub.register;

import io.shibo.codes.input.Csv;
import io.shibo.meet.expo.Edition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Dossiers as the rows of an expo's files, each entry one line, so that a line leads back to the entry. */
final class DossierRows {
    private static final Map<String, String> HEADERS = new LinkedHashMap<>();

    static {
        HEADERS.put(
                "organisations.csv",
                "id,role,name,latin_name,country,city,languages,identifiers,hall,booth,most_meetings,least_meetings");
        HEADERS.put("people.csv", "id,organisation,name,role,languages,email,telephone");
        HEADERS.put(
                "offers.csv",
                "id,organisation,title,language,hs_code,service_code,markets,quantity,minimum,unit,incoterm,certificates");
        HEADERS.put(
                "needs.csv",
                "id,organisation,title,language,hs_code,service_code,destination,origins,quantity,unit,incoterm,certificates");
        HEADERS.put("availability.csv", "organisation,first_day,last_day,from,to,attendance,person");
        HEADERS.put("wishes.csv", "from,to,wish");
        HEADERS.put("evidence.csv", "organisation,identifier,kind,reference");
    }

    /** Where an entry of a file stands in a dossier. */
    private static final Map<String, String> PLACES = Map.of(
            "people.csv", "people",
            "offers.csv", "offers",
            "needs.csv", "needs",
            "availability.csv", "times",
            "wishes.csv", "wishes");

    private static final Map<String, String> FIELDS = Map.of(
            "hs_code", "code",
            "service_code", "code",
            "markets", "places",
            "origins", "places",
            "latin_name", "latinName",
            "most_meetings", "mostMeetings",
            "least_meetings", "leastMeetings",
            "first_day", "firstDay",
            "last_day", "lastDay");

    private final Map<String, StringBuilder> files = new LinkedHashMap<>();

    DossierRows() {
        HEADERS.forEach((name, header) -> files.put(name, new StringBuilder(header).append('\n')));
    }

    static String edition(Edition edition) {
        return "code,name,country,first_day,last_day,sessions,slot_minutes,walk_minutes,time_zone\n"
                + Csv.line(List.of(
                        edition.code(),
                        edition.name(),
                        edition.country().code(),
                        edition.firstDay().toString(),
                        edition.lastDay().toString(),
                        sessions(edition),
                        Integer.toString(edition.slotMinutes()),
                        Integer.toString(edition.walkMinutes()),
                        edition.timeZone() == null ? "" : edition.timeZone().getId()))
                + "\n";
    }

    static String sessions(Edition edition) {
        return edition.sessions().stream()
                .map(session -> session.from() + "-" + session.to())
                .collect(Collectors.joining(" "));
    }

    void add(String id, Dossier dossier) {
        row(
                "organisations.csv",
                id,
                dossier.role(),
                dossier.name(),
                dossier.latinName(),
                dossier.country(),
                dossier.city(),
                joined(dossier.languages()),
                joined(dossier.identifiers()),
                dossier.hall(),
                dossier.booth(),
                Integer.toString(dossier.mostMeetings()),
                Integer.toString(dossier.leastMeetings()));
        addWithoutOrganisation(id, dossier);
    }

    /** Its other rows, where another file has the organisation's own. */
    void addWithoutOrganisation(String id, Dossier dossier) {
        for (Dossier.Delegate person : dossier.people()) {
            row(
                    "people.csv",
                    person.id(),
                    id,
                    person.name(),
                    person.role(),
                    joined(person.languages()),
                    person.email(),
                    person.telephone());
        }
        dossier.offers().forEach(offer -> line("offers.csv", id, offer));
        dossier.needs().forEach(need -> line("needs.csv", id, need));
        for (Dossier.Times times : dossier.times()) {
            row(
                    "availability.csv",
                    id,
                    times.firstDay(),
                    times.lastDay(),
                    times.from(),
                    times.to(),
                    times.attendance(),
                    times.person());
        }
    }

    void wish(String organisation, Dossier.Wanted wish) {
        row("wishes.csv", wish.from().isEmpty() ? organisation : wish.from(), wish.to(), wish.wish());
    }

    void evidence(String organisation, String identifier, String kind, String reference) {
        row("evidence.csv", organisation, identifier, kind, reference);
    }

    /** Contents by name; without the files that have no row and may be absent. */
    Map<String, String> files() {
        Map<String, String> made = new LinkedHashMap<>();
        files.forEach((name, text) -> {
            boolean empty = text.length() == HEADERS.getOrDefault(name, "").length() + 1;
            boolean needed = List.of("organisations.csv", "offers.csv", "needs.csv", "availability.csv")
                    .contains(name);
            if (needed || !empty) {
                made.put(name, text.toString());
            }
        });
        return made;
    }

    private static final Pattern NAME = Pattern.compile("(?:.*/)?([a-z]+\\.csv)");

    /** The field of a dossier that a line and column of the files of one dossier stand for: {@code offers[0].code}. */
    static String place(String file, int line, String column) {
        Matcher name = NAME.matcher(file);
        @Nullable String list = name.matches() ? PLACES.get(name.group(1)) : null;
        String field = FIELDS.getOrDefault(column, column);
        if (list == null || line < 2) {
            return field;
        }
        return "%s[%d]%s".formatted(list, line - 2, field.isEmpty() ? "" : "." + field);
    }

    private void line(String file, String organisation, Dossier.Line line) {
        String goods = line.goods() ? line.code() : "";
        String service = line.goods() ? "" : line.code();
        List<String> fields =
                new ArrayList<>(List.of(line.id(), organisation, line.title(), line.language(), goods, service));
        boolean offer = file.equals("offers.csv");
        if (!offer) {
            fields.add(line.destination());
        }
        fields.add(joined(line.places()));
        fields.add(line.quantity());
        if (offer) {
            fields.add(line.minimum());
        }
        fields.addAll(List.of(line.unit(), line.incoterm(), joined(line.certificates())));
        row(file, fields.toArray(String[]::new));
    }

    private void row(String file, String... fields) {
        StringBuilder text = files.get(file);
        if (text == null) {
            throw new IllegalArgumentException(file);
        }
        text.append(Csv.line(List.of(fields))).append('\n');
    }

    private static String joined(List<String> values) {
        return String.join(" ", values);
    }
}
