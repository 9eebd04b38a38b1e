package io.shibo.hub.register;

import io.shibo.codes.Country;
import io.shibo.meet.expo.Edition;
import io.shibo.meet.expo.TimeZones;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Editions that take registrations, as rows. */
@Repository
class Editions {
    private final JdbcClient jdbc;
    private final Clock clock;

    Editions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An edition and until when participants may write. */
    record Open(Edition edition, Instant until) {
        public String code() {
            return edition.code();
        }
    }

    /** The latest first. */
    List<Open> list() {
        return jdbc.sql("select * from register_edition order by first_day desc, code desc")
                .query(Editions::open)
                .list();
    }

    Optional<Open> find(String code) {
        return jdbc.sql("select * from register_edition where code = ?")
                .param(code)
                .query(Editions::open)
                .optional();
    }

    /** The edition that takes registrations now: of those still open the next to begin. */
    Optional<Open> findOpen() {
        return jdbc.sql("select * from register_edition where open_until > ? order by first_day, code limit 1")
                .param(OffsetDateTime.now(clock))
                .query(Editions::open)
                .optional();
    }

    /** The edition before, of those that took registrations here. */
    Optional<Open> findBefore(Edition edition) {
        return jdbc.sql(
                        "select * from register_edition where first_day < ? and code <> ? order by first_day desc, code limit 1")
                .params(edition.firstDay(), edition.code())
                .query(Editions::open)
                .optional();
    }

    boolean writable(Open open) {
        return clock.instant().isBefore(open.until());
    }

    /** Opens the edition, or changes what is known of it. */
    void put(Edition edition, Instant until) {
        jdbc.sql("""
                        insert into register_edition values
                            (:code, :name, :country, :first, :last, :sessions, :slot, :walk, :until, :now, :zone)
                        on conflict (code) do update set name = :name, country = :country, first_day = :first,
                            last_day = :last, sessions = :sessions, slot_minutes = :slot, walk_minutes = :walk,
                            open_until = :until, time_zone = :zone
                        """)
                .param("code", edition.code())
                .param("name", edition.name())
                .param("country", edition.country().code())
                .param("first", edition.firstDay())
                .param("last", edition.lastDay())
                .param("sessions", DossierRows.sessions(edition))
                .param("slot", edition.slotMinutes())
                .param("walk", edition.walkMinutes())
                .param(
                        "zone",
                        edition.timeZone() == null ? null : edition.timeZone().getId())
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** The organiser's own files: contents by name. */
    Map<String, String> files(String edition) {
        Map<String, String> files = new LinkedHashMap<>();
        jdbc.sql("select name, content from register_file where edition = ? order by name")
                .param(edition)
                .query((ResultSet row) -> {
                    files.put(row.getString("name"), row.getString("content"));
                });
        return files;
    }

    void put(String edition, String name, String content) {
        jdbc.sql("""
                        insert into register_file values (:edition, :name, :content)
                        on conflict (edition, name) do update set content = :content
                        """)
                .param("edition", edition)
                .param("name", name)
                .param("content", content)
                .update();
    }

    private static Open open(ResultSet row, int number) throws SQLException {
        return new Open(
                new Edition(
                        row.getString("code"),
                        row.getString("name"),
                        Country.of(row.getString("country")),
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class),
                        Arrays.stream(row.getString("sessions").split(" "))
                                .map(Editions::session)
                                .toList(),
                        row.getInt("slot_minutes"),
                        row.getInt("walk_minutes"),
                        zone(row.getString("time_zone"))),
                row.getObject("open_until", OffsetDateTime.class).toInstant());
    }

    private static @Nullable ZoneId zone(@Nullable String name) {
        return name == null ? null : TimeZones.parse(name);
    }

    private static Edition.Session session(String text) {
        int dash = text.indexOf('-');
        return new Edition.Session(LocalTime.parse(text.substring(0, dash)), LocalTime.parse(text.substring(dash + 1)));
    }
}
