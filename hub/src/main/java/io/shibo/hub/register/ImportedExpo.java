package io.shibo.hub.register;

import io.shibo.codes.input.Csv;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problems;
import io.shibo.meet.expo.Edition;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.ExpoReader;
import io.shibo.meet.expo.ExpoSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files that were sent and what is registered already, read together as one expo. */
final class ImportedExpo {
    private ImportedExpo() {}

    /**
     * Reads what is sent after what is known of those whom it does not name.
     *
     * @param named as {@link #named} gives it
     * @param ownFiles the organiser's files that are kept already
     * @throws InputException with every problem of every file
     */
    static Expo read(
            Edition edition,
            Map<String, byte[]> files,
            Map<String, Registration> before,
            Map<String, Set<String>> named,
            Map<String, String> ownFiles) {
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
        ownFiles.forEach((name, text) -> {
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
            throw new UncheckedIOException("texts in memory", impossible);
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
    static Map<String, Set<String>> named(Map<String, byte[]> files) {
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
            throw new UncheckedIOException("bytes in memory", impossible);
        }
        return values;
    }

    /** The edition that the files describe. @throws InputException if they do not */
    static Edition edition(Map<String, byte[]> files) {
        Map<String, byte[]> alone = new HashMap<>();
        byte[] text = files.get("edition.csv");
        if (text != null) {
            alone.put("edition.csv", text);
        }
        new DossierRows().files().forEach((name, rows) -> alone.put(name, rows.getBytes(StandardCharsets.UTF_8)));
        try {
            return ExpoReader.read(List.of(ExpoSource.ofBytes(alone))).edition();
        } catch (IOException impossible) {
            throw new UncheckedIOException("bytes in memory", impossible);
        }
    }
}
