package io.shibo.hub.register;

import io.shibo.hub.web.Page;
import java.sql.ResultSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The organiser's list: filtered, counted, and with what looks like the same organisation twice. */
@Repository
class RegisterList {
    /**
     * Another registration with the same identifier or, spelling apart, the same name; those withdrawn do not count.
     * {@code d} is the row it is asked of.
     */
    private static final String DOUBLE = """
            (exists (select 1 from register_identifier i
                join register_identifier j on j.edition = i.edition and j.identifier = i.identifier and j.dossier <> i.dossier
                join register_dossier o on o.edition = j.edition and o.id = j.dossier and o.state <> 'WITHDRAWN'
                where i.edition = d.edition and i.dossier = d.id)
             or exists (select 1 from register_dossier o where o.edition = d.edition and o.name_key = d.name_key
                and o.id <> d.id and o.state <> 'WITHDRAWN'))
            """;

    private static final String WHERE = """
             where d.edition = :edition and (:state = '' or d.state = :state) and (:role = '' or d.role = :role)
                and (:country = '' or d.country = :country) and (:text = '' or d.search like :like escape '!')
                and (:flag <> 'warns' or d.warns) and (:flag <> 'double' or """ + DOUBLE + ")";

    private final JdbcClient jdbc;

    RegisterList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What the organiser asks for; empty is anything.
     *
     * @param flag warns or double
     */
    record Filter(String text, String state, String role, String country, String flag) {
        Filter {
            text = text.strip().toLowerCase(Locale.ROOT);
            text = text.substring(0, Math.min(200, text.length()));
            state = state.toUpperCase(Locale.ROOT);
        }

        private String like() {
            return "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
        }
    }

    /** @param same whether it looks like another registration */
    record Row(Registration registration, boolean same) {}

    Page<Row> find(String edition, Filter filter, Page.Request page) {
        List<Row> rows = asked(
                        "select d.*, " + DOUBLE + " as twin from register_dossier d " + WHERE
                                + " order by d.changed_at desc, d.id limit :size offset :offset",
                        edition,
                        filter)
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, number) -> new Row(Dossiers.registration(row, number), row.getBoolean("twin")))
                .list();
        long total = asked("select count(*) from register_dossier d " + WHERE, edition, filter)
                .query(Long.class)
                .single();
        return Page.of(page, rows, total);
    }

    /** How many there are by the values of a column, most first; {@code column} is state, role or country. */
    Map<String, Integer> counts(String edition, String column) {
        if (!List.of("state", "role", "country").contains(column)) {
            throw new IllegalArgumentException(column);
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        jdbc.sql("select %1$s, count(*) from register_dossier where edition = ? group by %1$s order by 2 desc, 1"
                        .formatted(column))
                .param(edition)
                .query((ResultSet row) -> {
                    counts.put(row.getString(1), row.getInt(2));
                });
        return counts;
    }

    /** How many have a wrong identifier, and how many look like another. */
    int flagged(String edition, String flag) {
        return asked("select count(*) from register_dossier d " + WHERE, edition, new Filter("", "", "", "", flag))
                .query(Integer.class)
                .single();
    }

    /** Those that look like one registration, with what they have in common. */
    List<Same> same(Registration registration) {
        Map<String, Same> found = new LinkedHashMap<>();
        jdbc.sql("""
                        select o.id, o.state, o.body, i.identifier from register_dossier o
                        join register_identifier i on i.edition = o.edition and i.dossier = o.id
                        join register_identifier m on m.edition = i.edition and m.identifier = i.identifier
                            and m.dossier = :id
                        where o.edition = :edition and o.id <> :id and o.state <> 'WITHDRAWN'
                        union all
                        select o.id, o.state, o.body, '' from register_dossier o
                        where o.edition = :edition and o.id <> :id and o.state <> 'WITHDRAWN' and o.name_key = :key
                        limit 40
                        """)
                .param("edition", registration.edition())
                .param("id", registration.id())
                .param("key", Dossiers.key(registration.dossier().name()))
                .query((ResultSet row) -> {
                    String identifier = row.getString("identifier");
                    Same same = new Same(
                            row.getString("id"),
                            State.valueOf(row.getString("state")),
                            DossierJson.read(row.getString("body")).name(),
                            identifier.isEmpty(),
                            identifier.isEmpty() ? List.of() : List.of(identifier));
                    found.merge(same.id(), same, Same::and);
                });
        return List.copyOf(found.values());
    }

    /**
     * One that looks the same.
     *
     * @param sameName spelling apart
     * @param identifiers in common
     */
    record Same(String id, State state, String name, boolean sameName, List<String> identifiers) {
        private Same and(Same other) {
            return new Same(
                    id,
                    state,
                    name,
                    sameName || other.sameName,
                    Stream.concat(identifiers.stream(), other.identifiers.stream())
                            .toList());
        }
    }

    private JdbcClient.StatementSpec asked(String sql, String edition, Filter filter) {
        return jdbc.sql(sql)
                .param("edition", edition)
                .param("state", filter.state())
                .param("role", filter.role())
                .param("country", filter.country())
                .param("text", filter.text())
                .param("like", filter.like())
                .param("flag", filter.flag());
    }
}
