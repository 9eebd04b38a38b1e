package io.shibo.hub.meet;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.load.ResultLoader;
import io.shibo.meet.MeetPlan;
import io.shibo.meet.PlanFiles;
import io.shibo.meet.expo.Edition;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.ExpoReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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

    private static final List<String> TABLES = List.of(
            "meet_request", "meet_reply", "meet_price", "meet_meeting", "meet_change", "meet_file", "meet_edition");

    private final JdbcClient jdbc;
    private final EditionStore store;
    private final CurrentExpo current;

    MeetLoader(JdbcClient jdbc, EditionStore store, CurrentExpo current) {
        this.jdbc = jdbc;
        this.store = store;
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
        store.put(expo, plan, true);
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
}
