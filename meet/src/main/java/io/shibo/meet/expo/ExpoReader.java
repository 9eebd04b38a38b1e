package io.shibo.meet.expo;

import io.shibo.codes.input.Csv;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads an expo from a folder of CSV files in UTF-8, and gathers what is wrong in all of them before it refuses.
 *
 * <pre>
 * edition.csv                code,name,country,first_day,last_day,sessions,slot_minutes,walk_minutes        one row
 * organisations.csv          id,role,name,latin_name,country,city,languages,identifiers,hall,booth,most_meetings
 * offers.csv                 id,organisation,title,language,hs_code,service_code,markets
 * needs.csv                  id,organisation,title,language,hs_code,service_code,destination,origins
 * availability.csv           organisation,first_day,last_day,from,to,attendance
 * halls.csv                  hall,tables                                                       may be absent
 * interpreters.csv           languages,count                                                   may be absent
 * walks.csv                  from,to,minutes                                                   may be absent
 * previous/organisations.csv id,role,name,country                                              may be absent
 * </pre>
 *
 * <p>Lists within a field are separated by blanks. Exactly one of {@code hs_code} and {@code service_code} is filled.
 */
public final class ExpoReader {
    /** Rows of one file. */
    public static final int MAX_ROWS = 2_000_000;

    /** The files of a folder; those after availability may be absent. */
    public static final List<String> FILES = List.of(
            "edition.csv",
            "organisations.csv",
            "offers.csv",
            "needs.csv",
            "availability.csv",
            "halls.csv",
            "interpreters.csv",
            "walks.csv",
            "previous/organisations.csv");

    private ExpoReader() {}

    /**
     * Reads the folder.
     *
     * @throws InputException with every problem of every file
     * @throws IOException if a file cannot be read
     */
    public static Expo read(Path folder) throws IOException {
        return read(folder, List.of());
    }

    /**
     * Reads the folder and, after each of its files, the file of the same name in every further folder that has one: who
     * registered later, for instance.
     *
     * @throws InputException with every problem of every file
     * @throws IOException if a file cannot be read
     */
    public static Expo read(Path first, List<Path> further) throws IOException {
        List<Path> folder = new ArrayList<>(List.of(first));
        folder.addAll(further);
        Problems problems = new Problems();
        List<Edition> editions = new ArrayList<>();
        List<Organisation> organisations = new ArrayList<>();
        List<Offer> offers = new ArrayList<>();
        List<Need> needs = new ArrayList<>();
        List<Presence> presences = new ArrayList<>();
        boolean complete = file(
                folder,
                "edition.csv",
                problems,
                (name, in) -> Csv.read(
                        name, in, EditionRows.HEADER, problems, bounded(problems, name, EditionRows.to(editions))));
        if (complete && editions.isEmpty() && problems.isEmpty()) {
            problems.add("edition.csv", 0, "", "has no row. Describe the edition in one row.");
        }
        if (editions.size() > 1) {
            problems.add("edition.csv", 0, "", "has %d rows; a folder holds one edition.".formatted(editions.size()));
        }
        @Nullable Edition edition = editions.isEmpty() ? null : editions.getFirst();
        Rows rows = new Rows(edition);
        complete &= file(
                folder,
                "organisations.csv",
                problems,
                (name, in) -> Csv.read(
                        name,
                        in,
                        Rows.ORGANISATIONS,
                        problems,
                        bounded(problems, name, row -> rows.organisation(row, organisations))));
        rows.organisationsComplete(complete);
        complete &= file(
                folder,
                "offers.csv",
                problems,
                (name, in) -> Csv.read(
                        name, in, Rows.OFFERS, problems, bounded(problems, name, row -> rows.offer(row, offers))));
        complete &= file(
                folder,
                "needs.csv",
                problems,
                (name, in) -> Csv.read(
                        name, in, Rows.NEEDS, problems, bounded(problems, name, row -> rows.need(row, needs))));
        complete &= file(
                folder,
                "availability.csv",
                problems,
                (name, in) -> Csv.read(
                        name,
                        in,
                        Rows.AVAILABILITY,
                        problems,
                        bounded(problems, name, row -> rows.presence(row, presences))));
        @Nullable Previous previous = previous(folder, problems);
        Venue venue = venue(folder, problems);
        problems.throwIfAny();
        if (edition == null || !complete) {
            throw new InputException(new Problem(first.toString(), 0, "", "is not an expo folder."));
        }
        return new Expo(edition, organisations, offers, needs, presences, previous, venue);
    }

    private static Venue venue(List<Path> folder, Problems problems) throws IOException {
        VenueRows rows = new VenueRows();
        for (VenueRows.Table table : rows.tables()) {
            if (folder.stream().anyMatch(each -> Files.exists(each.resolve(table.file())))) {
                file(
                        folder,
                        table.file(),
                        problems,
                        (name, in) ->
                                Csv.read(name, in, table.header(), problems, bounded(problems, name, table.row())));
            }
        }
        return rows.venue();
    }

    private static @Nullable Previous previous(List<Path> folder, Problems problems) throws IOException {
        String name = "previous/organisations.csv";
        if (!Files.exists(folder.getFirst().resolve(name))) {
            return null;
        }
        int[] count = new int[2];
        Rows rows = new Rows(null);
        file(
                folder,
                name,
                problems,
                (label, in) -> Csv.read(
                        label,
                        in,
                        Rows.PREVIOUS,
                        problems,
                        bounded(problems, label, row -> rows.previous(row, count))));
        return new Previous(count[Role.EXHIBITOR.ordinal()], count[Role.BUYER.ordinal()]);
    }

    private interface Reading {
        void from(String name, InputStream in) throws IOException;
    }

    private static boolean file(List<Path> folders, String name, Problems problems, Reading reading)
            throws IOException {
        boolean found = false;
        for (Path folder : folders) {
            Path path = folder.resolve(name);
            if (Files.isRegularFile(path)) {
                found = true;
                try (InputStream in = Files.newInputStream(path)) {
                    reading.from(path.toString(), in);
                }
            }
        }
        if (!found) {
            problems.add(
                    folders.getFirst().resolve(name).toString(),
                    0,
                    "",
                    "is missing. An expo folder holds edition.csv, organisations.csv, offers.csv, needs.csv and availability.csv.");
        }
        return found;
    }

    private static Consumer<Csv.Row> bounded(Problems problems, String file, Consumer<Csv.Row> rows) {
        int[] count = new int[1];
        return row -> {
            if (++count[0] <= MAX_ROWS) {
                rows.accept(row);
            } else if (count[0] == MAX_ROWS + 1) {
                problems.add(file, row.line(), "", "more than %,d rows; no more are read.".formatted(MAX_ROWS));
            }
        };
    }
}
