package io.shibo.hub.meet;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Rows for PostgreSQL's COPY: the tens of thousands of an expo arrive in a fraction of what inserts take. */
final class CopyRows {
    private final StringBuilder text = new StringBuilder();
    private int count;

    int count() {
        return count;
    }

    /** Adds a row. A value is quoted and null is not, which is how COPY tells an empty text from null. */
    void add(@Nullable Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                text.append(',');
            }
            @Nullable Object value = values[i];
            if (value != null) {
                text.append('"').append(value.toString().replace("\"", "\"\"")).append('"');
            }
        }
        text.append('\n');
        count++;
    }

    /** Appends all rows to a table, columns in their order, within the transaction of this thread. */
    void into(String table, DataSource database) {
        Connection connection = DataSourceUtils.getConnection(database);
        String sql = "copy " + table + " from stdin with (format csv)";
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, new StringReader(text.toString()));
        } catch (SQLException failed) {
            throw new UncategorizedSQLException("copy", sql, failed);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory", impossible);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }
}
