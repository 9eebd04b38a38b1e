package io.shibo.meet;

import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Role;
import io.shibo.meet.score.Scoring;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What no plan can exceed, and how anybody can check it.
 *
 * <p>Give each exhibitor any price π ≥ 0. A plan is then worth at most
 *
 * <pre>
 * Σ over exhibitors of capacity · π  +  Σ over buyers of the sum of its (capacity) largest max(0, value − π)
 * </pre>
 *
 * since whatever a buyer gains beyond a price is at most the second term, and the prices themselves can be gained at most
 * capacity times: linear programming duality, which needs no trust in how the prices were found. The sum runs over
 * <em>all</em> allowed pairs of the expo and not only over those that were looked at; slots can only lower what is
 * reachable, so the bound holds for the timetable as well.
 *
 * @param precision what prices are divided by to be points, 1 or more
 * @param prices of exhibitors by id, above 0; who is not there has the price 0
 * @param pairs how many pairs are allowed
 * @param bound the bound in points, rounded down since values are whole
 * @param matched points of the matching before slots were given
 * @param kept points of the meetings in the timetable
 */
public record Certificate(long precision, Map<String, Long> prices, long pairs, long bound, long matched, long kept) {
    /** Finer than any matching needs. */
    public static final long MOST_PRECISION = 1_000_000;

    /** More than any pair is worth, and small enough that the sum over an expo fits. */
    public static final long MOST_PRICE = 4_000_000_000L;

    public Certificate {
        prices = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(prices));
        if (precision < 1 || precision > MOST_PRECISION) {
            throw new IllegalArgumentException("a precision of %d; 1 to 1,000,000 are possible.".formatted(precision));
        }
    }

    /** Share of the bound that the timetable reaches, in percent, rounded down to three decimals; 100 where it is 0. */
    public BigDecimal keptPercent() {
        return percent(kept);
    }

    private BigDecimal percent(long value) {
        return bound == 0
                ? BigDecimal.valueOf(100)
                : BigDecimal.valueOf(value).movePointRight(2).divide(BigDecimal.valueOf(bound), 3, RoundingMode.DOWN);
    }

    /** Sums the bound of these prices over all allowed pairs. */
    static Certificate of(
            Expo expo, Scoring scoring, long precision, Map<String, Long> prices, long matched, long kept) {
        long[] price = new long[scoring.exhibitors().size()];
        int[] exhibitorCapacity = Capacities.of(expo, scoring.exhibitors());
        int[] buyerCapacity = Capacities.of(expo, scoring.buyers());
        long sum = 0;
        for (int e = 0; e < price.length; e++) {
            price[e] = prices.getOrDefault(scoring.exhibitors().get(e).id(), 0L);
            sum += exhibitorCapacity[e] * price[e];
        }
        long[] counted = IntStream.range(0, buyerCapacity.length)
                .parallel()
                .mapToObj(b -> gain(scoring, b, buyerCapacity[b], price, precision))
                .reduce(new long[2], (x, y) -> new long[] {x[0] + y[0], x[1] + y[1]});
        return new Certificate(precision, prices, counted[1], (sum + counted[0]) / precision, matched, kept);
    }

    /** The buyer's largest gains at these prices, and how many allowed pairs it has. */
    private static long[] gain(Scoring scoring, int buyer, int capacity, long[] price, long precision) {
        List<Long> gains = new ArrayList<>();
        long[] pairs = new long[1];
        scoring.forEachAllowed(buyer, (exhibitor, value, offer, need) -> {
            pairs[0]++;
            long gain = value * precision - price[exhibitor];
            if (gain > 0) {
                gains.add(gain);
            }
        });
        long[] sorted = gains.stream().mapToLong(Long::longValue).sorted().toArray();
        long best = Arrays.stream(sorted, Math.max(0, sorted.length - capacity), sorted.length)
                .sum();
        return new long[] {best, pairs[0]};
    }

    /**
     * Checks this certificate against the expo and the meetings, in one pass over all allowed pairs.
     *
     * @return what is wrong, in English; empty where all holds
     */
    public List<String> verify(Expo expo, List<Meeting> meetings) {
        return verify(expo, new Scoring(expo), meetings);
    }

    List<String> verify(Expo expo, Scoring scoring, List<Meeting> meetings) {
        List<String> wrong = new ArrayList<>();
        prices.forEach((exhibitor, price) -> {
            if (price < 0 || price > MOST_PRICE) {
                wrong.add("the price of %s is %d, but a price is 0 to %d.".formatted(exhibitor, price, MOST_PRICE));
            }
            if (expo.find(exhibitor).map(Organisation::role).orElse(null) != Role.EXHIBITOR) {
                wrong.add("a price is given for '%s', which is no exhibitor of this expo.".formatted(exhibitor));
            }
        });
        if (!wrong.isEmpty()) {
            return wrong;
        }
        Certificate again = of(expo, scoring, precision, prices, matched, kept);
        differs(wrong, "the bound of these prices", bound, again.bound());
        differs(wrong, "the number of allowed pairs", pairs, again.pairs());
        long sum = meetings.stream().mapToLong(Meeting::value).sum();
        differs(wrong, "the value of the meetings", kept, sum);
        if (kept > bound) {
            wrong.add("the meetings are worth %d, more than the bound %d allows.".formatted(kept, bound));
        }
        return wrong;
    }

    private static void differs(List<String> wrong, String what, long stated, long found) {
        if (stated != found) {
            wrong.add("%s is stated as %d, but is %d.".formatted(what, stated, found));
        }
    }
}
