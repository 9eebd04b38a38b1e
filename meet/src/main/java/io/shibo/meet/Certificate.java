package io.shibo.meet;

import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Role;
import io.shibo.meet.internal.solve.Least;
import io.shibo.meet.score.Scoring;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What no plan can exceed, and how anybody can check it.
 *
 * <p>Give each exhibitor any price π. A plan is then worth at most
 *
 * <pre>
 *   Σ meetings owed       value, and the bonus of the places they take
 * + Σ exhibitors          Σ places left: max(0, π + bonus of the place)
 * + Σ buyers              Σ places left: max(0, value − π + bonus of the place), the largest values − π first
 * </pre>
 *
 * <p>since whatever a buyer gains beyond a price is at most the last term, and the prices themselves can be gained at most once
 * a place: linear programming duality, which needs no trust in how the prices were found. The sum runs over <em>all</em> allowed
 * pairs of the expo and not only over those that were looked at. Meetings owed, which are fixed or must be held, are in every plan:
 * their value is certain, and the places they take are not for others to have, so the bound is one for all plans that hold them.
 * Slots, tables, interpreters and walking can only lower what is reachable, so the bound holds for the timetable as well.
 *
 * <p>The first meetings of who is to have at least so many are worth a bonus ({@code least_meetings}); it is part of what
 * is maximised and so of the bound, and is told apart from the points of the meetings.
 *
 * @param precision what prices are divided by to be points, 1 or more
 * @param prices of exhibitors by id; who is not there has the price 0
 * @param pairs how many pairs are allowed
 * @param bound the bound in points, rounded down since values are whole; with the bonus
 * @param matched points of the matching before slots were given, with its bonus
 * @param kept points of the meetings in the timetable, without a bonus
 * @param bonus of the first meetings in the timetable of who is to have at least so many
 */
public record Certificate(
        long precision, Map<String, Long> prices, long pairs, long bound, long matched, long kept, long bonus) {
    /** Finer than any matching needs. */
    public static final long MOST_PRECISION = 1_000_000;

    /** More than any pair is worth, and small enough that the sum over an expo fits. */
    public static final long MOST_PRICE = 4_000_000_000L;

    /** Where nobody is to have a least number of meetings. */
    public Certificate(long precision, Map<String, Long> prices, long pairs, long bound, long matched, long kept) {
        this(precision, prices, pairs, bound, matched, kept, 0);
    }

    public Certificate {
        prices = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(prices));
        if (precision < 1 || precision > MOST_PRECISION) {
            throw new IllegalArgumentException("a precision of %d; 1 to 1,000,000 are possible.".formatted(precision));
        }
    }

    /** Share of the bound that the timetable reaches, in percent, rounded down to three decimals; 100 where it is 0. */
    public BigDecimal keptPercent() {
        return percent(kept + bonus);
    }

    private BigDecimal percent(long value) {
        return bound == 0
                ? BigDecimal.valueOf(100)
                : BigDecimal.valueOf(value).movePointRight(2).divide(BigDecimal.valueOf(bound), 3, RoundingMode.DOWN);
    }

    /**
     * Sums the bound of these prices over all allowed pairs.
     *
     * @param meetings of the timetable; the bound is one for plans that hold those of them that are owed
     * @param matched points of the matching, with its bonus
     */
    static Certificate of(
            Expo expo,
            Scoring scoring,
            long precision,
            Map<String, Long> prices,
            long matched,
            List<Meeting> meetings) {
        Owed owed = new Owed(expo);
        List<List<String>> held = meetings.stream()
                .filter(m -> owed.has(m.exhibitor(), m.buyer()))
                .map(m -> List.of(m.exhibitor(), m.buyer()))
                .distinct()
                .toList();
        Places places = Places.of(expo, scoring, held);
        long sum = precision
                * (held.stream()
                                .mapToLong(pair -> scoring.agreedValue(pair.get(0), pair.get(1)))
                                .sum()
                        + bonus(expo, held));
        long[] price = new long[scoring.exhibitors().size()];
        for (int e = 0; e < price.length; e++) {
            price[e] = prices.getOrDefault(scoring.exhibitors().get(e).id(), 0L);
            for (int k = 0; k < places.exhibitorCapacity()[e]; k++) {
                sum += Math.max(0, price[e] + precision * Least.bonus(k, places.exhibitorLeast()[e]));
            }
        }
        long[] counted = IntStream.range(0, price.length == 0 ? 0 : places.buyerCapacity().length)
                .parallel()
                .mapToObj(b -> gain(scoring, b, places, price, precision))
                .reduce(new long[2], (x, y) -> new long[] {x[0] + y[0], x[1] + y[1]});
        return new Certificate(
                precision,
                prices,
                counted[1],
                (sum + counted[0]) / precision,
                matched,
                meetings.stream().mapToLong(Meeting::value).sum(),
                bonus(
                        expo,
                        meetings.stream()
                                .map(m -> List.of(m.exhibitor(), m.buyer()))
                                .toList()));
    }

    /** The bonus of all first meetings among these. */
    static long bonus(Expo expo, List<List<String>> pairs) {
        Map<String, Integer> count = new HashMap<>();
        pairs.forEach(pair -> pair.forEach(id -> count.merge(id, 1, Integer::sum)));
        return count.entrySet().stream()
                .mapToLong(each -> expo.find(each.getKey())
                        .map(o -> Least.total(each.getValue(), Math.min(o.leastMeetings(), Capacities.of(expo, o))))
                        .orElse(0L))
                .sum();
    }

    /** The buyer's largest gains at these prices, and how many allowed pairs it has. */
    private static long[] gain(Scoring scoring, int buyer, Places places, long[] price, long precision) {
        long[] pairs = new long[1];
        long[][] gains = {new long[64]};
        int[] count = new int[1];
        long least = -precision * Least.bonus(0, places.buyerLeast()[buyer]);
        scoring.forEachAllowed(buyer, (exhibitor, value, offer, need) -> {
            pairs[0]++;
            long gain = value * precision - price[exhibitor];
            if (gain > least && !places.owed(exhibitor, buyer)) {
                if (count[0] == gains[0].length) {
                    gains[0] = Arrays.copyOf(gains[0], 2 * count[0]);
                }
                gains[0][count[0]++] = gain;
            }
        });
        Arrays.sort(gains[0], 0, count[0]);
        long best = 0;
        for (int k = 0; k < Math.min(count[0], places.buyerCapacity()[buyer]); k++) {
            long bonus = precision * Least.bonus(k, places.buyerLeast()[buyer]);
            best += Math.max(0, gains[0][count[0] - 1 - k] + bonus);
        }
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
            if (Math.abs(price) > MOST_PRICE) {
                wrong.add("the price of %s is %d, but a price is at most %d.".formatted(exhibitor, price, MOST_PRICE));
            }
            if (expo.find(exhibitor).map(Organisation::role).orElse(null) != Role.EXHIBITOR) {
                wrong.add("a price is given for '%s', which is no exhibitor of this expo.".formatted(exhibitor));
            }
        });
        if (!wrong.isEmpty()) {
            return wrong;
        }
        Certificate again = of(expo, scoring, precision, prices, matched, meetings);
        differs(wrong, "the bound of these prices", bound, again.bound());
        differs(wrong, "the number of allowed pairs", pairs, again.pairs());
        differs(wrong, "the value of the meetings", kept, again.kept());
        differs(wrong, "the bonus of first meetings", bonus, again.bonus());
        if (matched < kept + bonus || matched > bound) {
            wrong.add("the matching is said to be worth %d, but lies between the timetable, %d, and the bound, %d."
                    .formatted(matched, kept + bonus, bound));
        }
        if (kept + bonus > bound) {
            wrong.add("the meetings are worth %d, more than the bound %d allows.".formatted(kept + bonus, bound));
        }
        return wrong;
    }

    private static void differs(List<String> wrong, String what, long stated, long found) {
        if (stated != found) {
            wrong.add("%s is stated as %d, but is %d.".formatted(what, stated, found));
        }
    }
}
