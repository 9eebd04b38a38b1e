package io.shibo.hub.register;

import io.shibo.hub.security.Tokens;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Private links back to one's own registration. A link's token is shown once and is kept nowhere, see {@link Tokens}.
 */
@Repository
class Links {
    private final JdbcClient jdbc;
    private final Clock clock;

    Links(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a valid link opens. @param hash of its token */
    record Opened(String hash, String edition, String dossier) implements java.io.Serializable {}

    /** A new token; older links go on until they are revoked. */
    String issue(String edition, String dossier, String by) {
        String token = Tokens.make();
        jdbc.sql("insert into register_link values (?, ?, ?, ?, ?, null)")
                .params(Tokens.hash(token), edition, dossier, OffsetDateTime.now(clock), by)
                .update();
        return token;
    }

    Optional<Opened> open(String token) {
        return token.length() > 100 ? Optional.empty() : find(Tokens.hash(token));
    }

    /** The link of that hash, unless it is revoked by now. */
    Optional<Opened> find(String hash) {
        return jdbc.sql("select hash, edition, dossier from register_link where hash = ? and revoked_at is null")
                .param(hash)
                .query((row, number) ->
                        new Opened(row.getString("hash"), row.getString("edition"), row.getString("dossier")))
                .optional();
    }

    /** Ends all links of a registration; gives how many were open. */
    int revoke(String edition, String dossier) {
        return jdbc.sql(
                        "update register_link set revoked_at = ? where edition = ? and dossier = ? and revoked_at is null")
                .params(OffsetDateTime.now(clock), edition, dossier)
                .update();
    }

    int open(String edition, String dossier) {
        return jdbc.sql("select count(*) from register_link where edition = ? and dossier = ? and revoked_at is null")
                .params(edition, dossier)
                .query(Integer.class)
                .single();
    }
}
