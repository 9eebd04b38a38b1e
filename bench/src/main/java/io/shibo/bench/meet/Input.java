package io.shibo.bench.meet;

import io.shibo.meet.expo.Calendar;
import io.shibo.meet.expo.Edition;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Venue;
import io.shibo.meet.internal.solve.Graph;
import io.shibo.meet.internal.solve.Resources;
import io.shibo.meet.internal.solve.Ways;
import io.shibo.meet.score.Scoring;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An expo as plain numbers, the same for everybody: who may be matched, and when and with what a pair can meet. An
 * organisation is one participant here, and nothing is owed or walked, so that no model has to be bent for a peer.
 */
final class Input {
    private static final int CANDIDATES = 60;

    private final Expo expo;
    private final Scoring scoring;
    private final Graph graph;
    private final int[] buyerOf;

    Input(Expo expo) {
        this.expo = expo;
        scoring = new Scoring(expo);
        int buyers = scoring.buyers().size();
        int[] start = new int[buyers + 1];
        List<Integer> exhibitor = new ArrayList<>();
        List<Integer> value = new ArrayList<>();
        List<Integer> of = new ArrayList<>();
        for (int b = 0; b < buyers; b++) {
            List<int[]> all = new ArrayList<>();
            scoring.forEachAllowed(b, (e, points, offer, need) -> all.add(new int[] {e, points}));
            all.sort((x, y) -> x[1] == y[1] ? Integer.compare(x[0], y[0]) : Integer.compare(y[1], x[1]));
            for (int[] edge : all.subList(0, Math.min(CANDIDATES, all.size()))) {
                exhibitor.add(edge[0]);
                value.add(edge[1]);
                of.add(b);
            }
            start[b + 1] = exhibitor.size();
        }
        graph = new Graph(
                scoring.exhibitors().size(),
                start,
                ints(exhibitor),
                ints(value),
                capacity(scoring.buyers()),
                capacity(scoring.exhibitors()));
        buyerOf = ints(of);
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    private int[] capacity(List<Organisation> side) {
        return side.stream()
                .mapToInt(o -> Math.min(
                        o.mostMeetings(), Calendar.count(expo.calendar().present(o.id()))))
                .toArray();
    }

    Graph graph() {
        return graph;
    }

    int[] buyerOf() {
        return buyerOf;
    }

    int slots() {
        return expo.calendar().slots().size();
    }

    /**
     * Pairs that are to be given slots.
     *
     * @param exhibitor of each pair
     * @param buyer of each pair
     * @param value points of each pair
     * @param allowed slots of each pair
     * @param tables the pool of tables each takes from, or -1
     * @param interpreters the pool of interpreters each takes from, or -1
     * @param capacity of each pool in each slot
     */
    @SuppressWarnings("ArrayRecordComponent") // Handed to every contestant; none changes it.
    record Pairs(
            int[] exhibitor,
            int[] buyer,
            int[] value,
            int[][] allowed,
            int[] tables,
            int[] interpreters,
            int[][] capacity,
            int slots) {
        int size() {
            return value.length;
        }

        long worth() {
            return Arrays.stream(value).asLongStream().sum();
        }

        /** As Shibo's own slots are asked for. */
        Ways ways() {
            int words = (slots + 63) / 64;
            long[] bits = new long[size() * words];
            int[] pools = new int[2 * size()];
            int[] place = new int[size()];
            Arrays.fill(place, -1);
            for (int p = 0; p < size(); p++) {
                for (int slot : allowed[p]) {
                    bits[p * words + slot / 64] |= 1L << slot;
                }
                pools[2 * p] = tables[p];
                pools[2 * p + 1] = interpreters[p];
            }
            int[] start = IntStream.rangeClosed(0, size()).toArray();
            return new Ways(start, exhibitor, buyer, bits, pools, place, slots);
        }

        Resources resources() {
            int[] all = Arrays.stream(capacity).flatMapToInt(Arrays::stream).toArray();
            return new Resources(all, new int[0][], new int[0], new int[0]);
        }
    }

    /** The pairs of these edges, with what they need. */
    Pairs pairs(boolean[] taken) {
        int[] edges =
                IntStream.range(0, taken.length).filter(edge -> taken[edge]).toArray();
        Map<Object, Integer> pools = new HashMap<>();
        List<int[]> capacity = new ArrayList<>();
        int[] tables = new int[edges.length];
        int[] interpreters = new int[edges.length];
        int[][] allowed = new int[edges.length][];
        for (int p = 0; p < edges.length; p++) {
            Organisation exhibitor = scoring.exhibitors().get(graph.exhibitor()[edges[p]]);
            Organisation buyer = scoring.buyers().get(buyerOf[edges[p]]);
            Calendar calendar = expo.calendar();
            boolean onSite = Calendar.meet(calendar.onSite(exhibitor.id()), calendar.onSite(buyer.id()));
            long[] one = onSite ? calendar.onSite(exhibitor.id()) : calendar.present(exhibitor.id());
            long[] other = onSite ? calendar.onSite(buyer.id()) : calendar.present(buyer.id());
            allowed[p] = IntStream.range(0, slots())
                    .filter(slot -> Calendar.has(one, slot) && Calendar.has(other, slot))
                    .toArray();
            @Nullable String hall = exhibitor.hall();
            boolean table = onSite
                    && hall != null
                    && exhibitor.booth() == null
                    && expo.venue().findTables(hall).isPresent();
            tables[p] = table ? pool(pools, capacity, String.valueOf(hall)) : -1;
            interpreters[p] = expo.venue()
                    .findInterpreted(exhibitor.languages(), buyer.languages())
                    .map(languages -> pool(pools, capacity, languages))
                    .orElse(-1);
        }
        return new Pairs(
                Arrays.stream(edges).map(edge -> graph.exhibitor()[edge]).toArray(),
                Arrays.stream(edges).map(edge -> buyerOf[edge]).toArray(),
                Arrays.stream(edges).map(edge -> graph.value()[edge]).toArray(),
                allowed,
                tables,
                interpreters,
                capacity.toArray(int[][]::new),
                slots());
    }

    private int pool(Map<Object, Integer> pools, List<int[]> capacity, Object what) {
        return pools.computeIfAbsent(what, w -> {
            int[] each = new int[slots()];
            for (Edition.Slot slot : expo.calendar().slots()) {
                each[slot.index()] = w instanceof Venue.Languages languages
                        ? expo.venue().interpreters(languages, slot)
                        : expo.venue().findTables(w.toString()).orElse(0);
            }
            capacity.add(each);
            return capacity.size() - 1;
        });
    }
}
