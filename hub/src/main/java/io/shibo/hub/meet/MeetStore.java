package io.shibo.hub.meet;

import io.shibo.codes.Country;
import io.shibo.codes.HsCode;
import io.shibo.codes.ServiceCode;
import io.shibo.codes.party.PartyId;
import io.shibo.meet.Certificate;
import io.shibo.meet.MeetPlan;
import io.shibo.meet.Meeting;
import io.shibo.meet.expo.Attendance;
import io.shibo.meet.expo.Edition;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Need;
import io.shibo.meet.expo.Offer;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Presence;
import io.shibo.meet.expo.Previous;
import io.shibo.meet.expo.Role;
import io.shibo.meet.expo.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the latest edition and its plan from the rows. */
@Repository
class MeetStore {
    private final JdbcClient jdbc;

    MeetStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An edition with its plan. @param sample whether it may be read without signing in */
    record Stored(Expo expo, MeetPlan plan, boolean sample) {}

    /** How many meetings there are, without reading them; empty where there is no edition. */
    Optional<Long> findMeetingCount() {
        return jdbc.sql("""
                        select count(*) from meet_meeting
                        where edition = (select code from meet_edition where sample order by first_day desc, code limit 1)
                        having exists (select 1 from meet_edition where sample)
                        """).query(Long.class).optional();
    }

    /** The edition with the latest first day; empty where there is none. */
    Optional<Stored> findLatest() {
        return jdbc.sql("select * from meet_edition order by first_day desc, code limit 1")
                .query(this::stored)
                .optional();
    }

    private Stored stored(ResultSet row, int number) throws SQLException {
        String code = row.getString("code");
        Edition edition = new Edition(
                code,
                row.getString("name"),
                Country.of(row.getString("country")),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                list(row.getString("sessions"), MeetStore::session),
                row.getInt("slot_minutes"),
                row.getInt("walk_minutes"));
        @Nullable Integer exhibitors = row.getObject("previous_exhibitors", Integer.class);
        @Nullable Integer buyers = row.getObject("previous_buyers", Integer.class);
        Expo expo = new Expo(
                edition,
                rows("select * from meet_organisation where edition = ? order by position", code, this::organisation),
                rows("select * from meet_offer where edition = ? order by position", code, this::offer),
                rows("select * from meet_need where edition = ? order by position", code, this::need),
                rows("select * from meet_presence where edition = ? order by position", code, this::presence),
                exhibitors == null || buyers == null ? null : new Previous(exhibitors, buyers));
        Certificate certificate = new Certificate(
                row.getLong("price_precision"),
                prices(code),
                row.getLong("pairs"),
                row.getLong("bound"),
                row.getLong("matched"),
                row.getLong("kept"),
                row.getLong("bonus"));
        List<Meeting> meetings = rows("""
                select m.* from meet_meeting m
                join meet_organisation o on o.edition = m.edition and o.id = m.exhibitor
                where m.edition = ? order by o.position, m.slot
                """, code, this::meeting);
        return new Stored(expo, new MeetPlan(meetings, row.getInt("released"), certificate), row.getBoolean("sample"));
    }

    private <T> List<T> rows(String sql, String edition, RowMapper<T> mapper) {
        return jdbc.sql(sql).param(edition).query(mapper).list();
    }

    private Organisation organisation(ResultSet row, int number) throws SQLException {
        return new Organisation(
                row.getString("id"),
                Role.valueOf(row.getString("role")),
                row.getString("name"),
                row.getString("latin_name"),
                Country.of(row.getString("country")),
                row.getString("city"),
                list(row.getString("languages"), Function.identity()),
                list(row.getString("identifiers"), PartyId::parse),
                row.getString("hall"),
                row.getString("booth"),
                row.getInt("most_meetings"));
    }

    private Offer offer(ResultSet row, int number) throws SQLException {
        return new Offer(
                row.getString("id"),
                row.getString("organisation"),
                row.getString("title"),
                row.getString("language"),
                subject(row.getString("subject")),
                list(row.getString("markets"), Country::of));
    }

    private Need need(ResultSet row, int number) throws SQLException {
        return new Need(
                row.getString("id"),
                row.getString("organisation"),
                row.getString("title"),
                row.getString("language"),
                subject(row.getString("subject")),
                Country.of(row.getString("destination")),
                list(row.getString("origins"), Country::of));
    }

    private Presence presence(ResultSet row, int number) throws SQLException {
        return new Presence(
                row.getString("organisation"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getObject("from_time", LocalTime.class),
                row.getObject("to_time", LocalTime.class),
                Attendance.valueOf(row.getString("attendance")));
    }

    private Meeting meeting(ResultSet row, int number) throws SQLException {
        return new Meeting(
                row.getString("exhibitor"),
                row.getString("buyer"),
                row.getInt("slot"),
                Attendance.valueOf(row.getString("attendance")),
                row.getInt("points"),
                row.getString("offer"),
                row.getString("need"),
                row.getString("exhibitor_person"),
                row.getString("buyer_person"));
    }

    private Map<String, Long> prices(String edition) {
        Map<String, Long> prices = new LinkedHashMap<>();
        jdbc.sql("select exhibitor, price from meet_price where edition = ? order by exhibitor")
                .param(edition)
                .query((ResultSet row) -> {
                    prices.put(row.getString("exhibitor"), row.getLong("price"));
                });
        return prices;
    }

    private static Subject subject(String text) {
        return text.startsWith("HS:")
                ? new Subject.Goods(HsCode.of(text.substring(3)))
                : new Subject.Service(ServiceCode.parse(text));
    }

    private static Edition.Session session(String text) {
        int dash = text.indexOf('-');
        return new Edition.Session(LocalTime.parse(text.substring(0, dash)), LocalTime.parse(text.substring(dash + 1)));
    }

    private static <T> List<T> list(String text, Function<String, T> reader) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(" ")).map(reader).toList();
    }
}
