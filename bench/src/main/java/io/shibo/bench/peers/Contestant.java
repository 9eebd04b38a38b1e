package io.shibo.bench.peers;

import java.sql.SQLException;

/** One way to compute what lines owe. All are bound to the same sample of lines. */
interface Contestant extends AutoCloseable {
    String name();

    /** Lines handed over at once: 1, or what the set-based query takes. */
    int batch();

    /** Computes lines {@code from} to {@code to} of the sample, {@code to} excluded, into {@code due} at the same places. */
    void assess(int from, int to, Due[] due) throws SQLException;

    @Override
    default void close() {}
}
