package io.shibo.measure.internal;

import io.shibo.codes.Country;
import io.shibo.codes.Period;
import io.shibo.codes.Rate;
import io.shibo.measure.Breakdown;
import io.shibo.measure.ExchangeRates;
import io.shibo.measure.Figure;
import io.shibo.measure.Flow;
import io.shibo.measure.Measure;
import io.shibo.measure.Method;
import io.shibo.measure.Regime;
import io.shibo.measure.Row;
import io.shibo.measure.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides which rows are published.
 *
 * <p>Each flow is cut twice: down a tree (goods and services; goods into e-commerce regimes and general trade; the
 * e-commerce regimes one by one), and by partner. The two cuts meet only in the flow's own total, so that each can be made
 * safe by itself: a cut in two is shown if both halves are safe, a cut in many by {@link Fold}. A flow that is not safe
 * hides both flows, and leaves their sum if that is safe.
 */
public final class Publisher {
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    private final List<AtomTable> tables;
    private final ExchangeRates rates;
    private final Method method;
    private final int threshold;
    private final List<Row> rows = new ArrayList<>();

    /** One flow's cells: by partner, and by lane. */
    private record FlowCells(Map<String, Slice> partners, List<Slice> lanes, Slice all) {}

    /** @param tables base first where there is one, then the period */
    public Publisher(List<AtomTable> tables, ExchangeRates rates, Method method) {
        this.tables = List.copyOf(tables);
        this.rates = rates;
        this.method = method;
        this.threshold = method.minimumEnterprises();
    }

    /** The rows that may be published, period by period. */
    public List<Row> rows() {
        FlowCells exports = cells(Flow.EXPORT);
        FlowCells imports = cells(Flow.IMPORT);
        boolean shown = exports.all.safe(threshold) && imports.all.safe(threshold);
        Slice total = exports.all.plus(imports.all);
        row(Side.TOTAL, Breakdown.ALL, "", total.safe(threshold) ? total : null);
        row(Side.EXPORTS, Breakdown.ALL, "", shown ? exports.all : null);
        row(Side.IMPORTS, Breakdown.ALL, "", shown ? imports.all : null);
        if (shown) {
            parts(Side.EXPORTS, exports);
            parts(Side.IMPORTS, imports);
        }
        return inOrder();
    }

    private FlowCells cells(Flow flow) {
        Map<Country, List<List<Cell>>> byPartner = new TreeMap<>();
        for (int period = 0; period < tables.size(); period++) {
            for (var entry : tables.get(period).cells(flow, rates).entrySet()) {
                byPartner.computeIfAbsent(entry.getKey(), p -> emptyPeriods()).set(period, entry.getValue());
            }
        }
        Map<String, Slice> partners = new TreeMap<>();
        List<Slice> lanes = new ArrayList<>();
        for (int lane = 0; lane < Lane.COUNT; lane++) {
            lanes.add(Slice.empty(tables.size()));
        }
        byPartner.forEach((partner, periods) -> {
            Slice whole = Slice.empty(tables.size());
            for (int lane = 0; lane < Lane.COUNT; lane++) {
                Slice slice = lane(periods, lane);
                lanes.set(lane, lanes.get(lane).plus(slice));
                whole = whole.plus(slice);
            }
            partners.put(partner.code(), whole);
        });
        return new FlowCells(partners, lanes, sum(lanes));
    }

    private List<List<Cell>> emptyPeriods() {
        List<List<Cell>> periods = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            periods.add(AtomTable.emptyLanes());
        }
        return periods;
    }

    private static Slice lane(List<List<Cell>> periods, int lane) {
        return new Slice(periods.stream().map(lanes -> lanes.get(lane)).toList());
    }

    private Slice sum(List<Slice> slices) {
        return slices.stream().reduce(Slice.empty(tables.size()), Slice::plus);
    }

    private void parts(Side side, FlowCells cells) {
        Slice services = cells.lanes.get(Lane.SERVICES);
        Slice goods = sum(cells.lanes.subList(1, Lane.COUNT));
        // Both halves are shown, or neither, since one is the whole minus the other.
        boolean shown = goods.safe(threshold) && services.safe(threshold);
        row(side, Breakdown.KIND, "goods", shown ? goods : null);
        row(side, Breakdown.KIND, "services", shown ? services : null);
        if (shown && !goods.isEmpty()) {
            regimes(side, cells);
        }
        fold(side, Breakdown.PARTNER, cells.partners, method.partnersShown());
    }

    private void regimes(Side side, FlowCells cells) {
        Slice general = cells.lanes.get(Lane.of(Regime.GENERAL));
        Map<String, Slice> eCommerce = new LinkedHashMap<>();
        for (Regime regime : Regime.values()) {
            Slice slice = cells.lanes.get(Lane.of(regime));
            if (regime.eCommerce() && !slice.isEmpty()) {
                eCommerce.put(regime.code(), slice);
            }
        }
        Slice together = sum(List.copyOf(eCommerce.values()));
        boolean shown = together.safe(threshold) && general.safe(threshold);
        row(side, Breakdown.REGIME, Row.E_COMMERCE, shown ? together : null);
        if (shown) {
            fold(side, Breakdown.REGIME, eCommerce, eCommerce.size());
        }
        row(side, Breakdown.REGIME, Regime.GENERAL.code(), shown ? general : null);
    }

    private void fold(Side side, Breakdown breakdown, Map<String, Slice> parts, int most) {
        Fold fold = Fold.of(parts, most, threshold, tables.size());
        if (fold.showsNothing()) {
            return;
        }
        fold.shown().forEach((item, slice) -> row(side, breakdown, item, slice));
        if (!fold.other().isEmpty()) {
            row(side, breakdown, Row.OTHER, fold.other());
        }
    }

    /** Adds a row for each period; suppressed where the slice is null. */
    private void row(Side side, Breakdown breakdown, String item, @Nullable Slice slice) {
        for (int i = 0; i < tables.size(); i++) {
            Period period = tables.get(i).period();
            if (slice == null) {
                rows.add(new Row(period, side, breakdown, item, Map.of()));
            } else {
                Cell base = i == 0 ? Cell.EMPTY : slice.byPeriod().get(i - 1);
                rows.add(new Row(
                        period, side, breakdown, item, figures(slice.byPeriod().get(i), base)));
            }
        }
    }

    private static Map<Measure, Figure> figures(Cell cell, Cell base) {
        Map<Measure, Figure> figures = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            BigDecimal cny = cell.cny(measure);
            BigDecimal usd = cell.usd(measure);
            figures.put(
                    measure,
                    new Figure(
                            cny,
                            usd,
                            cell.records(measure),
                            growth(cny, base.cny(measure)),
                            growth(usd, base.usd(measure))));
        }
        return figures;
    }

    /** From published levels, so that a reader can recompute it; in steps of 0.1 %, half up. */
    private static @Nullable Rate growth(BigDecimal now, BigDecimal before) {
        if (before.signum() == 0) {
            return null;
        }
        BigDecimal perMille = now.subtract(before).multiply(THOUSAND).divide(before, 0, RoundingMode.HALF_UP);
        return new Rate(perMille.movePointLeft(3));
    }

    private List<Row> inOrder() {
        List<Row> sorted = new ArrayList<>();
        for (AtomTable table : tables) {
            rows.stream().filter(row -> row.period().equals(table.period())).forEach(sorted::add);
        }
        return sorted;
    }
}
