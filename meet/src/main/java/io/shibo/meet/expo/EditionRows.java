package io.shibo.meet.expo;

import io.shibo.codes.Country;
import io.shibo.codes.input.Csv;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Values;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rows of edition.csv. */
final class EditionRows {
    static final Csv.Header HEADER = Csv.Header.of(
                    "code", "name", "country", "first_day", "last_day", "sessions", "slot_minutes")
            .withOptional("walk_minutes", "time_zone");

    private EditionRows() {}

    static Consumer<Csv.Row> to(List<Edition> editions) {
        return row -> {
            String code = row.required("code");
            String name = row.required("name");
            @Nullable Country country = row.parse("country", Country::parse);
            @Nullable LocalDate first = row.parse("first_day", Values::date);
            @Nullable LocalDate last = row.parse("last_day", Values::date);
            @Nullable List<Edition.Session> sessions = row.parse("sessions", EditionRows::sessions);
            @Nullable Integer minutes = row.parse("slot_minutes", Values.whole(5, 240));
            @Nullable Integer walk = row.parseOptional("walk_minutes", Values.whole(0, 240));
            @Nullable ZoneId zone = row.parseOptional("time_zone", TimeZones::parse);
            if (country == null || first == null || last == null || sessions == null || minutes == null) {
                return;
            }
            try {
                Edition edition =
                        new Edition(code, name, country, first, last, sessions, minutes, walk == null ? 0 : walk, zone);
                edition.slots();
                editions.add(edition);
            } catch (IllegalArgumentException refused) {
                row.problem("", String.valueOf(refused.getMessage()));
            }
        };
    }

    private static List<Edition.Session> sessions(String text) {
        List<Edition.Session> sessions = new ArrayList<>();
        for (String part : text.split(" +")) {
            int dash = part.indexOf('-');
            if (dash < 0) {
                throw new IllegalArgumentException(
                        "'%s' is not a session. Write from-to, as in 09:00-12:00.".formatted(Problem.show(part)));
            }
            sessions.add(
                    new Edition.Session(Values.time(part.substring(0, dash)), Values.time(part.substring(dash + 1))));
        }
        return sessions;
    }
}
