package io.shibo.hub.register;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Problems;
import io.shibo.codes.party.IdentifierCheck;
import io.shibo.codes.party.PartyId;
import io.shibo.meet.expo.Edition;
import io.shibo.meet.expo.ExpoReader;
import io.shibo.meet.expo.ExpoSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a dossier may say: what {@link ExpoReader} reads of an expo of one, and no more of it than a person writes. */
final class DossierCheck {
    /** What is still missing before a registration can be submitted. */
    enum Missing {
        PERSON,
        LINE,
        TIMES
    }

    /**
     * An identifier with what its check says.
     *
     * @param expected what its other characters call for at the end; empty where nothing does
     */
    record Checked(PartyId identifier, IdentifierCheck.Outcome outcome, boolean warns, String expected) {}

    private DossierCheck() {}

    /** @throws InputException with every problem, each at its field */
    static void check(Edition edition, String id, Dossier dossier) {
        Problems problems = new Problems();
        most(problems, "people", dossier.people().size(), Dossier.MOST_PEOPLE);
        most(problems, "offers", dossier.offers().size(), Dossier.MOST_LINES);
        most(problems, "needs", dossier.needs().size(), Dossier.MOST_LINES);
        most(problems, "times", dossier.times().size(), Dossier.MOST_TIMES);
        most(problems, "wishes", dossier.wishes().size(), Dossier.MOST_WISHES);
        plain(problems, "name", dossier.name());
        plain(problems, "latinName", dossier.latinName());
        plain(problems, "city", dossier.city());
        for (int i = 0; i < dossier.people().size(); i++) {
            plain(
                    problems,
                    "people[%d].name".formatted(i),
                    dossier.people().get(i).name());
            plain(
                    problems,
                    "people[%d].role".formatted(i),
                    dossier.people().get(i).role());
        }
        for (int i = 0; i < dossier.lines().size(); i++) {
            String list = dossier.exhibits() ? "offers" : "needs";
            plain(
                    problems,
                    "%s[%d].title".formatted(list, i),
                    dossier.lines().get(i).title());
        }
        problems.throwIfAny();
        DossierRows rows = new DossierRows();
        rows.add(id, dossier);
        Map<String, String> files = new LinkedHashMap<>(rows.files());
        files.put("edition.csv", DossierRows.edition(edition));
        try {
            ExpoReader.read(List.of(ExpoSource.of(files)));
        } catch (InputException refused) {
            for (Problem problem : refused.problems()) {
                problems.add(
                        "registration",
                        0,
                        DossierRows.place(problem.file(), problem.line(), problem.field()),
                        problem.message());
            }
            problems.throwIfAny();
        } catch (IOException impossible) {
            throw new UncheckedIOException("texts in memory", impossible);
        }
    }

    /** What strangers write ends in files that an organiser opens in a spreadsheet, which would run it. */
    private static void plain(Problems problems, String field, String text) {
        if (!text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0) {
            problems.add(
                    "registration",
                    0,
                    field,
                    "begins with '%c', which a spreadsheet takes for a formula. Begin with a letter or digit."
                            .formatted(text.charAt(0)));
        }
    }

    static List<Missing> missing(Dossier dossier) {
        List<Missing> missing = new ArrayList<>();
        if (dossier.people().isEmpty()) {
            missing.add(Missing.PERSON);
        }
        if (dossier.lines().isEmpty()) {
            missing.add(Missing.LINE);
        }
        if (dossier.times().isEmpty()) {
            missing.add(Missing.TIMES);
        }
        return missing;
    }

    static List<Checked> identifiers(Dossier dossier) {
        List<Checked> checked = new ArrayList<>();
        for (String text : dossier.identifiers()) {
            find(text)
                    .ifPresent(id -> checked.add(new Checked(
                            id,
                            id.check().outcome(),
                            id.check().warns(),
                            id.scheme().findExpectedCheck(id.value()).orElse(""))));
        }
        return checked;
    }

    private static Optional<PartyId> find(String text) {
        try {
            return Optional.of(PartyId.parse(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static void most(Problems problems, String field, int count, int most) {
        if (count > most) {
            problems.add("registration", 0, field, "%d entries; at most %d are kept.".formatted(count, most));
        }
    }
}
