package io.shibo.hub.register;

import io.shibo.codes.input.Csv;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Problems;
import io.shibo.hub.database.Transactions;
import io.shibo.hub.register.State.Act;
import io.shibo.meet.expo.Edition;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.ExpoReader;
import io.shibo.meet.expo.ExpoSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Takes in the files of an expo folder, all of it or some files. They are read together with what is registered already, as
 * one expo, so that everything wrong is told at once and nothing is written then. An organisation that the files name
 * becomes what they say; of a file that is not sent, an organisation keeps what it said; who is not named stays.
 */
@Service
class Importing {
    /** Files of the organiser's own, kept as they are sent. */
    private static final List<String> OWN = List.of(
            "halls.csv", "interpreters.csv", "walks.csv", "fixed.csv", "precedences.csv", "previous/organisations.csv");

    private static final Set<State> ALL = EnumSet.allOf(State.class);
    private static final int SHOWN = 20;

    private final Editions editions;
    private final Dossiers dossiers;
    private final EvidenceFiles evidence;
    private final Exporting exporting;
    private final Transactions transactions;

    Importing(
            Editions editions,
            Dossiers dossiers,
            EvidenceFiles evidence,
            Exporting exporting,
            Transactions transactions) {
        this.editions = editions;
        this.dossiers = dossiers;
        this.evidence = evidence;
        this.exporting = exporting;
        this.transactions = transactions;
    }

    /**
     * What an import does, or would do.
     *
     * @param names some of those added, to be recognised in a preview
     * @param written false where it was a dry run
     */
    record Outcome(
            String edition,
            int added,
            int changed,
            int unchanged,
            int identifierWarnings,
            List<String> files,
            List<String> names,
            boolean written) {}

    /**
     * Takes the files in.
     *
     * @param state of who is new: ACCEPTED or SUBMITTED
     * @param dry whether to tell only what would be done
     * @throws InputException with every problem of every file
     */
    Outcome take(Map<String, byte[]> files, State state, boolean dry, String by) {
        return transactions.run(() -> taken(files, state, dry, by));
    }

    private Outcome taken(Map<String, byte[]> files, State state, boolean dry, String by) {
        if (files.isEmpty()) {
            throw new InputException(
                    new Problem("import", 0, "", "holds none of %s.".formatted(String.join(", ", ExpoReader.FILES))));
        }
        Editions.@Nullable Open open = files.containsKey("edition.csv")
                ? null
                : editions.findOpen()
                        .or(() -> editions.list().stream().findFirst())
                        .orElse(null);
        if (open == null && !files.containsKey("edition.csv")) {
            throw new InputException(new Problem(
                    "edition.csv",
                    0,
                    "",
                    "is missing, and no edition is open. Send it along, or open an edition first."));
        }
        Edition edition = open == null ? edition(files) : open.edition();
        Map<String, Registration> before = new LinkedHashMap<>();
        dossiers.forEach(edition.code(), ALL, registration -> before.put(registration.id(), registration));
        Map<String, Set<String>> named = named(files);
        Expo expo = read(edition, files, before, named);
        return write(expo, files, before, named, state, dry, by);
    }

    private Outcome write(
            Expo expo,
            Map<String, byte[]> files,
            Map<String, Registration> before,
            Map<String, Set<String>> named,
            State state,
            boolean dry,
            String by) {
        Edition edition = expo.edition();
        Instant now = dossiers.now();
        if (!dry) {
            Instant until = editions.find(edition.code())
                    .map(Editions.Open::until)
                    .orElseGet(() -> edition.firstDay().atStartOfDay().toInstant(ZoneOffset.UTC));
            editions.put(edition, until);
            for (String name : OWN) {
                byte[] bytes = files.get(name);
                if (bytes != null) {
                    editions.put(edition.code(), name, new String(bytes, StandardCharsets.UTF_8));
                }
            }
        }
        List<Dossiers.Written> added = new ArrayList<>();
        int changed = 0;
        int unchanged = 0;
        Set<String> touched = new HashSet<>();
        named.values().forEach(ids -> ids.forEach(id -> touched.add(expo.organisationOf(id))));
        for (Map.Entry<String, Dossier> each : DossierOf.all(expo).entrySet()) {
            Dossier dossier = each.getValue();
            @Nullable Registration old = before.get(each.getKey());
            if (old == null) {
                added.add(new Dossiers.Written(
                        new Registration(
                                edition.code(), each.getKey(), 1, state, "", Desk.warns(dossier), dossier, now, now),
                        Act.IMPORTED,
                        by));
            } else if (!touched.contains(each.getKey()) || old.dossier().equals(dossier)) {
                unchanged++;
            } else {
                changed++;
                Registration after = new Registration(
                        old.edition(),
                        old.id(),
                        old.version() + 1,
                        old.state(),
                        old.reason(),
                        Desk.warns(dossier),
                        dossier,
                        old.createdAt(),
                        now);
                if (!dry && !dossiers.update(new Dossiers.Written(after, Act.IMPORTED, by))) {
                    throw new RefusedException(
                            RefusedException.Kind.CHANGED_SINCE, "%s was changed since".formatted(old.id()));
                }
            }
        }
        if (!dry) {
            dossiers.insert(added, now.toEpochMilli() * 1_000_000);
            references(expo, by);
        }
        return new Outcome(
                edition.code(),
                added.size(),
                changed,
                unchanged,
                expo.identifierWarnings().size(),
                List.copyOf(files.keySet()),
                added.stream()
                        .limit(SHOWN)
                        .map(w -> w.registration().dossier().name())
                        .toList(),
                !dry);
    }

    private void references(Expo expo, String by) {
        Set<EvidenceFiles.Row> known =
                new HashSet<>(evidence.references(expo.edition().code()));
        expo.particulars().evidence().forEach(each -> {
            EvidenceFiles.Row row = new EvidenceFiles.Row(
                    each.organisation(), each.identifier().toString(), each.kind(), each.reference());
            if (known.add(row)) {
                evidence.refer(expo.edition().code(), row.dossier(), row.identifier(), row.kind(), row.reference(), by);
            }
        });
    }

    /** Reads what is sent after what is known of those whom it does not name. */
    private Expo read(
            Edition edition,
            Map<String, byte[]> files,
            Map<String, Registration> before,
            Map<String, Set<String>> named) {
        DossierRows rows = new DossierRows();
        Set<String> organisations = named.getOrDefault("organisations.csv", Set.of());
        before.forEach((id, registration) -> {
            Dossier kept = kept(id, registration.dossier(), named);
            if (organisations.contains(id)) {
                rows.addWithoutOrganisation(id, kept);
            } else {
                rows.add(id, kept);
            }
            kept.wishes().forEach(wish -> rows.wish(id, wish));
        });
        Map<String, String> base = rows.files();
        if (!files.containsKey("edition.csv")) {
            base.put("edition.csv", DossierRows.edition(edition));
        }
        editions.files(edition.code()).forEach((name, text) -> {
            if (!files.containsKey(name)) {
                base.put(name, text);
            }
        });
        Map<String, byte[]> sent = new LinkedHashMap<>(files);
        byte[] previous = sent.remove("previous/organisations.csv");
        if (previous != null) {
            base.put("previous/organisations.csv", new String(previous, StandardCharsets.UTF_8));
        }
        try {
            // What is sent comes last: its rows name what is known, and its line numbers are its own.
            return ExpoReader.read(List.of(registered(base, files.keySet()), ExpoSource.ofBytes(sent)));
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException("texts in memory", impossible);
        }
    }

    /** What is known, under names by which nobody looks for its lines in the files that were sent. */
    private static ExpoSource registered(Map<String, String> base, Set<String> sent) {
        ExpoSource source = ExpoSource.of(base);
        return new ExpoSource() {
            @Override
            public @Nullable InputStream open(String file) throws IOException {
                return source.open(file);
            }

            @Override
            public String label(String file) {
                boolean own = sent.contains(file) && file.startsWith("previous/");
                return own || !base.containsKey(file) ? file : "registered/" + file;
            }
        };
    }

    /** What an organisation keeps of its own, where the files say something else of it. */
    private static Dossier kept(String id, Dossier dossier, Map<String, Set<String>> named) {
        Dossier kept = dossier;
        if (says(named, "people.csv", id)) {
            kept = kept.withPeople(List.of());
        }
        if (says(named, dossier.exhibits() ? "offers.csv" : "needs.csv", id)) {
            kept = kept.withLines(List.of());
        }
        if (says(named, "availability.csv", id)) {
            kept = kept.withTimes(List.of(), kept.mostMeetings());
        }
        if (says(named, "wishes.csv", id)
                || dossier.people().stream().anyMatch(person -> says(named, "wishes.csv", person.id()))) {
            kept = kept.withWishes(List.of());
        }
        return kept;
    }

    private static boolean says(Map<String, Set<String>> named, String file, String id) {
        return named.getOrDefault(file, Set.of()).contains(id);
    }

    /** Which organisations each file says something of. A wish counts for the organisation it is from. */
    private static Map<String, Set<String>> named(Map<String, byte[]> files) {
        Map<String, String> columns = Map.of(
                "organisations.csv", "id",
                "people.csv", "organisation",
                "offers.csv", "organisation",
                "needs.csv", "organisation",
                "availability.csv", "organisation",
                "wishes.csv", "from");
        Map<String, Set<String>> named = new HashMap<>();
        columns.forEach((file, column) -> {
            byte[] bytes = files.get(file);
            if (bytes != null) {
                named.put(file, values(file, bytes, column));
            }
        });
        return named;
    }

    /** The values of one column; that the others are not looked at yet is why nothing is told here. */
    private static Set<String> values(String file, byte[] bytes, String column) {
        Set<String> values = new HashSet<>();
        String text = new String(bytes, StandardCharsets.UTF_8);
        String first = text.substring(0, Math.max(0, text.indexOf('\n')))
                .replace("\uFEFF", "")
                .strip();
        if (first.isEmpty() || first.length() > 4096) {
            return values;
        }
        Csv.Header header = new Csv.Header(List.of(first.replace("\"", "").split(",")), List.of());
        try {
            Csv.read(
                    file, new ByteArrayInputStream(bytes), header, new Problems(), row -> values.add(row.text(column)));
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException("bytes in memory", impossible);
        }
        return values;
    }

    /** The edition that the files describe. @throws InputException if they do not */
    private static Edition edition(Map<String, byte[]> files) {
        Map<String, byte[]> alone = new HashMap<>();
        byte[] text = files.get("edition.csv");
        if (text != null) {
            alone.put("edition.csv", text);
        }
        new DossierRows().files().forEach((name, rows) -> alone.put(name, rows.getBytes(StandardCharsets.UTF_8)));
        try {
            return ExpoReader.read(List.of(ExpoSource.ofBytes(alone))).edition();
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException("bytes in memory", impossible);
        }
    }
}
