package io.shibo.hub.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Registrations and their history, as rows. Writing is for {@link Desk}, in a transaction. */
@Repository
class Dossiers {
    private static final String FIELDS =
            "select edition, id, version, state, reason, warns, body, created_at, changed_at from register_dossier ";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;

    Dossiers(JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    /**
     * One change of a registration.
     *
     * @param by an account, or {@link Desk#PARTICIPANT}
     */
    record Change(int version, Instant at, String by, State.Act act, State state, String reason, Dossier dossier) {}

    /** A registration that is new or has changed, and what made it so. */
    record Written(Registration registration, State.Act act, String by) {}

    Optional<Registration> find(String edition, String id) {
        return jdbc.sql(FIELDS + "where edition = ? and id = ?")
                .params(edition, id)
                .query(Dossiers::registration)
                .optional();
    }

    /** All of an edition in these states, in the order of the list. */
    void forEach(String edition, Set<State> states, Consumer<Registration> each) {
        jdbc.sql(FIELDS + "where edition = :edition and state in (:states) order by position, id")
                .param("edition", edition)
                .param("states", states.stream().map(Enum::name).toList())
                .query((ResultSet row) -> each.accept(registration(row, 0)));
    }

    /** Says whether anything of the edition has changed since: a number of changes. */
    long changes(String edition) {
        return jdbc.sql("select count(*) from register_change where edition = ?")
                .param(edition)
                .query(Long.class)
                .single();
    }

    /** The latest first. */
    List<Change> history(String edition, String id, int most) {
        return jdbc.sql("select * from register_change where edition = ? and dossier = ? order by version desc limit ?")
                .params(edition, id, most)
                .query(Dossiers::change)
                .list();
    }

    Optional<Change> findChange(String edition, String id, int version) {
        return jdbc.sql("select * from register_change where edition = ? and dossier = ? and version = ?")
                .params(edition, id, version)
                .query(Dossiers::change)
                .optional();
    }

    /** Which of the ids are an organisation's or a person's, with the role of the organisation. */
    Map<String, String> roles(String edition, Set<String> ids) {
        Map<String, String> roles = new java.util.HashMap<>();
        if (ids.isEmpty()) {
            return roles;
        }
        jdbc.sql("""
                        select d.id, d.role from register_dossier d where d.edition = :edition and d.id in (:ids)
                        union all
                        select p.id, d.role from register_person p
                        join register_dossier d on d.edition = p.edition and d.id = p.dossier
                        where p.edition = :edition and p.id in (:ids)
                        """).param("edition", edition).param("ids", ids).query((ResultSet row) -> {
            roles.put(row.getString(1), row.getString(2));
        });
        return roles;
    }

    /** Writes new ones, the first at the position given and the others after it. */
    void insert(List<Written> all, long position) {
        long[] next = {position};
        batches.batchUpdate(
                "insert into register_dossier values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                all,
                500,
                (row, written) -> {
                    Registration r = written.registration();
                    Dossier d = r.dossier();
                    row.setString(1, r.edition());
                    row.setString(2, r.id());
                    row.setLong(3, next[0]++);
                    row.setInt(4, r.version());
                    row.setString(5, r.state().name());
                    row.setString(6, r.reason());
                    row.setString(7, d.role());
                    row.setString(8, d.country());
                    row.setString(9, key(d.name()));
                    row.setString(10, search(r.id(), d));
                    row.setBoolean(11, r.warns());
                    row.setObject(12, r.createdAt().atOffset(ZoneOffset.UTC));
                    row.setObject(13, r.changedAt().atOffset(ZoneOffset.UTC));
                    row.setString(14, DossierJson.write(d));
                });
        around(all);
    }

    /** Writes what the version before was read of; false, and nothing is written, where somebody else was faster. */
    boolean update(Written written) {
        Registration r = written.registration();
        Dossier d = r.dossier();
        int changed = jdbc.sql("""
                        update register_dossier set version = :version, state = :state, reason = :reason,
                            country = :country, name_key = :key, search = :search, warns = :warns,
                            changed_at = :at, body = :body
                        where edition = :edition and id = :id and version = :before
                        """)
                .param("version", r.version())
                .param("state", r.state().name())
                .param("reason", r.reason())
                .param("country", d.country())
                .param("key", key(d.name()))
                .param("search", search(r.id(), d))
                .param("warns", r.warns())
                .param("at", r.changedAt().atOffset(ZoneOffset.UTC))
                .param("body", DossierJson.write(d))
                .param("edition", r.edition())
                .param("id", r.id())
                .param("before", r.version() - 1)
                .update();
        if (changed == 0) {
            return false;
        }
        for (String table : List.of("register_identifier", "register_person")) {
            jdbc.sql("delete from " + table + " where edition = ? and dossier = ?")
                    .params(r.edition(), r.id())
                    .update();
        }
        around(List.of(written));
        return true;
    }

    private void around(List<Written> all) {
        record Key(String edition, String dossier, String value) {}
        List<Key> identifiers = all.stream()
                .map(Written::registration)
                .flatMap(r -> new HashSet<>(r.dossier().identifiers())
                        .stream().map(value -> new Key(r.edition(), r.id(), value)))
                .toList();
        batches.batchUpdate("insert into register_identifier values (?, ?, ?)", identifiers, 1000, (row, key) -> {
            row.setString(1, key.edition());
            row.setString(2, key.dossier());
            row.setString(3, key.value());
        });
        List<Key> people = all.stream()
                .map(Written::registration)
                .flatMap(r -> r.dossier().people().stream().map(p -> new Key(r.edition(), r.id(), p.id())))
                .toList();
        batches.batchUpdate("insert into register_person values (?, ?, ?)", people, 1000, (row, key) -> {
            row.setString(1, key.edition());
            row.setString(2, key.value());
            row.setString(3, key.dossier());
        });
        batches.batchUpdate(
                "insert into register_change values (?, ?, ?, ?, ?, ?, ?, ?, ?)", all, 500, (row, written) -> {
                    Registration r = written.registration();
                    row.setString(1, r.edition());
                    row.setString(2, r.id());
                    row.setInt(3, r.version());
                    row.setObject(4, r.changedAt().atOffset(ZoneOffset.UTC));
                    row.setString(5, written.by());
                    row.setString(6, written.act().name());
                    row.setString(7, r.state().name());
                    row.setString(8, r.reason());
                    row.setString(9, DossierJson.write(r.dossier()));
                });
    }

    Instant now() {
        // PostgreSQL keeps microseconds: what is read again shall be what was written.
        return clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    }

    /** What two spellings of a name have in common. */
    static String key(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\p{Punct}\\p{IsWhite_Space}\\p{IsPunctuation}]+", "");
        return plain.substring(0, Math.min(200, plain.length()));
    }

    private static String search(String id, Dossier d) {
        String text = String.join(" ", id, d.name(), d.latinName(), d.city()).toLowerCase(Locale.ROOT);
        return text.substring(0, Math.min(700, text.length()));
    }

    static Registration registration(ResultSet row, int number) throws SQLException {
        return new Registration(
                row.getString("edition"),
                row.getString("id"),
                row.getInt("version"),
                State.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getBoolean("warns"),
                DossierJson.read(row.getString("body")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private static Change change(ResultSet row, int number) throws SQLException {
        return new Change(
                row.getInt("version"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("by_whom"),
                State.Act.valueOf(row.getString("act")),
                State.valueOf(row.getString("state")),
                row.getString("reason"),
                DossierJson.read(row.getString("body")));
    }
}
