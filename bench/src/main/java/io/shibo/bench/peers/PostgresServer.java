package io.shibo.bench.peers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import org.postgresql.PGConnection;

/** A PostgreSQL of its own in a temporary folder, set up for this work, with the tariff in it, indexed and analysed. */
final class PostgresServer implements AutoCloseable {
    private final EmbeddedPostgres server;

    private PostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    static PostgresServer start(Tariff tariff) throws IOException, SQLException {
        PostgresServer started = new PostgresServer(EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("listen_addresses", "127.0.0.1")
                // All of the tariff in memory.
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("work_mem", "64MB")
                // Compiling a plan costs more than these queries take.
                .setServerConfig("jit", "off")
                // A plan made once, as the parameters do not change it.
                .setServerConfig("plan_cache_mode", "force_generic_plan")
                // One core, as the others have.
                .setServerConfig("max_parallel_workers_per_gather", "0")
                .start());
        try (Connection connection = started.connect()) {
            load(connection, tariff);
        } catch (IOException | SQLException | RuntimeException failed) {
            started.close();
            throw failed;
        }
        return started;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"));
    }

    private static void load(Connection connection, Tariff tariff) throws IOException, SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(PostgresQuery.SCHEMA);
            StringBuilder members = new StringBuilder();
            for (int area = 0; area < tariff.areas().size(); area++) {
                for (String origin : tariff.areas().get(area)) {
                    members.append(origin).append('\t').append(area).append('\n');
                }
            }
            copy(connection, "member", members);
            StringBuilder measures = new StringBuilder();
            // In the order of the key, so that what a line reads lies on few pages.
            for (Tariff.Row row : tariff.rows().stream()
                    .sorted(Comparator.comparing(Tariff.Row::code)
                            .thenComparing(r -> r.kind().layer())
                            .thenComparingInt(r -> r.kind().area()))
                    .toList()) {
                measures.append(text(row));
            }
            copy(connection, "measure", measures);
            statement.execute(PostgresQuery.INDEX);
            // Leaves no work for the background while others are timed.
            statement.execute("vacuum (freeze, analyze)");
            statement.execute("checkpoint");
        }
    }

    private static void copy(Connection connection, String table, StringBuilder rows) throws IOException, SQLException {
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table + " from stdin", new StringReader(rows.toString()));
    }

    private static String text(Tariff.Row row) {
        Tariff.Kind kind = row.kind();
        Rate rate = row.rate();
        return String.join(
                        "\t",
                        kind.layer(),
                        row.code(),
                        String.valueOf(kind.area()),
                        kind.from().toString(),
                        kind.to() == null ? "infinity" : kind.to().toString(),
                        kind.id(),
                        String.valueOf(kind.proof()),
                        String.valueOf(kind.priority()),
                        rate.share().toPlainString(),
                        rate.perKilogram().toPlainString(),
                        rate.join().name(),
                        String.valueOf(rate.ofDuty()),
                        String.valueOf(rate.ofAdditional()),
                        String.valueOf(rate.ofExcise()))
                + "\n";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
