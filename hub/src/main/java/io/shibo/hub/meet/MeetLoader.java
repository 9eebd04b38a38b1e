package io.shibo.hub.meet;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.load.ResultLoader;
import io.shibo.meet.Certificate;
import io.shibo.meet.MeetPlan;
import io.shibo.meet.PlanFiles;
import io.shibo.meet.expo.Edition;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.ExpoReader;
import io.shibo.meet.expo.ExpoWriter;
import io.shibo.meet.expo.Previous;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Brings the demo's expo and plan in: the folder holds the expo under {@code expo/} and the plan's own files. Nothing is
 * taken on trust: the expo is read as any, and the plan is read against it.
 */
@Component
class MeetLoader implements ResultLoader {
    /** Below the folder of results: the expo that was matched. */
    static final String EXPO = "expo";

    private static final List<String> TABLES =
            List.of("meet_request", "meet_price", "meet_meeting", "meet_change", "meet_file", "meet_edition");

    private final JdbcClient jdbc;
    private final PlanRows plans;
    private final CurrentExpo current;

    MeetLoader(JdbcClient jdbc, PlanRows plans, CurrentExpo current) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.current = current;
    }

    @Override
    public String verb() {
        return "meet";
    }

    @Override
    public void load(Path dir) throws IOException {
        Expo expo = ExpoReader.read(dir.resolve(EXPO));
        MeetPlan plan = PlanFiles.read(expo, dir);
        for (String table : TABLES) {
            String where =
                    table.equals("meet_edition") ? "sample" : "edition in (select code from meet_edition where sample)";
            jdbc.sql("delete from " + table + " where " + where).update();
        }
        taken(expo.edition());
        edition(expo, plan);
        ExpoWriter.files(expo)
                .forEach((name, content) -> jdbc.sql("insert into meet_file values (?, ?, ?)")
                        .param(expo.edition().code())
                        .param(name)
                        .param(content)
                        .update());
        plans.insert(expo.edition().code(), plan);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                current.changed();
            }
        });
    }

    /** A sample must not replace an edition that somebody runs. */
    private void taken(Edition edition) {
        boolean taken = jdbc.sql("select exists (select 1 from meet_edition where code = ?)")
                .param(edition.code())
                .query(Boolean.class)
                .single();
        if (taken) {
            throw new InputException(new Problem(
                    EXPO + "/edition.csv",
                    0,
                    "code",
                    "'%s' is an edition of this hub that is no sample. Give the sample another code."
                            .formatted(edition.code())));
        }
    }

    private void edition(Expo expo, MeetPlan plan) {
        Edition edition = expo.edition();
        @Nullable Previous previous = expo.findPrevious().orElse(null);
        Certificate certificate = plan.certificate();
        String sessions = edition.sessions().stream()
                .map(session -> session.from() + "-" + session.to())
                .collect(Collectors.joining(" "));
        jdbc.sql("insert into meet_edition values (?, ?, ?, ?, ?, ?, ?, ?, ?, true, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(edition.code())
                .param(edition.name())
                .param(edition.country().code())
                .param(edition.firstDay())
                .param(edition.lastDay())
                .param(sessions)
                .param(edition.slotMinutes())
                .param(previous == null ? null : previous.exhibitors())
                .param(previous == null ? null : previous.buyers())
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
