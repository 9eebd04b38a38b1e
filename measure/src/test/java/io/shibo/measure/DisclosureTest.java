package io.shibo.measure;

import static io.shibo.measure.Samples.METHOD;
import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/**
 * An auditor that knows nothing of how cells are hidden. It writes each published figure as a sum of the smallest cells
 * there can be, and asks by elimination whether any cell with too few enterprises can be had by adding and subtracting
 * what is published.
 */
class DisclosureTest {
    private static final int THRESHOLD = METHOD.minimumEnterprises();
    private static final List<String> PARTNERS = List.of("ID", "DE", "US", "JP", "KR", "TH");
    private static final List<String> LANES = List.of("", "9610", "1210", "1239", "9710", "9810", "0110");
    private static final List<Answer> ANSWERS = List.of(Answer.values());

    /** The smallest cell: everything a row can be cut by. */
    private record Smallest(Flow flow, String partner, String lane, Answer ordered, Answer delivered) {
        boolean service() {
            return lane.isEmpty();
        }
    }

    private final List<Smallest> cells = new ArrayList<>();
    private final Map<Smallest, Integer> places = new HashMap<>();

    DisclosureTest() {
        for (Flow flow : Flow.values()) {
            for (String partner : PARTNERS) {
                for (String lane : LANES) {
                    for (Answer ordered : ANSWERS) {
                        for (Answer delivered : ANSWERS) {
                            if (lane.isEmpty() || delivered == Answer.NO) {
                                Smallest cell = new Smallest(flow, partner, lane, ordered, delivered);
                                places.put(cell, cells.size());
                                cells.add(cell);
                            }
                        }
                    }
                }
            }
        }
    }

    @Property(tries = 40)
    void noUnsafeCellCanBeRecomputedFromWhatIsPublished(
            @ForAll long seed, @ForAll @IntRange(min = 5, max = 500) int count) {
        audit(Samples.records(seed, count + 30), METHOD);
    }

    @Property(tries = 20)
    void norWhenFewPartnersAreShown(@ForAll long seed, @ForAll @IntRange(max = 3) int partners) {
        audit(Samples.records(seed, 300), METHOD.withPartnersShown(partners));
    }

    @Test
    void theAuditorFindsARecoverableCell() {
        List<TradeRecord> records = Samples.records(7, 300);
        Release open = Samples.release(records, METHOD.withMinimumEnterprises(1));
        assertThat(recoverable(records, open, open.period())).isNotEmpty();
    }

    @Test
    void ordinaryTradeIsShownAndNotHiddenAltogether() {
        Release release = Samples.release(Samples.records(7, 15_000), METHOD);
        assertThat(release.rows(release.period(), Side.EXPORTS, Breakdown.PARTNER))
                .hasSize(6);
        assertThat(release.rows()).noneMatch(Row::suppressed);
    }

    private void audit(List<TradeRecord> records, Method method) {
        Release release = Samples.release(records, method);
        for (Period period : List.of(release.period(), release.period().yearBefore())) {
            assertThat(recoverable(records, release, period)).isEmpty();
        }
    }

    private List<String> recoverable(List<TradeRecord> records, Release release, Period period) {
        Elimination published = new Elimination();
        Map<String, Set<String>> candidates = candidates(release, period, published);
        List<String> found = new ArrayList<>();
        candidates.forEach((name, members) -> {
            Predicate<Smallest> in = cell -> members.contains(cell.toString());
            Set<String> enterprises = new HashSet<>();
            for (TradeRecord record : records) {
                if (period.contains(record.date()) && in.test(smallest(record))) {
                    enterprises.add(record.enterprise());
                }
            }
            if (!enterprises.isEmpty() && enterprises.size() < THRESHOLD && published.spans(vector(in))) {
                found.add(name);
            }
        });
        return found;
    }

    /** Adds every published figure to {@code published}; gives every cell that a table of this kind could have. */
    private Map<String, Set<String>> candidates(Release release, Period period, Elimination published) {
        Map<String, Predicate<Smallest>> parts = new LinkedHashMap<>();
        parts.put("TOTAL ALL ", cell -> true);
        for (Flow flow : Flow.values()) {
            String side = Side.of(flow).name();
            Predicate<Smallest> ofFlow = cell -> cell.flow() == flow;
            parts.put(side + " ALL ", ofFlow);
            parts.put(side + " KIND services", ofFlow.and(Smallest::service));
            parts.put(side + " KIND goods", ofFlow.and(cell -> !cell.service()));
            parts.put(
                    side + " REGIME e-commerce",
                    ofFlow.and(cell -> !cell.service() && !cell.lane().equals("0110")));
            LANES.stream()
                    .filter(lane -> !lane.isEmpty())
                    .forEach(lane -> parts.put(
                            side + " REGIME " + lane,
                            ofFlow.and(cell -> cell.lane().equals(lane))));
            PARTNERS.forEach(partner -> parts.put(
                    side + " PARTNER " + partner,
                    ofFlow.and(cell -> cell.partner().equals(partner))));
        }
        for (Row row : release.rows()) {
            if (row.period().equals(period) && !row.suppressed()) {
                Predicate<Smallest> part = row.item().equals(Row.OTHER) ? other(release, row, parts) : part(row, parts);
                for (Measure measure : Measure.values()) {
                    published.add(vector(part.and(cell -> counts(cell, measure))));
                }
            }
        }
        Map<String, Set<String>> candidates = new LinkedHashMap<>();
        parts.forEach((name, part) -> {
            for (Measure measure : Measure.values()) {
                candidates.put(name + " " + measure, members(part.and(cell -> counts(cell, measure))));
            }
            candidates.put(
                    name + " ordered only",
                    members(part.and(cell -> counts(cell, Measure.ORDERED)
                            && !counts(cell, Measure.BOTH)
                            && !counts(cell, Measure.PARTLY_UNKNOWN))));
            candidates.put(
                    name + " delivered only",
                    members(part.and(cell -> counts(cell, Measure.DELIVERED)
                            && !counts(cell, Measure.BOTH)
                            && !counts(cell, Measure.PARTLY_UNKNOWN))));
        });
        return candidates;
    }

    private static Predicate<Smallest> part(Row row, Map<String, Predicate<Smallest>> parts) {
        return java.util.Objects.requireNonNull(
                parts.get(row.side() + " " + row.breakdown() + " " + row.item()), row.toString());
    }

    /** Everything of the whole that no other row of the cut shows. */
    private static Predicate<Smallest> other(Release release, Row row, Map<String, Predicate<Smallest>> parts) {
        Predicate<Smallest> rest = row.breakdown() == Breakdown.PARTNER
                ? java.util.Objects.requireNonNull(parts.get(row.side() + " ALL "))
                : java.util.Objects.requireNonNull(parts.get(row.side() + " REGIME e-commerce"));
        for (Row sibling : release.rows(row.period(), row.side(), row.breakdown())) {
            boolean single = !sibling.item().equals(Row.OTHER)
                    && !sibling.item().equals(Row.E_COMMERCE)
                    && !sibling.item().equals("0110");
            if (single) {
                rest = rest.and(part(sibling, parts).negate());
            }
        }
        return rest;
    }

    private static boolean counts(Smallest cell, Measure measure) {
        boolean ordered = cell.ordered() == Answer.YES;
        boolean delivered = cell.delivered() == Answer.YES;
        boolean unknown = cell.ordered() == Answer.UNKNOWN || cell.delivered() == Answer.UNKNOWN;
        return switch (measure) {
            case TOTAL -> true;
            case DIGITAL -> ordered || delivered;
            case ORDERED -> ordered;
            case DELIVERED -> delivered;
            case BOTH -> ordered && delivered;
            case NOT_DIGITAL -> !ordered && !delivered && !unknown;
            case UNKNOWN -> !ordered && !delivered && unknown;
            case PARTLY_UNKNOWN -> (ordered || delivered) && unknown;
        };
    }

    private static Smallest smallest(TradeRecord record) {
        Regime regime = record.regime();
        return new Smallest(
                record.flow(),
                record.partner().code(),
                regime == null ? "" : regime.code(),
                record.ordered(),
                record.delivered());
    }

    private Set<String> members(Predicate<Smallest> in) {
        Set<String> members = new HashSet<>();
        cells.stream().filter(in).forEach(cell -> members.add(cell.toString()));
        return members;
    }

    private long[] vector(Predicate<Smallest> in) {
        long[] vector = new long[cells.size()];
        cells.stream().filter(in).forEach(cell -> vector[java.util.Objects.requireNonNull(places.get(cell))] = 1);
        return vector;
    }

    /** Row echelon form modulo a prime: the span of what was added. */
    private static final class Elimination {
        private static final long PRIME = 2_147_483_647L;
        private final List<long[]> rows = new ArrayList<>();
        private final List<Integer> pivots = new ArrayList<>();

        void add(long[] vector) {
            long[] rest = reduce(vector);
            int pivot = first(rest);
            if (pivot >= 0) {
                long inverse = power(rest[pivot], PRIME - 2);
                for (int i = 0; i < rest.length; i++) {
                    rest[i] = rest[i] * inverse % PRIME;
                }
                rows.add(rest);
                pivots.add(pivot);
            }
        }

        boolean spans(long[] vector) {
            return first(reduce(vector)) < 0;
        }

        private long[] reduce(long[] vector) {
            long[] rest = vector.clone();
            for (int r = 0; r < rows.size(); r++) {
                long factor = rest[pivots.get(r)];
                if (factor != 0) {
                    long[] row = rows.get(r);
                    for (int i = 0; i < rest.length; i++) {
                        rest[i] = Math.floorMod(rest[i] - factor * row[i], PRIME);
                    }
                }
            }
            return rest;
        }

        private static int first(long[] vector) {
            for (int i = 0; i < vector.length; i++) {
                if (vector[i] != 0) {
                    return i;
                }
            }
            return -1;
        }

        private static long power(long base, long exponent) {
            long result = 1;
            for (long b = base, e = exponent; e > 0; e >>= 1, b = b * b % PRIME) {
                if ((e & 1) == 1) {
                    result = result * b % PRIME;
                }
            }
            return result;
        }
    }
}
