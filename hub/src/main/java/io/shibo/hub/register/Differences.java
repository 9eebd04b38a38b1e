package io.shibo.hub.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What each change of a history changed, by the names of the fields: the values may be personal. */
final class Differences {
    private Differences() {}

    /** @param fields that differ from the version before; empty for the first, and where only the state changed */
    record Changed(Dossiers.Change change, List<String> fields) {}

    /** @param history the latest first; the last of it is only compared with where it is not the first version */
    static List<Changed> of(List<Dossiers.Change> history) {
        List<Changed> all = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            Dossiers.Change change = history.get(i);
            if (i + 1 < history.size()) {
                all.add(new Changed(change, fields(history.get(i + 1).dossier(), change.dossier())));
            } else if (change.version() == 1) {
                all.add(new Changed(change, List.of()));
            }
        }
        return all;
    }

    private static List<String> fields(Dossier a, Dossier b) {
        List<String> fields = new ArrayList<>();
        add(fields, "name", a.name(), b.name());
        add(fields, "latinName", a.latinName(), b.latinName());
        add(fields, "country", a.country(), b.country());
        add(fields, "city", a.city(), b.city());
        add(fields, "languages", a.languages(), b.languages());
        add(fields, "identifiers", a.identifiers(), b.identifiers());
        add(fields, "hall", a.hall() + " " + a.booth(), b.hall() + " " + b.booth());
        add(
                fields,
                "mostMeetings",
                List.of(a.mostMeetings(), a.leastMeetings()),
                List.of(b.mostMeetings(), b.leastMeetings()));
        add(fields, "people", a.people(), b.people());
        add(fields, "offers", a.offers(), b.offers());
        add(fields, "needs", a.needs(), b.needs());
        add(fields, "times", a.times(), b.times());
        add(fields, "wishes", a.wishes(), b.wishes());
        return fields;
    }

    private static void add(List<String> fields, String name, Object a, Object b) {
        if (!Objects.equals(a, b)) {
            fields.add(name);
        }
    }
}
