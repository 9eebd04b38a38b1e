package io.shibo.bench.clear;

import io.shibo.clear.step.Event;
import io.shibo.clear.step.Facts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * The peer: the same documents in PostgreSQL by upserts, as one would write it there. A row a parcel gathers the four
 * documents' facts; after each batch of a thousand documents one statement matches what is complete and takes the buyers'
 * year, and the batch is committed with {@code fsync} and {@code synchronous_commit} on. It does less: no repeats, no
 * changes, no receipts, no register of payments' and waybills' own numbers.
 */
final class PostgresRun {
    private static final int BATCH = 1_000;

    private static final String SCHEMA = """
            create table parcel (
                high bigint, low bigint, paid bigint, person bigint, delivery bigint, shop bigint, goods bigint,
                amount bigint, payer bigint, consignee bigint, seller bigint, list bigint,
                buyer bigint, value bigint, per_year bigint, ended smallint,
                primary key (high, low));
            create table buyer_year (buyer bigint primary key, used bigint not null);
            """;
    private static final String ORDER = upsert("paid, person, delivery, shop, goods");
    private static final String PAYMENT = upsert("amount, payer");
    private static final String WAYBILL = upsert("consignee");
    private static final String DECLARATION = upsert("seller, list, buyer, value, per_year");

    /** Within one batch a buyer's parcels are few; what does not fit in order is decided with the next batch. */
    private static final String MATCH = """
            with complete as (
                select high, low, buyer, value, per_year,
                       paid = amount and person = payer and delivery = consignee and shop = seller and goods = list as agree
                from parcel
                where ended is null and (high, low) in (select * from unnest(?::bigint[], ?::bigint[]))
                  and paid is not null and amount is not null and consignee is not null and seller is not null),
            taken as (
                insert into buyer_year as y (buyer, used)
                select buyer, sum(value) from complete where agree group by buyer
                on conflict (buyer) do update set used = y.used + excluded.used
                returning buyer, used)
            update parcel p set ended = case when not c.agree then 100 when t.used > c.per_year then 105 else 800 end
            from complete c left join taken t on t.buyer = c.buyer
            where p.high = c.high and p.low = c.low
            """;

    private PostgresRun() {}

    private static String upsert(String columns) {
        String[] names = columns.split(", ");
        StringBuilder set = new StringBuilder();
        for (String name : names) {
            set.append(set.isEmpty() ? "" : ", ")
                    .append(name)
                    .append(" = excluded.")
                    .append(name);
        }
        return "insert into parcel (high, low, %s) values (?, ?%s) on conflict (high, low) do update set %s"
                .formatted(columns, ", ?".repeat(names.length), set);
    }

    /** @param released parcels that it released */
    record Result(long parcels, long released, long nanos) {}

    static Result run(long parcels) throws IOException, SQLException {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("shared_buffers", "1GB")
                        .setServerConfig("max_wal_size", "8GB")
                        .setServerConfig("jit", "off")
                        .start();
                Connection connection = DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"))) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(SCHEMA);
            }
            connection.setAutoCommit(false);
            long start = System.nanoTime();
            long making = upsertAll(connection, new FactStream(parcels));
            long nanos = System.nanoTime() - start - making;
            try (Statement statement = connection.createStatement();
                    ResultSet count = statement.executeQuery("select count(*) from parcel where ended = 800")) {
                count.next();
                return new Result(parcels, count.getLong(1), nanos);
            }
        }
    }

    /** Gives the time that making the events took, which is not the database's. */
    private static long upsertAll(Connection connection, FactStream stream) throws SQLException {
        long making = 0;
        Event.Filed[] batch = new Event.Filed[BATCH];
        try (PreparedStatement order = connection.prepareStatement(ORDER);
                PreparedStatement payment = connection.prepareStatement(PAYMENT);
                PreparedStatement waybill = connection.prepareStatement(WAYBILL);
                PreparedStatement declaration = connection.prepareStatement(DECLARATION);
                PreparedStatement match = connection.prepareStatement(MATCH)) {
            for (int count = BATCH; count == BATCH; ) {
                long start = System.nanoTime();
                count = fill(stream, batch);
                making += System.nanoTime() - start;
                Object[] high = new Object[count];
                Object[] low = new Object[count];
                for (int i = 0; i < count; i++) {
                    Event.Filed filed = batch[i];
                    high[i] = filed.order().high();
                    low[i] = filed.order().low();
                    switch (filed.facts()) {
                        case Facts.OfOrder one ->
                            add(order, filed, one.paid(), one.person(), one.delivery(), one.shop(), one.goods());
                        case Facts.OfPayment one -> add(payment, filed, one.paid(), one.person());
                        case Facts.OfWaybill one -> add(waybill, filed, one.delivery());
                        case Facts.OfDeclaration one ->
                            add(
                                    declaration,
                                    filed,
                                    one.shop(),
                                    one.goods(),
                                    one.dues().buyerHigh(),
                                    one.dues().value(),
                                    one.dues().perYear());
                        default ->
                            throw new IllegalStateException("the stream has no %s"
                                    .formatted(filed.facts().type()));
                    }
                }
                for (PreparedStatement upserts : new PreparedStatement[] {order, payment, waybill, declaration}) {
                    upserts.executeBatch();
                }
                match.setArray(1, connection.createArrayOf("bigint", high));
                match.setArray(2, connection.createArrayOf("bigint", low));
                match.executeUpdate();
                connection.commit();
            }
        }
        return making;
    }

    private static int fill(FactStream stream, Event.Filed[] batch) {
        int count = 0;
        while (count < BATCH && stream.next(1) instanceof Event.Filed filed) {
            batch[count++] = filed;
        }
        return count;
    }

    private static void add(PreparedStatement statement, Event.Filed filed, long... values) throws SQLException {
        statement.setLong(1, filed.order().high());
        statement.setLong(2, filed.order().low());
        for (int i = 0; i < values.length; i++) {
            statement.setLong(i + 3, values[i]);
        }
        statement.addBatch();
    }
}
