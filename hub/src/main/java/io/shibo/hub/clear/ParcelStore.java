package io.shibo.hub.clear;

import io.shibo.clear.HistoryEntry;
import io.shibo.clear.Outcome;
import io.shibo.clear.ParcelRow;
import io.shibo.clear.ParcelView;
import io.shibo.clear.risk.ParcelStatus;
import io.shibo.clear.step.ChinaTime;
import io.shibo.clear.step.Reason;
import io.shibo.hub.web.Page;
import io.shibo.hub.web.Viewer;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rows of parcels and their histories. The anonymous see the sample's. */
@Component
class ParcelStore {
    private static final String SEPARATOR = "\u001F";
    private static final String COLUMNS =
            "order_no, ebp_code, ebp_name, ebc_code, ebc_name, waybill_no, carrier, buyer, goods, trade_mode, origin, state, reason, missing, value, duty, consumption_tax, vat, received_at, ended_at, completed_by, documents";
    private static final String TEXTS =
            "order_no, ebp_code, ebp_name, ebc_code, ebc_name, waybill_no, carrier, buyer, goods, trade_mode, origin, state, reason, missing, documents";
    private static final String HISTORY = "order_no, ebp_code, place, at, sequence, kind, args";
    private static final String VISIBLE = "(sample or :signedIn)";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final DataSource source;

    ParcelStore(JdbcClient jdbc, JdbcTemplate batches, DataSource source) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.source = source;
    }

    /**
     * A row of a list.
     *
     * @param reason of a return, lower-hyphen; the status code of a parcel that is held; empty otherwise
     * @param missing message types it waits for, separated by blanks
     */
    record Row(
            boolean sample,
            String orderNo,
            String ebpCode,
            String ebpName,
            String ebcName,
            String waybillNo,
            String carrier,
            String buyer,
            String goods,
            String tradeMode,
            String origin,
            String state,
            String reason,
            String missing,
            @Nullable BigDecimal value,
            @Nullable BigDecimal duty,
            @Nullable BigDecimal consumptionTax,
            @Nullable BigDecimal vat,
            @Nullable LocalDateTime receivedAt,
            @Nullable LocalDateTime endedAt,
            long completedBy,
            String documents) {
        /** Public for the template. */
        public @Nullable BigDecimal tax() {
            BigDecimal sum = vat;
            sum = sum == null || duty == null ? sum : sum.add(duty);
            return sum == null || consumptionTax == null ? sum : sum.add(consumptionTax);
        }

        /** Where it stands, as far as rows tell: a closed parcel looks like a released one. */
        ParcelStatus stands() {
            return switch (state) {
                case "held" -> ParcelStatus.ofCode(reason).orElse(ParcelStatus.STORED);
                case "released" -> ParcelStatus.RELEASED;
                case "returned" -> reason.equals("sent-back") ? ParcelStatus.SENT_BACK : ParcelStatus.RETURNED;
                default -> ParcelStatus.STORED;
            };
        }

        List<Long> sequences() {
            return documents.isEmpty()
                    ? List.of()
                    : Arrays.stream(documents.split(" ")).map(Long::valueOf).toList();
        }
    }

    /** How many parcels stand where, and what tax they bore. */
    record Count(String state, String reason, String missing, long parcels, BigDecimal tax) {}

    List<Count> counts(Viewer viewer) {
        return jdbc.sql("select state, reason, missing, count(*) as parcels, "
                        + "coalesce(sum(coalesce(duty, 0) + coalesce(consumption_tax, 0) + coalesce(vat, 0)), 0) as tax "
                        + "from clear_parcel where " + VISIBLE
                        + " group by state, reason, missing order by state, reason, missing")
                .param("signedIn", viewer.signedIn())
                .query(DataClassRowMapper.newInstance(Count.class))
                .list();
    }

    Page<Row> list(Viewer viewer, String state, String reason, Page.Request page) {
        String where =
                " from clear_parcel where " + VISIBLE + " and state = :state and (:reason = '' or reason = :reason)";
        List<Row> rows = jdbc.sql(
                        "select sample, " + COLUMNS + where + " order by order_no, ebp_code limit :size offset :offset")
                .param("signedIn", viewer.signedIn())
                .param("state", state)
                .param("reason", reason)
                .param("size", page.size())
                .param("offset", page.offset())
                .query(DataClassRowMapper.newInstance(Row.class))
                .list();
        Long total = jdbc.sql("select count(*)" + where)
                .param("signedIn", viewer.signedIn())
                .param("state", state)
                .param("reason", reason)
                .query(Long.class)
                .single();
        return Page.of(page, rows, total);
    }

    /** The parcels of an order or waybill number; several where platforms use the same order number. */
    List<Row> find(Viewer viewer, String number) {
        return jdbc.sql(
                        "select sample, " + COLUMNS + " from clear_parcel where " + VISIBLE
                                + " and (order_no = :number or waybill_no = :number) order by sample, order_no, ebp_code limit 20")
                .param("signedIn", viewer.signedIn())
                .param("number", number)
                .query(DataClassRowMapper.newInstance(Row.class))
                .list();
    }

    List<HistoryEntry> history(Row parcel) {
        return jdbc.sql("select at, sequence, kind, args from clear_history "
                        + "where sample = ? and order_no = ? and ebp_code = ? order by place")
                .params(parcel.sample(), parcel.orderNo(), parcel.ebpCode())
                .query((row, number) -> new HistoryEntry(
                        ChinaTime.millis(row.getTimestamp("at").toLocalDateTime()),
                        row.getLong("sequence"),
                        HistoryEntry.Kind.valueOf(
                                row.getString("kind").toUpperCase(Locale.ROOT).replace('-', '_')),
                        List.of(row.getString("args").split(SEPARATOR, -1))))
                .list();
    }

    /** Replaces the sample's rows by those of the demo's files; inside the caller's transaction. */
    void replaceSample(Path folder) throws IOException {
        jdbc.sql("delete from clear_history where sample").update();
        jdbc.sql("delete from clear_parcel where sample").update();
        copy(
                "copy clear_parcel (" + COLUMNS + ") from stdin (format csv, header true, force_not_null (" + TEXTS
                        + "))",
                folder.resolve("parcels.csv"));
        copy(
                "copy clear_history (" + HISTORY + ") from stdin (format csv, header true, force_not_null (args))",
                folder.resolve("history.csv"));
    }

    private void copy(String sql, Path file) throws IOException {
        Connection connection = DataSourceUtils.getConnection(source);
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, in, 1 << 16);
        } catch (SQLException refused) {
            throw new IOException("%s could not be loaded: %s".formatted(file, refused.getMessage()), refused);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }

    /** Forgets the hub's own window's rows, to be written anew from its log. */
    @Transactional
    void clearLive() {
        jdbc.sql("delete from clear_history where not sample").update();
        jdbc.sql("delete from clear_parcel where not sample").update();
    }

    /** Writes rows of the hub's own window in place of those it had for the same order numbers. */
    @Transactional
    void replaceLive(List<ParcelRow> rows) {
        List<Object[]> orders = rows.stream()
                .map(row -> row.parcel().orderNo())
                .distinct()
                .map(order -> new Object[] {order})
                .toList();
        batches.batchUpdate("delete from clear_history where not sample and order_no = ?", orders);
        batches.batchUpdate("delete from clear_parcel where not sample and order_no = ?", orders);
        batches.batchUpdate(
                "insert into clear_parcel (sample, " + COLUMNS + ") values (false" + ", ?".repeat(22) + ")",
                rows.stream().map(ParcelStore::values).toList());
        List<Object[]> history = new ArrayList<>();
        rows.forEach(row -> history(row, history));
        batches.batchUpdate(
                "insert into clear_history (sample, " + HISTORY + ") values (false, ?, ?, ?, ?, ?, ?, ?)", history);
    }

    private static @Nullable Object[] values(ParcelRow row) {
        ParcelView parcel = row.parcel();
        Outcome outcome = parcel.outcome();
        Reason reason = outcome == null ? null : outcome.reason();
        return new @Nullable Object[] {
            parcel.orderNo(),
            parcel.ebpCode(),
            row.ebpName(),
            row.ebcCode(),
            row.ebcName(),
            row.waybillNo(),
            row.carrier(),
            row.buyer(),
            row.goods(),
            row.tradeMode(),
            row.origin(),
            lower(parcel.state()),
            reason != null ? lower(reason) : outcome != null && outcome.held() ? outcome.code() : "",
            String.join(" ", parcel.missing().stream().map(Enum::name).toList()),
            row.value(),
            row.duty(),
            row.consumptionTax(),
            row.vat(),
            parcel.history().isEmpty()
                    ? null
                    : Timestamp.valueOf(ChinaTime.of(parcel.history().getFirst().at())),
            outcome == null ? null : Timestamp.valueOf(ChinaTime.of(outcome.at())),
            row.completedBy(),
            String.join(" ", row.documents().stream().map(String::valueOf).toList())
        };
    }

    private static void history(ParcelRow row, List<Object[]> into) {
        int place = 0;
        for (HistoryEntry entry : row.parcel().history()) {
            into.add(new Object[] {
                row.parcel().orderNo(),
                row.parcel().ebpCode(),
                ++place,
                Timestamp.valueOf(ChinaTime.of(entry.at())),
                entry.sequence(),
                lower(entry.kind()),
                String.join(SEPARATOR, entry.args())
            });
        }
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The number released and in all; empty while there is none. */
    Optional<long[]> released(Viewer viewer) {
        return jdbc.sql("select count(*) filter (where state = 'released') as released, count(*) as parcels "
                        + "from clear_parcel where " + VISIBLE)
                .param("signedIn", viewer.signedIn())
                .query((row, number) -> new long[] {row.getLong("released"), row.getLong("parcels")})
                .optional()
                .filter(counts -> counts[1] > 0);
    }
}
