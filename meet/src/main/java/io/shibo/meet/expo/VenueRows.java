package io.shibo.meet.expo;

import io.shibo.codes.input.Csv;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Values;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows of the files about the venue, each of which may be absent. */
final class VenueRows {
    private static final int MOST = 100_000;
    private static final int MAX_PLACE = 40;
    private static final int MAX_WALK = 240;

    private final Map<String, Integer> tables = new HashMap<>();
    private final List<Venue.Interpreters> interpreters = new ArrayList<>();
    private final List<Venue.Walk> walks = new ArrayList<>();

    record Table(String file, Csv.Header header, Consumer<Csv.Row> row) {}

    List<Table> tables() {
        return List.of(
                new Table("halls.csv", Csv.Header.of("hall", "tables"), this::hall),
                new Table(
                        "interpreters.csv",
                        Csv.Header.of("languages", "count").withOptional("day", "from", "to"),
                        this::interpreter),
                new Table("walks.csv", Csv.Header.of("from", "to", "minutes"), this::walk));
    }

    Venue venue() {
        return new Venue(tables, interpreters, walks);
    }

    private void hall(Csv.Row row) {
        @Nullable String hall = row.parse("hall", VenueRows::place);
        @Nullable Integer count = row.parse("tables", Values.whole(0, MOST));
        if (hall != null && count != null && tables.putIfAbsent(hall, count) != null) {
            row.problem("hall", "'%s' is there twice.".formatted(Problem.show(hall)));
        }
    }

    private void interpreter(Csv.Row row) {
        Venue.@Nullable Languages languages = row.parse("languages", VenueRows::languages);
        @Nullable Integer count = row.parse("count", Values.whole(0, MOST));
        @Nullable LocalDate day = row.parseOptional("day", Values::date);
        @Nullable LocalTime from = row.parseOptional("from", Values::time);
        @Nullable LocalTime to = row.parseOptional("to", Values::time);
        if (from != null && to != null && !to.isAfter(from)) {
            row.problem("to", "the time ends at %s, but starts at %s.".formatted(to, from));
        } else if (languages != null && count != null) {
            interpreters.add(new Venue.Interpreters(
                    languages, count, day, from == null ? LocalTime.MIN : from, to == null ? LocalTime.MAX : to));
        }
    }

    private void walk(Csv.Row row) {
        Function<String, String> place = VenueRows::place;
        @Nullable String from = row.parse("from", place);
        @Nullable String to = row.parse("to", place);
        @Nullable Integer minutes = row.parse("minutes", Values.whole(0, MAX_WALK));
        if (from != null && to != null && minutes != null) {
            walks.add(new Venue.Walk(from, to, minutes));
        }
    }

    private static String place(String text) {
        if (text.length() > MAX_PLACE) {
            throw new IllegalArgumentException(
                    "'%s' is longer than %d characters.".formatted(Problem.show(text), MAX_PLACE));
        }
        return text;
    }

    private static Venue.Languages languages(String text) {
        String[] two = text.split(" +");
        if (two.length != 2 || two[0].equals(two[1])) {
            throw new IllegalArgumentException(
                    "'%s' is not two languages. Write two ISO 639-1 codes, as in zh ar.".formatted(Problem.show(text)));
        }
        return Venue.Languages.of(Fields.language(two[0]), Fields.language(two[1]));
    }
}
