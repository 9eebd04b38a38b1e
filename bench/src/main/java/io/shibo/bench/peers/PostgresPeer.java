package io.shibo.bench.peers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** PostgreSQL by JDBC over loopback, one prepared statement: a line a query, or many lines joined in one. */
final class PostgresPeer implements Contestant {
    private final Connection connection;
    private final PreparedStatement query;
    private final List<SaleLine> lines;
    private final int batch;

    private PostgresPeer(Connection connection, PreparedStatement query, List<SaleLine> lines, int batch) {
        this.connection = connection;
        this.query = query;
        this.lines = lines;
        this.batch = batch;
    }

    /** What an application does at a checkout. */
    static PostgresPeer ofOne(PostgresServer server, List<SaleLine> lines) throws SQLException {
        return of(server, lines, 1, PostgresQuery.ONE);
    }

    /**
     * What a nightly run does.
     *
     * @param batch lines a query, 2 or more
     */
    static PostgresPeer ofMany(PostgresServer server, List<SaleLine> lines, int batch) throws SQLException {
        return of(server, lines, batch, PostgresQuery.MANY);
    }

    private static PostgresPeer of(PostgresServer server, List<SaleLine> lines, int batch, String source)
            throws SQLException {
        Connection connection = server.connect();
        return new PostgresPeer(connection, connection.prepareStatement(PostgresQuery.of(source)), lines, batch);
    }

    @Override
    public String name() {
        return batch == 1 ? "PostgreSQL, a line a query" : "PostgreSQL, %,d lines a query".formatted(batch);
    }

    @Override
    public int batch() {
        return batch;
    }

    @Override
    public void assess(int from, int to, Due[] due) throws SQLException {
        if (batch == 1) {
            for (int i = from; i < to; i++) {
                SaleLine line = lines.get(i);
                query.setInt(1, i);
                query.setString(2, line.code());
                query.setString(3, line.origin());
                query.setObject(4, line.imported());
                query.setBoolean(5, line.proof());
                query.setBigDecimal(6, line.price());
                query.setBigDecimal(7, line.freight());
                query.setBigDecimal(8, line.kilograms());
                read(due);
            }
        } else {
            List<SaleLine> part = lines.subList(from, to);
            Integer[] numbers = new Integer[part.size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = from + i;
            }
            query.setArray(1, connection.createArrayOf("int4", numbers));
            set(2, "text", part, SaleLine::code);
            set(3, "text", part, SaleLine::origin);
            set(4, "date", part, SaleLine::imported);
            set(5, "bool", part, SaleLine::proof);
            set(6, "numeric", part, SaleLine::price);
            set(7, "numeric", part, SaleLine::freight);
            set(8, "numeric", part, SaleLine::kilograms);
            read(due);
        }
    }

    private void set(int parameter, String type, List<SaleLine> part, Function<SaleLine, Object> column)
            throws SQLException {
        query.setArray(
                parameter,
                connection.createArrayOf(type, part.stream().map(column).toArray()));
    }

    private void read(Due[] due) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                due[rows.getInt(1)] = new Due(
                        rows.getBigDecimal(2), rows.getBigDecimal(3), rows.getBigDecimal(4), rows.getBigDecimal(5));
            }
        }
    }

    String version() throws SQLException {
        return "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion() + ", driver "
                + connection.getMetaData().getDriverVersion();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException gone) {
            throw new IllegalStateException(gone);
        }
    }
}
