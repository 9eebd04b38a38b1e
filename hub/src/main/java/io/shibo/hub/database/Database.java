package io.shibo.hub.database;

import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL that answers. Closing it ends it where it is ours; close the connection pool first.
 *
 * <p>{@link #toString} is safe to log: it names the address alone.
 */
public interface Database extends AutoCloseable {
    /** {@code jdbc:postgresql://…} */
    String url();

    /** Null where the URL says it. */
    @Nullable
    String user();

    /** Null where the URL says it, or none is needed. */
    @Nullable
    String password();

    @Override
    void close();
}
