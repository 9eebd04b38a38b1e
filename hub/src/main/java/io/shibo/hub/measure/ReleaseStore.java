package io.shibo.hub.measure;

import io.shibo.codes.Citation;
import io.shibo.codes.Citation.Confidence;
import io.shibo.codes.Period;
import io.shibo.codes.Rate;
import io.shibo.codes.Rounding;
import io.shibo.measure.Breakdown;
import io.shibo.measure.Figure;
import io.shibo.measure.Measure;
import io.shibo.measure.Method;
import io.shibo.measure.RecordSource;
import io.shibo.measure.Release;
import io.shibo.measure.Row;
import io.shibo.measure.Side;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Releases as rows. All are public. */
@Repository
class ReleaseStore {
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    ReleaseStore(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /**
     * A release as the hub keeps it.
     *
     * @param sample whether it was made of invented records
     */
    record Kept(Release release, boolean sample) {}

    /**
     * What there is to choose from.
     *
     * @param base also shown by that release; null where it has none
     */
    record Entry(
            String digest,
            String vintage,
            Period period,
            @Nullable Period base,
            boolean sample) {}

    /** The releases, newest period first; of one period, the last that came in is first. */
    List<Entry> list() {
        return jdbc.sql(
                        "select digest, vintage, period, base, sample from measure_release order by period desc, arrival desc")
                .query((row, i) -> new Entry(
                        row.getString("digest"),
                        row.getString("vintage"),
                        Period.parse(row.getString("period")),
                        findPeriod(row, "base"),
                        row.getBoolean("sample")))
                .list();
    }

    /** The last release that is about this period; else the last that shows it as its base. */
    @Transactional(readOnly = true)
    Optional<Kept> find(Period period) {
        return jdbc.sql("""
                        select arrival from measure_release where period = :period or base = :period
                        order by case when period = :period then 0 else 1 end, arrival desc limit 1""")
                .param("period", period.toString())
                .query(Long.class)
                .optional()
                .map(this::get);
    }

    /** The last release of the newest period. */
    @Transactional(readOnly = true)
    Optional<Kept> findNewest() {
        return jdbc.sql("select arrival from measure_release order by period desc, arrival desc limit 1")
                .query(Long.class)
                .optional()
                .map(this::get);
    }

    private Kept get(long arrival) {
        List<RecordSource> inputs = sources(arrival, "records");
        RecordSource rates = sources(arrival, "rates").getFirst();
        List<String> publishers = jdbc.sql("select name from measure_rate_publisher where release = ? order by place")
                .param(arrival)
                .query((row, i) -> row.getString("name"))
                .list();
        List<Row> rows = rows(arrival);
        return jdbc.sql("select * from measure_release where arrival = ?")
                .param(arrival)
                .query((row, i) -> new Kept(
                        new Release(
                                row.getString("vintage"),
                                Period.parse(row.getString("period")),
                                findPeriod(row, "base"),
                                method(row),
                                inputs,
                                rates,
                                publishers,
                                row.getBoolean("rates_unverified"),
                                row.getLong("other_periods"),
                                rows),
                        row.getBoolean("sample")))
                .single();
    }

    private static Method method(ResultSet row) throws SQLException {
        RoundingMode mode = RoundingMode.valueOf(row.getString("rounding_mode"));
        return new Method(
                new Citation(
                        row.getString("definition"),
                        null,
                        row.getString("definition_url"),
                        row.getBoolean("definition_verified") ? Confidence.VERIFIED : Confidence.UNVERIFIED),
                row.getString("codelists"),
                new Rounding("release", row.getBigDecimal("rounding_unit"), mode),
                row.getInt("minimum_enterprises"),
                row.getInt("partners_shown"));
    }

    private static @Nullable Period findPeriod(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : Period.parse(text);
    }

    private List<RecordSource> sources(long arrival, String kind) {
        return jdbc.sql("select name, sha256, records from measure_input where release = ? and kind = ? order by place")
                .params(arrival, kind)
                .query((row, i) ->
                        new RecordSource(row.getString("name"), row.getString("sha256"), row.getLong("records")))
                .list();
    }

    private List<Row> rows(long arrival) {
        Map<Integer, Map<Measure, Figure>> figures = new HashMap<>();
        jdbc.sql("select * from measure_figure where release = ?")
                .param(arrival)
                .query(row -> {
                    figures.computeIfAbsent(row.getInt("place"), place -> new EnumMap<>(Measure.class))
                            .put(
                                    Measure.valueOf(row.getString("measure")),
                                    new Figure(
                                            row.getBigDecimal("cny"),
                                            row.getBigDecimal("usd"),
                                            row.getLong("records"),
                                            findRate(row, "growth_cny"),
                                            findRate(row, "growth_usd")));
                });
        return jdbc.sql("select * from measure_row where release = ? order by place")
                .param(arrival)
                .query((row, i) -> new Row(
                        Period.parse(row.getString("period")),
                        Side.valueOf(row.getString("flow")),
                        Breakdown.valueOf(row.getString("breakdown")),
                        row.getString("item"),
                        Objects.requireNonNullElse(figures.get(row.getInt("place")), Map.of())))
                .list();
    }

    private static @Nullable Rate findRate(ResultSet row, String column) throws SQLException {
        var fraction = row.getBigDecimal(column);
        return fraction == null ? null : new Rate(fraction);
    }

    /** Puts a sample release in the place of all sample releases. Runs in the caller's transaction. */
    void replaceSample(Release release) {
        jdbc.sql("delete from measure_release where sample or digest = ?")
                .param(release.digest())
                .update();
        long arrival = insert(release);
        insertSources(arrival, release);
        insertRows(arrival, release.rows());
    }

    private long insert(Release release) {
        Period base = release.base();
        Method method = release.method();
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("""
                        insert into measure_release (digest, vintage, period, base, definition, definition_url,
                            definition_verified, codelists, rounding_unit, rounding_mode, minimum_enterprises,
                            partners_shown, rates_unverified, other_periods, sample)
                        values (:digest, :vintage, :period, :base, :definition, :url, :verified, :codelists, :unit, :mode,
                            :enterprises, :partners, :unverified, :outside, true)""")
                .param("digest", release.digest())
                .param("vintage", release.vintage())
                .param("period", release.period().toString())
                .param("base", base == null ? null : base.toString(), Types.VARCHAR)
                .param("definition", method.definition().source())
                .param("url", method.definition().url(), Types.VARCHAR)
                .param("verified", !method.definition().unverified())
                .param("codelists", method.codelists())
                .param("unit", method.rounding().unit())
                .param("mode", method.rounding().mode().name())
                .param("enterprises", method.minimumEnterprises())
                .param("partners", method.partnersShown())
                .param("unverified", release.ratesUnverified())
                .param("outside", release.outside())
                .update(key, "arrival");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    private void insertSources(long arrival, Release release) {
        List<Object[]> sources = new ArrayList<>();
        for (RecordSource input : release.inputs()) {
            sources.add(source(arrival, sources.size(), "records", input));
        }
        sources.add(source(arrival, sources.size(), "rates", release.rates()));
        batch.batchUpdate(
                "insert into measure_input (release, place, kind, name, sha256, records) values (?, ?, ?, ?, ?, ?)",
                sources);
        List<Object[]> publishers = new ArrayList<>();
        for (String name : release.ratesFrom()) {
            publishers.add(new Object[] {arrival, publishers.size(), name});
        }
        batch.batchUpdate("insert into measure_rate_publisher (release, place, name) values (?, ?, ?)", publishers);
    }

    private static Object[] source(long arrival, int place, String kind, RecordSource source) {
        return new Object[] {arrival, place, kind, source.name(), source.sha256(), source.records()};
    }

    private void insertRows(long arrival, List<Row> rows) {
        List<Object[]> places = new ArrayList<>();
        List<PlacedFigure> figures = new ArrayList<>();
        for (int place = 0; place < rows.size(); place++) {
            Row row = rows.get(place);
            places.add(new Object[] {
                arrival,
                place,
                row.period().toString(),
                row.side().name(),
                row.breakdown().name(),
                row.item()
            });
            for (Map.Entry<Measure, Figure> figure : row.figures().entrySet()) {
                figures.add(new PlacedFigure(place, figure.getKey(), figure.getValue()));
            }
        }
        batch.batchUpdate(
                "insert into measure_row (release, place, period, flow, breakdown, item) values (?, ?, ?, ?, ?, ?)",
                places);
        insertFigures(arrival, figures);
    }

    private record PlacedFigure(int place, Measure measure, Figure figure) {}

    private void insertFigures(long arrival, List<PlacedFigure> figures) {
        batch.batchUpdate("""
                insert into measure_figure (release, place, measure, cny, usd, records, growth_cny, growth_usd)
                values (?, ?, ?, ?, ?, ?, ?, ?)""", new BatchPreparedStatementSetter() {
            @Override
            public void setValues(java.sql.PreparedStatement statement, int i) throws SQLException {
                PlacedFigure placed = figures.get(i);
                Figure figure = placed.figure();
                statement.setLong(1, arrival);
                statement.setInt(2, placed.place());
                statement.setString(3, placed.measure().name());
                statement.setBigDecimal(4, figure.cny());
                statement.setBigDecimal(5, figure.usd());
                statement.setLong(6, figure.records());
                setRate(statement, 7, figure.growthCny());
                setRate(statement, 8, figure.growthUsd());
            }

            @Override
            public int getBatchSize() {
                return figures.size();
            }
        });
    }

    private static void setRate(java.sql.PreparedStatement statement, int at, @Nullable Rate rate) throws SQLException {
        if (rate == null) {
            statement.setNull(at, Types.NUMERIC);
        } else {
            statement.setBigDecimal(at, rate.fraction());
        }
    }
}
