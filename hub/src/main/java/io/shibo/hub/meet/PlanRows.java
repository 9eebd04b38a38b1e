package io.shibo.hub.meet;

import io.shibo.meet.Certificate;
import io.shibo.meet.Change;
import io.shibo.meet.MeetPlan;
import io.shibo.meet.Meeting;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes a plan as rows, within the transaction of the caller. */
@Repository
class PlanRows {
    private final JdbcClient jdbc;
    private final DataSource database;

    PlanRows(JdbcClient jdbc, DataSource database) {
        this.jdbc = jdbc;
        this.database = database;
    }

    /** The meetings, prices and changes of a plan whose edition has none. */
    void insert(String code, MeetPlan plan) {
        CopyRows meetings = new CopyRows();
        plan.meetings().forEach(m -> meetings.add(row(code, m)));
        meetings.into("meet_meeting", database);
        CopyRows prices = new CopyRows();
        plan.certificate().prices().forEach((exhibitor, price) -> prices.add(code, exhibitor, price));
        prices.into("meet_price", database);
        CopyRows changes = new CopyRows();
        for (Change change : plan.changes()) {
            String kind = change instanceof Change.Away ? "AWAY" : "CLOSED";
            change.slots().forEach(slot -> changes.add(code, kind, who(change), slot));
        }
        changes.into("meet_change", database);
    }

    /**
     * A few meetings more or less: one somebody accepts costs its own row, and not those of all others.
     *
     * @param before the plan that the rows are of
     */
    void change(String code, MeetPlan before, MeetPlan after) {
        Set<Meeting> old = new HashSet<>(before.meetings());
        Set<Meeting> gone = new HashSet<>(old);
        after.meetings().forEach(gone::remove);
        for (Meeting m : gone) {
            jdbc.sql("delete from meet_meeting where edition = ? and exhibitor = ? and buyer = ?")
                    .params(code, m.exhibitor(), m.buyer())
                    .update();
        }
        for (Meeting m : after.meetings()) {
            if (!old.contains(m)) {
                jdbc.sql("insert into meet_meeting values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                        .params(Arrays.asList(row(code, m)))
                        .update();
            }
        }
        certificate(code, after);
    }

    /** A meeting's columns, in the table's order. */
    private static @Nullable Object[] row(String code, Meeting m) {
        return new @Nullable Object[] {
            code,
            m.exhibitor(),
            m.buyer(),
            m.slot(),
            m.attendance().name(),
            m.value(),
            m.offer(),
            m.need(),
            m.exhibitorPerson(),
            m.buyerPerson()
        };
    }

    private static String who(Change change) {
        return switch (change) {
            case Change.Away away -> away.who();
            case Change.Closed closed -> closed.hall();
        };
    }

    /** Puts a plan in the place of the one there was. */
    void replace(String code, MeetPlan plan) {
        for (String table : new String[] {"meet_price", "meet_meeting", "meet_change"}) {
            jdbc.sql("delete from " + table + " where edition = ?").param(code).update();
        }
        certificate(code, plan);
        insert(code, plan);
    }

    private void certificate(String code, MeetPlan plan) {
        Certificate certificate = plan.certificate();
        jdbc.sql("""
                        update meet_edition set price_precision = ?, pairs = ?, bound = ?, matched = ?, kept = ?, released = ?, bonus = ?
                        where code = ?
                        """)
                .param(certificate.precision())
                .param(certificate.pairs())
                .param(certificate.bound())
                .param(certificate.matched())
                .param(certificate.kept())
                .param(plan.released())
                .param(certificate.bonus())
                .param(code)
                .update();
    }
}
