package io.shibo.hub.meet;

import io.shibo.meet.Certificate;
import io.shibo.meet.Change;
import io.shibo.meet.MeetPlan;
import io.shibo.meet.Meeting;
import io.shibo.meet.expo.Attendance;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.ExpoReader;
import io.shibo.meet.expo.ExpoSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the latest edition and its plan from the rows. */
@Repository
class MeetStore {
    private final JdbcClient jdbc;
    private final Replies replies;

    MeetStore(JdbcClient jdbc, Replies replies) {
        this.jdbc = jdbc;
        this.replies = replies;
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

    int countMeetings(String edition) {
        return jdbc.sql("""
                        select count(*) from meet_meeting m join meet_edition e on e.code = m.edition
                        where e.code = ? and not e.sample
                        """).param(edition).query(Integer.class).single();
    }

    /** The edition with the latest first day, a sample only where there is no other; empty where there is none. */
    Optional<Stored> findLatest() {
        return jdbc.sql("select * from meet_edition order by sample, first_day desc, code limit 1")
                .query(this::stored)
                .optional();
    }

    private Stored stored(ResultSet row, int number) throws SQLException {
        String code = row.getString("code");
        Expo expo = expo(code);
        Certificate certificate = new Certificate(
                row.getLong("price_precision"),
                prices(code),
                row.getLong("pairs"),
                row.getLong("bound"),
                row.getLong("matched"),
                row.getLong("kept"),
                row.getLong("bonus"));
        Map<String, Integer> order = new HashMap<>();
        expo.organisations().forEach(o -> order.put(o.id(), order.size()));
        List<Meeting> meetings = jdbc
                .sql("select * from meet_meeting where edition = ? order by slot, exhibitor, buyer")
                .param(code)
                .query(this::meeting)
                .list()
                .stream()
                .sorted(Comparator.comparing(m -> order.getOrDefault(m.exhibitor(), 0)))
                .toList();
        MeetPlan plan = new MeetPlan(meetings, row.getInt("released"), certificate, changes(code));
        return new Stored(expo, plan, row.getBoolean("sample"));
    }

    /** The files are read as any: what was written by this hub can be read by it. */
    private Expo expo(String code) {
        Map<String, String> files = new HashMap<>();
        jdbc.sql("select name, content from meet_file where edition = ?")
                .param(code)
                .query((ResultSet row) -> {
                    files.put(row.getString("name"), row.getString("content"));
                });
        try {
            return replies.into(ExpoReader.read(List.of(ExpoSource.of(files))));
        } catch (IOException impossible) {
            throw new UncheckedIOException("texts in memory", impossible);
        }
    }

    private List<Change> changes(String code) {
        Map<List<String>, Set<Integer>> slots = new LinkedHashMap<>();
        jdbc.sql("select kind, who, slot from meet_change where edition = ? order by kind, who, slot")
                .param(code)
                .query((ResultSet row) -> {
                    slots.computeIfAbsent(List.of(row.getString("kind"), row.getString("who")), x -> new TreeSet<>())
                            .add(row.getInt("slot"));
                });
        return slots.entrySet().stream()
                .map(each -> each.getKey().getFirst().equals("AWAY")
                        ? new Change.Away(each.getKey().getLast(), each.getValue())
                        : (Change) new Change.Closed(each.getKey().getLast(), each.getValue()))
                .toList();
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
}
