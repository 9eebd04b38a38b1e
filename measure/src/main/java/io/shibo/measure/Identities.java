package io.shibo.measure;

import io.shibo.codes.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Checks a release as a reader can: from what is printed alone. It knows nothing of how tables are made.
 *
 * <p>Of each row: digital = ordered + delivered - both; total = digital + not digital + unknown; no part exceeds its whole.
 * Of rows: exports and imports add up to the total; goods and services, and partners with the rest, to their flow;
 * regimes to e-commerce, and e-commerce with general trade to goods. In both currencies and in records.
 */
public final class Identities {
    private final Release release;
    private final List<String> broken = new ArrayList<>();

    private Identities(Release release) {
        this.release = release;
    }

    /** What does not hold, in words; empty for a sound release. */
    public static List<String> broken(Release release) {
        Identities check = new Identities(release);
        release.rows().forEach(check::row);
        release.rows().stream().map(Row::period).distinct().forEach(check::sums);
        return List.copyOf(check.broken);
    }

    private void row(Row row) {
        if (row.suppressed()) {
            return;
        }
        String name = "%s %s %s %s".formatted(row.period(), row.side(), row.breakdown(), row.item());
        equal(
                name + ": ordered + delivered = digital + both",
                row,
                List.of(Measure.ORDERED, Measure.DELIVERED),
                row,
                List.of(Measure.DIGITAL, Measure.BOTH));
        equal(
                name + ": digital + not digital + unknown = total",
                row,
                List.of(Measure.DIGITAL, Measure.NOT_DIGITAL, Measure.UNKNOWN),
                row,
                List.of(Measure.TOTAL));
        for (Measure part : Measure.values()) {
            atMost(name, row, part, Measure.TOTAL);
        }
        for (Measure part : List.of(Measure.ORDERED, Measure.DELIVERED, Measure.PARTLY_UNKNOWN)) {
            atMost(name, row, part, Measure.DIGITAL);
        }
        atMost(name, row, Measure.BOTH, Measure.ORDERED);
        atMost(name, row, Measure.BOTH, Measure.DELIVERED);
    }

    private void sums(Period period) {
        adds(
                period,
                Side.TOTAL,
                List.of(find(period, Side.EXPORTS, Breakdown.ALL, ""), find(period, Side.IMPORTS, Breakdown.ALL, "")),
                find(period, Side.TOTAL, Breakdown.ALL, ""));
        for (Side side : List.of(Side.EXPORTS, Side.IMPORTS)) {
            List<Row> flow = find(period, side, Breakdown.ALL, "");
            adds(period, side, one(release.rows(period, side, Breakdown.KIND)), flow);
            adds(period, side, one(release.rows(period, side, Breakdown.PARTNER)), flow);
            List<Row> regimes = release.rows(period, side, Breakdown.REGIME);
            List<Row> halves = regimes.stream()
                    .filter(row ->
                            row.item().equals(Row.E_COMMERCE) || row.item().equals(Regime.GENERAL.code()))
                    .toList();
            adds(period, side, one(halves), find(period, side, Breakdown.KIND, "goods"));
            List<Row> single =
                    regimes.stream().filter(row -> !halves.contains(row)).toList();
            adds(period, side, one(single), find(period, side, Breakdown.REGIME, Row.E_COMMERCE));
        }
    }

    private static List<List<Row>> one(List<Row> parts) {
        return parts.isEmpty() ? List.of() : List.of(parts);
    }

    private List<Row> find(Period period, Side side, Breakdown breakdown, String item) {
        return release.find(period, side, breakdown, item).stream().toList();
    }

    /** The parts add up to the whole, measure by measure; nothing to check where a row is hidden or no part is shown. */
    private void adds(Period period, Side side, List<List<Row>> groups, List<Row> whole) {
        List<Row> parts = groups.stream().flatMap(List::stream).toList();
        if (parts.isEmpty()
                || whole.isEmpty()
                || whole.getFirst().suppressed()
                || parts.stream().anyMatch(Row::suppressed)) {
            return;
        }
        for (Measure measure : Measure.values()) {
            String name = "%s %s by %s, %s: parts add up"
                    .formatted(period, side, parts.getFirst().breakdown(), measure);
            for (Function<Figure, BigDecimal> level : LEVELS) {
                BigDecimal sum = parts.stream()
                        .map(row -> level.apply(row.find(measure).orElseThrow()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                expect(name, sum, level.apply(whole.getFirst().find(measure).orElseThrow()));
            }
        }
    }

    private static final List<Function<Figure, BigDecimal>> LEVELS =
            List.of(Figure::cny, Figure::usd, figure -> BigDecimal.valueOf(figure.records()));

    private void equal(String name, Row left, List<Measure> leftParts, Row right, List<Measure> rightParts) {
        for (Function<Figure, BigDecimal> level : LEVELS) {
            expect(name, sum(left, leftParts, level), sum(right, rightParts, level));
        }
    }

    private static BigDecimal sum(Row row, List<Measure> measures, Function<Figure, BigDecimal> level) {
        return measures.stream()
                .map(measure -> level.apply(row.find(measure).orElseThrow()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void expect(String name, BigDecimal left, BigDecimal right) {
        if (left.compareTo(right) != 0) {
            broken.add("%s: %s against %s".formatted(name, left.toPlainString(), right.toPlainString()));
        }
    }

    private void atMost(String name, Row row, Measure part, Measure whole) {
        for (Function<Figure, BigDecimal> level : LEVELS) {
            BigDecimal small = level.apply(row.find(part).orElseThrow());
            BigDecimal large = level.apply(row.find(whole).orElseThrow());
            if (small.compareTo(large) > 0) {
                broken.add("%s: %s %s exceeds %s %s".formatted(name, part, small, whole, large));
            }
        }
    }
}
