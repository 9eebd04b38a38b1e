package io.shibo.hub.day;

import io.shibo.codes.input.Node;
import io.shibo.codes.input.Problems;
import io.shibo.hub.io.Sha256;
import io.shibo.hub.json.Json;
import io.shibo.meet.badge.BadgeId;
import io.shibo.meet.badge.Revocations;
import io.shibo.meet.day.Entry;
import io.shibo.meet.day.EntryForm;
import io.shibo.meet.day.ExchangeRates;
import io.shibo.meet.day.Journal;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What devices wrote, which badges are revoked, and at which rates deals are converted. */
@Repository
class DayStore {
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    DayStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Unites with what is there: an entry that is known is no news, and no fault. */
    @Transactional
    public void add(String edition, List<Entry> entries) {
        batches.batchUpdate(
                "insert into day_entry values (?, ?, ?, ?, ?) on conflict do nothing", entries, 500, (row, entry) -> {
                    String body = Json.writeLine(EntryForm.write(entry));
                    row.setString(1, edition);
                    row.setString(2, entry.device());
                    row.setInt(3, entry.number());
                    row.setString(4, Sha256.hex(body));
                    row.setString(5, body);
                });
    }

    long count(String edition) {
        return jdbc.sql("select count(*) from day_entry where edition = ?")
                .param(edition)
                .query(Long.class)
                .single();
    }

    Journal journal(String edition) {
        Problems problems = new Problems();
        List<Entry> entries = new ArrayList<>();
        jdbc.sql("select body from day_entry where edition = ?").param(edition).query(String.class).stream()
                .forEach(body -> EntryForm.read(Node.root("day_entry", Json.read("day_entry", bytes(body)), problems))
                        .ifPresent(entries::add));
        problems.throwIfAny();
        return Journal.of(entries);
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    Revocations revocations(String edition) {
        return new Revocations(jdbc.sql(
                        "select holder, issue, from_day, reason from day_revocation where edition = ? order by 1, 2")
                .param(edition)
                .query((row, number) -> new Revocations.Revocation(
                        new BadgeId(row.getString(1), row.getInt(2)),
                        row.getObject(3, LocalDate.class),
                        row.getString(4)))
                .list());
    }

    /** A badge that is revoked already stays so from the earlier day. */
    void revoke(String edition, Revocations.Revocation revocation) {
        jdbc.sql("""
                        insert into day_revocation values (?, ?, ?, ?, ?)
                        on conflict (edition, holder, issue) do update set from_day = least(day_revocation.from_day, excluded.from_day)
                        """)
                .params(
                        edition,
                        revocation.badge().holder(),
                        revocation.badge().issue(),
                        revocation.from(),
                        revocation.reason())
                .update();
    }

    ExchangeRates rates(String edition, Currency target) {
        return new ExchangeRates(
                target,
                jdbc.sql("select currency, rate, day, source from day_rate where edition = ? order by 1")
                        .param(edition)
                        .query((row, number) -> new ExchangeRates.Quoted(
                                Currency.getInstance(row.getString(1)),
                                row.getBigDecimal(2),
                                row.getObject(3, LocalDate.class),
                                row.getString(4)))
                        .list());
    }

    @Transactional
    public void replaceRates(String edition, List<ExchangeRates.Quoted> rates) {
        jdbc.sql("delete from day_rate where edition = ?").param(edition).update();
        for (ExchangeRates.Quoted each : rates) {
            jdbc.sql("insert into day_rate values (?, ?, ?, ?, ?)")
                    .params(edition, each.currency().getCurrencyCode(), each.rate(), each.date(), each.source())
                    .update();
        }
    }
}
