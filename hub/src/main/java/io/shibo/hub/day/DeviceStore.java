package io.shibo.hub.day;

import io.shibo.hub.security.Tokens;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The devices of an edition. */
@Repository
class DeviceStore {
    /** Gates and phones of one edition: far more than there are participants. */
    static final int MOST = 100_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    DeviceStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A device and its token, which is told this once. */
    record Enrolled(Device device, String token) {}

    Enrolled enrol(String edition, Device.Kind kind, String place) {
        String token = Tokens.make();
        String prefix = (kind == Device.Kind.GATE ? "GATE-" : "PHONE-") + place.replaceAll("[^A-Za-z0-9]", "");
        // The name is new each time: numbers of entries count from 1 for each device.
        String name = prefix.substring(0, Math.min(prefix.length(), 30)) + "-"
                + Tokens.hash(token).substring(0, 8);
        Instant now = clock.instant();
        jdbc.sql("insert into day_device values (?, ?, ?, ?, ?, ?, null)")
                .params(name, edition, kind.name(), place, Tokens.hash(token), now.atOffset(ZoneOffset.UTC))
                .update();
        return new Enrolled(new Device(name, edition, kind, place, now, null), token);
    }

    /** The device that has the token and may still write. */
    Optional<Device> find(String token) {
        return jdbc.sql("select * from day_device where token_hash = ? and closed_at is null")
                .param(Tokens.hash(token))
                .query(DeviceStore::device)
                .optional();
    }

    List<Device> list(String edition) {
        return jdbc.sql("select * from day_device where edition = ? order by kind, place, name limit 1000")
                .param(edition)
                .query(DeviceStore::device)
                .list();
    }

    int count(String edition) {
        return jdbc.sql("select count(*) from day_device where edition = ?")
                .param(edition)
                .query(Integer.class)
                .single();
    }

    void close(String edition, String name) {
        jdbc.sql("update day_device set closed_at = ? where edition = ? and name = ? and closed_at is null")
                .params(clock.instant().atOffset(ZoneOffset.UTC), edition, name)
                .update();
    }

    private static Device device(ResultSet row, int number) throws SQLException {
        @Nullable OffsetDateTime closed = row.getObject("closed_at", OffsetDateTime.class);
        return new Device(
                row.getString("name"),
                row.getString("edition"),
                Device.Kind.valueOf(row.getString("kind")),
                row.getString("place"),
                row.getObject("enrolled_at", OffsetDateTime.class).toInstant(),
                closed == null ? null : closed.toInstant());
    }
}
