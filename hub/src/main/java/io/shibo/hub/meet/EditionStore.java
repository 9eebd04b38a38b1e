package io.shibo.hub.meet;

import io.shibo.meet.Certificate;
import io.shibo.meet.MeetPlan;
import io.shibo.meet.expo.Edition;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.ExpoWriter;
import io.shibo.meet.expo.Previous;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes an edition with its expo and plan as rows, within the transaction of the caller. */
@Repository
class EditionStore {
    /** Where a plan's rows are; what participants said of each other stays when an edition is put anew. */
    private static final List<String> PLAN = List.of("meet_price", "meet_meeting", "meet_change", "meet_file");

    private final JdbcClient jdbc;
    private final PlanRows plans;

    EditionStore(JdbcClient jdbc, PlanRows plans) {
        this.jdbc = jdbc;
        this.plans = plans;
    }

    /** Puts an edition, in the place of the one of that code if there is one. */
    void put(Expo expo, MeetPlan plan, boolean sample) {
        Edition edition = expo.edition();
        String code = edition.code();
        for (String table : PLAN) {
            jdbc.sql("delete from " + table + " where edition = ?").param(code).update();
        }
        edition(expo, plan, sample);
        ExpoWriter.files(expo)
                .forEach((name, content) -> jdbc.sql("insert into meet_file values (?, ?, ?)")
                        .param(code)
                        .param(name)
                        .param(content)
                        .update());
        plans.insert(code, plan);
    }

    private void edition(Expo expo, MeetPlan plan, boolean sample) {
        Edition edition = expo.edition();
        @Nullable Previous previous = expo.findPrevious().orElse(null);
        Certificate certificate = plan.certificate();
        String sessions = edition.sessions().stream()
                .map(session -> session.from() + "-" + session.to())
                .collect(Collectors.joining(" "));
        jdbc.sql("""
                        insert into meet_edition values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (code) do update set name = excluded.name, country = excluded.country,
                            first_day = excluded.first_day, last_day = excluded.last_day, sessions = excluded.sessions,
                            slot_minutes = excluded.slot_minutes, previous_exhibitors = excluded.previous_exhibitors,
                            previous_buyers = excluded.previous_buyers, sample = excluded.sample,
                            price_precision = excluded.price_precision, pairs = excluded.pairs, bound = excluded.bound,
                            matched = excluded.matched, kept = excluded.kept, released = excluded.released,
                            bonus = excluded.bonus, walk_minutes = excluded.walk_minutes
                        """)
                .param(edition.code())
                .param(edition.name())
                .param(edition.country().code())
                .param(edition.firstDay())
                .param(edition.lastDay())
                .param(sessions)
                .param(edition.slotMinutes())
                .param(previous == null ? null : previous.exhibitors())
                .param(previous == null ? null : previous.buyers())
                .param(sample)
                .param(certificate.precision())
                .param(certificate.pairs())
                .param(certificate.bound())
                .param(certificate.matched())
                .param(certificate.kept())
                .param(plan.released())
                .param(certificate.bonus())
                .param(edition.walkMinutes())
                .update();
    }
}
