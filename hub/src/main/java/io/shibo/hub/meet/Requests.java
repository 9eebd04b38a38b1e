package io.shibo.hub.meet;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Meetings that one side has asked for and the other has not answered. */
@Repository
class Requests {
    /** Open requests of one organisation; more are refused, so that nobody asks everybody. */
    static final int MOST_OPEN = 30;

    private final JdbcClient jdbc;
    private final Clock clock;

    Requests(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param byBuyer whether the buyer asked */
    record Request(String exhibitor, String buyer, boolean byBuyer) {}

    /** Those that concern an organisation, the oldest first. */
    List<Request> of(String edition, String organisation) {
        return jdbc.sql("""
                        select exhibitor, buyer, by_buyer from meet_request
                        where edition = ? and (exhibitor = ? or buyer = ?) order by at, exhibitor, buyer
                        """)
                .params(edition, organisation, organisation)
                .query((row, number) ->
                        new Request(row.getString("exhibitor"), row.getString("buyer"), row.getBoolean("by_buyer")))
                .list();
    }

    /** Asks; asking again changes nothing. */
    void ask(String edition, String exhibitor, String buyer, boolean byBuyer) {
        jdbc.sql("insert into meet_request values (?, ?, ?, ?, ?) on conflict do nothing")
                .params(edition, exhibitor, buyer, byBuyer, OffsetDateTime.now(clock))
                .update();
    }

    /** Whether there was one; it is answered now. */
    boolean answered(String edition, String exhibitor, String buyer) {
        return jdbc.sql("delete from meet_request where edition = ? and exhibitor = ? and buyer = ?")
                        .params(edition, exhibitor, buyer)
                        .update()
                > 0;
    }
}
