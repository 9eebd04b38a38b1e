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
import io.shibo.meet.expo.Previous;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
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

    private static final List<String> TABLES = List.of(
            "meet_price",
            "meet_meeting",
            "meet_presence",
            "meet_need",
            "meet_offer",
            "meet_organisation",
            "meet_edition");

    private final JdbcClient jdbc;
    private final DataSource database;
    private final CurrentExpo current;

    MeetLoader(JdbcClient jdbc, DataSource database, CurrentExpo current) {
        this.jdbc = jdbc;
        this.database = database;
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
        participants(expo);
        plan(expo.edition().code(), plan);
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

    private void participants(Expo expo) {
        String code = expo.edition().code();
        CopyRows organisations = new CopyRows();
        expo.organisations()
                .forEach(o -> organisations.add(
                        code,
                        o.id(),
                        organisations.count(),
                        o.role().name(),
                        o.name(),
                        o.latinName(),
                        o.country(),
                        o.city(),
                        String.join(" ", o.languages()),
                        joined(o.identifiers()),
                        o.hall(),
                        o.booth(),
                        o.mostMeetings()));
        organisations.into("meet_organisation", database);
        CopyRows offers = new CopyRows();
        expo.offers()
                .forEach(o -> offers.add(
                        code,
                        o.id(),
                        offers.count(),
                        o.organisation(),
                        o.title(),
                        o.language(),
                        o.subject(),
                        joined(o.markets())));
        offers.into("meet_offer", database);
        CopyRows needs = new CopyRows();
        expo.needs()
                .forEach(n -> needs.add(
                        code,
                        n.id(),
                        needs.count(),
                        n.organisation(),
                        n.title(),
                        n.language(),
                        n.subject(),
                        n.destination(),
                        joined(n.origins())));
        needs.into("meet_need", database);
        CopyRows presences = new CopyRows();
        expo.presences()
                .forEach(p -> presences.add(
                        code,
                        presences.count(),
                        p.organisation(),
                        p.firstDay(),
                        p.lastDay(),
                        p.from(),
                        p.to(),
                        p.attendance().name()));
        presences.into("meet_presence", database);
    }

    private void plan(String code, MeetPlan plan) {
        CopyRows meetings = new CopyRows();
        plan.meetings()
                .forEach(m -> meetings.add(
                        code,
                        m.exhibitor(),
                        m.buyer(),
                        m.slot(),
                        m.attendance().name(),
                        m.value(),
                        m.offer(),
                        m.need(),
                        m.exhibitorPerson(),
                        m.buyerPerson()));
        meetings.into("meet_meeting", database);
        CopyRows prices = new CopyRows();
        plan.certificate().prices().forEach((exhibitor, price) -> prices.add(code, exhibitor, price));
        prices.into("meet_price", database);
    }

    private static String joined(Collection<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(" "));
    }
}
