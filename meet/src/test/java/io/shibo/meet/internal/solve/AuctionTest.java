package io.shibo.meet.internal.solve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AuctionTest {
    /** A market of up to 9 buyers and 6 exhibitors; few different values, so that ties abound. */
    private static Graph random(long seed, boolean least) {
        SplittableRandom random = new SplittableRandom(seed);
        int buyers = random.nextInt(1, 10);
        int exhibitors = random.nextInt(1, 7);
        int levels = random.nextBoolean() ? 4 : 2000;
        int[] start = new int[buyers + 1];
        List<Integer> ends = new ArrayList<>();
        List<Integer> values = new ArrayList<>();
        for (int b = 0; b < buyers; b++) {
            for (int e = 0; e < exhibitors; e++) {
                if (random.nextInt(3) > 0) {
                    ends.add(e);
                    values.add(1 + random.nextInt(levels));
                }
            }
            start[b + 1] = ends.size();
        }
        return new Graph(
                exhibitors,
                start,
                ends.stream().mapToInt(Integer::intValue).toArray(),
                values.stream().mapToInt(Integer::intValue).toArray(),
                random.ints(buyers, 0, 4).toArray(),
                random.ints(exhibitors, 0, 4).toArray(),
                least ? random.ints(buyers, 0, 3).toArray() : new int[buyers],
                least ? random.ints(exhibitors, 0, 4).toArray() : new int[exhibitors]);
    }

    /** Values of the edges taken, with the bonus of first meetings. */
    private static long value(Graph graph, boolean[] taken) {
        long value = 0;
        int[] atExhibitor = new int[graph.exhibitors()];
        for (int b = 0; b < graph.buyers(); b++) {
            int atBuyer = 0;
            for (int edge = graph.start()[b]; edge < graph.start()[b + 1]; edge++) {
                if (taken[edge]) {
                    value += graph.value()[edge];
                    atBuyer++;
                    atExhibitor[graph.exhibitor()[edge]]++;
                }
            }
            value += Least.total(atBuyer, graph.buyerLeast()[b]);
        }
        for (int e = 0; e < graph.exhibitors(); e++) {
            value += Least.total(atExhibitor[e], graph.exhibitorLeast()[e]);
        }
        return value;
    }

    /** The dual bound, times the precision. */
    private static long bound(Graph graph, long[] price, long precision) {
        long bound = 0;
        for (int e = 0; e < graph.exhibitors(); e++) {
            for (int k = 0; k < graph.exhibitorCapacity()[e]; k++) {
                bound += Math.max(0, price[e] + precision * Least.bonus(k, graph.exhibitorLeast()[e]));
            }
        }
        for (int b = 0; b < graph.buyers(); b++) {
            long[] gains = new long[graph.start()[b + 1] - graph.start()[b]];
            for (int i = 0; i < gains.length; i++) {
                int edge = graph.start()[b] + i;
                gains[i] = price[graph.exhibitor()[edge]] - graph.value()[edge] * precision;
            }
            Arrays.sort(gains);
            for (int k = 0; k < Math.min(gains.length, graph.buyerCapacity()[b]); k++) {
                bound += Math.max(0, precision * Least.bonus(k, graph.buyerLeast()[b]) - gains[k]);
            }
        }
        return bound;
    }

    @Property(tries = 1500)
    void findsTheOptimumWithEnoughPrecision(@ForAll long seed, @ForAll boolean least) {
        Graph graph = random(seed, least);
        long precision = Arrays.stream(graph.buyerCapacity()).sum() + 1;
        Auction.Result result = Auction.solve(graph, precision);
        assertThat(value(graph, result.taken())).isEqualTo(Flow.best(graph));
        assertThat(bound(graph, result.price(), precision) / precision).isEqualTo(Flow.best(graph));
    }

    @Property(tries = 1500)
    void isWithinEpsilonAnEdgeOfTheOptimumAndTheBoundIsNeverBelowIt(@ForAll long seed, @ForAll boolean least) {
        Graph graph = random(seed, least);
        Auction.Result result = Auction.solve(graph, 1);
        long best = Flow.best(graph);
        int edges = Arrays.stream(graph.buyerCapacity()).sum();
        assertThat(value(graph, result.taken())).isBetween(best - edges, best);
        assertThat(bound(graph, result.price(), 1)).isGreaterThanOrEqualTo(best);
    }

    @Property(tries = 1500)
    void keepsEveryCapacityAndPricesOnlyWhatIsFull(@ForAll long seed) {
        Graph graph = random(seed, false);
        Auction.Result result = Auction.solve(graph, 1);
        int[] atExhibitor = new int[graph.exhibitors()];
        for (int b = 0; b < graph.buyers(); b++) {
            int atBuyer = 0;
            for (int edge = graph.start()[b]; edge < graph.start()[b + 1]; edge++) {
                if (result.taken()[edge]) {
                    atBuyer++;
                    atExhibitor[graph.exhibitor()[edge]]++;
                }
            }
            assertThat(atBuyer).isLessThanOrEqualTo(graph.buyerCapacity()[b]);
        }
        for (int e = 0; e < graph.exhibitors(); e++) {
            assertThat(atExhibitor[e]).isLessThanOrEqualTo(graph.exhibitorCapacity()[e]);
            if (atExhibitor[e] < graph.exhibitorCapacity()[e]) {
                assertThat(result.price()[e]).isZero();
            }
        }
    }

    @Property(tries = 500)
    void stoppedAtAnyTimeEveryCapacityHoldsAndThePricesProveABound(@ForAll long seed, @ForAll boolean least) {
        Graph graph = random(seed, least);
        Auction.Result result = Auction.solve(graph, 1, () -> true);
        assertThat(bound(graph, result.price(), 1)).isGreaterThanOrEqualTo(Flow.best(graph));
        assertThat(value(graph, result.taken())).isLessThanOrEqualTo(Flow.best(graph));
    }

    @Test
    void endsSoonInACrowdedMarket() {
        // 400 buyers who all want the same 10 places: prices climb to the value, point by point, unless ε grows.
        int buyers = 400;
        int[] start = new int[buyers + 1];
        Arrays.setAll(start, b -> 2 * b);
        int[] ends = new int[2 * buyers];
        Arrays.setAll(ends, i -> i % 2);
        int[] values = new int[2 * buyers];
        Arrays.fill(values, 1_000_000);
        int[] one = new int[buyers];
        Arrays.fill(one, 1);
        Graph graph = new Graph(2, start, ends, values, one, new int[] {5, 5});
        Auction.Result result = Auction.solve(graph, 1);
        assertThat(value(graph, result.taken())).isEqualTo(10_000_000);
        assertThat(bound(graph, result.price(), 1)).isGreaterThanOrEqualTo(10_000_000);
    }
}
