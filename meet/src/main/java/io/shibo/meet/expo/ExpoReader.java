package io.shibo.meet.expo;

import io.shibo.codes.input.Csv;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads an expo from a folder of CSV files in UTF-8, and gathers what is wrong in all of them before it refuses.
 *
 * <pre>
 * edition.csv                code,name,country,first_day,last_day,sessions,slot_minutes,walk_minutes,time_zone   one row
 * organisations.csv          id,role,name,latin_name,country,city,languages,identifiers,hall,booth,most_meetings,least_meetings
 * people.csv                 id,organisation,name,role,languages,email,telephone               may be absent
 * offers.csv                 id,organisation,title,language,hs_code,service_code,markets, and terms
 * needs.csv                  id,organisation,title,language,hs_code,service_code,destination,origins, and terms
 * availability.csv           organisation,first_day,last_day,from,to,attendance,person
 * wishes.csv                 from,to,wish                                                      may be absent
 * fixed.csv                  exhibitor,buyer,day,from                                          may be absent
 * precedences.csv            first_exhibitor,first_buyer,then_exhibitor,then_buyer             may be absent
 * evidence.csv               organisation,identifier,kind,reference                            may be absent
 * halls.csv                  hall,tables                                                       may be absent
 * interpreters.csv           languages,count,day,from,to                                       may be absent
 * walks.csv                  from,to,minutes                                                   may be absent
 * previous/organisations.csv id,role,name,country,sectors,attendance,meetings,held             may be absent
 * </pre>
 *
 * <p>Lists within a field are separated by blanks. Exactly one of {@code hs_code} and {@code service_code} is filled. Terms are
 * {@code quantity,minimum,unit,incoterm,certificates}, of which a need has no minimum; all of which may be left out.
 */
public final class ExpoReader {
    /** Rows of one file. */
    public static final int MAX_ROWS = 2_000_000;

    /** The files of a folder; people and those after availability may be absent. */
    public static final List<String> FILES = List.of(
            "edition.csv",
            "organisations.csv",
            "people.csv",
            "offers.csv",
            "needs.csv",
            "availability.csv",
            "wishes.csv",
            "fixed.csv",
            "precedences.csv",
            "evidence.csv",
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
        return read(Stream.concat(Stream.of(first), further.stream())
                .map(ExpoSource::of)
                .toList());
    }

    /**
     * The same from wherever the files are.
     *
     * @param sources at least one; the edition before is that of the first
     * @throws InputException with every problem of every file
     * @throws IOException if a file cannot be read
     */
    public static Expo read(List<ExpoSource> sources) throws IOException {
        ExpoSource first = sources.getFirst();
        Problems problems = new Problems();
        Tables tables = new Tables(sources, problems);
        List<Edition> editions = new ArrayList<>();
        boolean complete = tables.required("edition.csv", EditionRows.HEADER, EditionRows.to(editions));
        if (complete && editions.isEmpty() && problems.isEmpty()) {
            problems.add("edition.csv", 0, "", "has no row. Describe the edition in one row.");
        }
        if (editions.size() > 1) {
            problems.add("edition.csv", 0, "", "has %d rows; a folder holds one edition.".formatted(editions.size()));
        }
        @Nullable Edition edition = editions.isEmpty() ? null : editions.getFirst();
        Rows rows = new Rows(edition);
        List<Organisation> organisations = new ArrayList<>();
        List<Person> people = new ArrayList<>();
        List<Offer> offers = new ArrayList<>();
        List<Need> needs = new ArrayList<>();
        List<Presence> presences = new ArrayList<>();
        complete &=
                tables.required("organisations.csv", Rows.ORGANISATIONS, row -> rows.organisation(row, organisations));
        rows.organisationsComplete(complete);
        tables.optional("people.csv", Rows.PEOPLE, row -> rows.person(row, people));
        complete &= tables.required("offers.csv", Rows.OFFERS, row -> rows.offer(row, offers));
        complete &= tables.required("needs.csv", Rows.NEEDS, row -> rows.need(row, needs));
        complete &= tables.required("availability.csv", Rows.AVAILABILITY, row -> rows.presence(row, presences));
        @Nullable Calendar calendar = edition == null ? null : new Calendar(edition, presences, people);
        ParticularRows said = new ParticularRows(rows, edition, calendar, organisations);
        VenueRows venue = new VenueRows();
        for (VenueRows.Table table : said.tables()) {
            tables.optional(table.file(), table.header(), table.row());
        }
        for (VenueRows.Table table : venue.tables()) {
            tables.optional(table.file(), table.header(), table.row());
        }
        @Nullable Previous previous = previous(first, problems);
        problems.throwIfAny();
        if (edition == null || !complete) {
            throw new InputException(new Problem(first.label("edition.csv"), 0, "", "is not of an expo folder."));
        }
        return new Expo(edition, organisations, offers, needs, presences, previous, venue.venue(), said.with(people));
    }

    private static @Nullable Previous previous(ExpoSource source, Problems problems) throws IOException {
        List<Previous.Past> past = new ArrayList<>();
        Rows rows = new Rows(null);
        Tables tables = new Tables(List.of(source), problems);
        boolean there = tables.optional("previous/organisations.csv", Rows.PREVIOUS, row -> rows.previous(row, past));
        return there ? Previous.of(past) : null;
    }

    /** The files of some sources, the same name in each read one after the other. */
    private record Tables(List<ExpoSource> sources, Problems problems) {
        boolean required(String name, Csv.Header header, Consumer<Csv.Row> rows) throws IOException {
            boolean found = optional(name, header, rows);
            if (!found) {
                problems.add(
                        sources.getFirst().label(name),
                        0,
                        "",
                        "is missing. An expo folder holds edition.csv, organisations.csv, offers.csv, needs.csv and availability.csv.");
            }
            return found;
        }

        boolean optional(String name, Csv.Header header, Consumer<Csv.Row> rows) throws IOException {
            boolean found = false;
            for (ExpoSource source : sources) {
                try (@Nullable InputStream in = source.open(name)) {
                    if (in != null) {
                        found = true;
                        String label = source.label(name);
                        Csv.read(label, in, header, problems, bounded(label, rows));
                    }
                }
            }
            return found;
        }

        private Consumer<Csv.Row> bounded(String file, Consumer<Csv.Row> rows) {
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
}
