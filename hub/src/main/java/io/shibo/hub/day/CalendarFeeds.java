package io.shibo.hub.day;

import io.shibo.codes.Language;
import io.shibo.hub.meet.RunningEdition;
import io.shibo.hub.security.Tokens;
import io.shibo.meet.calendar.CalendarHistory;
import io.shibo.meet.calendar.MeetingCalendar;
import io.shibo.meet.expo.Attendance;
import io.shibo.meet.expo.Expo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Timetables to subscribe to. What was announced is kept, so that a plan that changes raises SEQUENCE. */
@Service
public class CalendarFeeds {
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;
    private volatile @Nullable Announced announced;

    /** The history as the present plan left it. */
    private record Announced(RunningEdition.Running plan, CalendarHistory history, Instant at) {}

    CalendarFeeds(JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    /** A new private address for an organisation; those it had before are closed. */
    @Transactional
    public String open(String edition, String organisation) {
        String token = Tokens.make();
        jdbc.sql("delete from day_feed where edition = ? and organisation = ?")
                .params(edition, organisation)
                .update();
        jdbc.sql("insert into day_feed values (?, ?, ?, ?)")
                .params(
                        Tokens.hash(token),
                        edition,
                        organisation,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return token;
    }

    /** Whose calendar the token opens. */
    Optional<String> findOrganisation(String edition, String token) {
        return jdbc.sql("select organisation from day_feed where token_hash = ? and edition = ?")
                .params(Tokens.hash(token), edition)
                .query(String.class)
                .optional();
    }

    /** The organisation's calendar as of the present plan. */
    @Transactional
    public Optional<String> find(RunningEdition.Running running, String organisation, Language language) {
        Expo expo = running.expo();
        return expo.find(organisation).map(own -> {
            Announced present = announce(running);
            return new MeetingCalendar(expo, present.history(), DayBook.zone(expo.edition()), present.at())
                    .write(own, language);
        });
    }

    private synchronized Announced announce(RunningEdition.Running running) {
        Announced present = announced;
        if (present != null
                && present.plan().expo() == running.expo()
                && present.plan().meetings() == running.meetings()) {
            return present;
        }
        String edition = running.expo().edition().code();
        List<CalendarHistory.Version> before = jdbc.sql("select * from day_calendar where edition = ?")
                .param(edition)
                .query(CalendarFeeds::version)
                .list();
        int slots = running.expo().calendar().slots().size();
        // An edition whose days were changed has fewer slots: what lay beyond cannot be said any more.
        CalendarHistory known = CalendarHistory.of(before.stream()
                .filter(each -> each.slot() < slots
                        && running.expo().find(each.pair().exhibitor()).isPresent()
                        && running.expo().find(each.pair().buyer()).isPresent())
                .toList());
        CalendarHistory now = known.next(running.expo(), running.meetings());
        Instant at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        save(edition, now, new HashSet<>(before), at);
        present = new Announced(running, now, at);
        announced = present;
        return present;
    }

    private void save(String edition, CalendarHistory now, Set<CalendarHistory.Version> before, Instant at) {
        List<CalendarHistory.Version> changed = now.versions().stream()
                .filter(version -> !before.contains(version))
                .toList();
        batches.batchUpdate("""
                insert into day_calendar values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (edition, exhibitor, buyer) do update set sequence = excluded.sequence, slot = excluded.slot,
                    attendance = excluded.attendance, table_no = excluded.table_no, cancelled = excluded.cancelled,
                    changed_at = excluded.changed_at
                """, changed, 500, (row, version) -> {
            row.setString(1, edition);
            row.setString(2, version.pair().exhibitor());
            row.setString(3, version.pair().buyer());
            row.setInt(4, version.sequence());
            row.setInt(5, version.slot());
            row.setString(6, version.attendance().name());
            row.setObject(7, version.table(), java.sql.Types.INTEGER);
            row.setBoolean(8, version.cancelled());
            row.setObject(9, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
        });
    }

    private static CalendarHistory.Version version(ResultSet row, int number) throws SQLException {
        return new CalendarHistory.Version(
                new CalendarHistory.Pair(row.getString("exhibitor"), row.getString("buyer")),
                row.getInt("sequence"),
                row.getInt("slot"),
                Attendance.valueOf(row.getString("attendance")),
                row.getObject("table_no", Integer.class),
                row.getBoolean("cancelled"));
    }
}
