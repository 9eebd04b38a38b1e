package io.shibo.meet;

import io.shibo.meet.internal.solve.Graph;
import io.shibo.meet.score.Scoring;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * For each buyer the best exhibitors, at most {@value #MOST}, and as many of those who are to have a least number of meetings:
 * the edges of the matching. Among exhibitors of equal value the choice falls by a seeded hash of the pair, or all buyers of a
 * thing would queue at the first few stands of the list. Pairs that are owed are not among them: they are no matter of choice.
 *
 * @param graph the edges
 * @param offer the best offer of each edge, as index in the expo
 * @param need the need it fits, as index in the expo
 */
@SuppressWarnings("ArrayRecordComponent") // Hundreds of thousands of edges, made once.
record Candidates(Graph graph, int[] offer, int[] need) {
    /** Exhibitors considered for one buyer. */
    static final int MOST = 60;

    record Edges(int[] exhibitor, int[] value, int[] offer, int[] need) {}

    /** @param places what is left to choose beside the meetings that are owed */
    static Candidates of(Scoring scoring, Places places, long seed) {
        Edges[] all = IntStream.range(0, scoring.buyers().size())
                .parallel()
                .mapToObj(b -> best(scoring, b, places, seed))
                .toArray(Edges[]::new);
        int[] start = new int[all.length + 1];
        for (int b = 0; b < all.length; b++) {
            start[b + 1] = start[b] + all[b].exhibitor().length;
        }
        Graph graph = new Graph(
                scoring.exhibitors().size(),
                start,
                concat(all, Edges::exhibitor),
                concat(all, Edges::value),
                places.buyerCapacity(),
                places.exhibitorCapacity(),
                places.buyerLeast(),
                places.exhibitorLeast());
        return new Candidates(graph, concat(all, Edges::offer), concat(all, Edges::need));
    }

    /** The best exhibitors of one buyer, the best first. */
    static Edges best(Scoring scoring, int buyer, Places places, long seed) {
        // Packed to sort by value, best first, then by hash; the low bits find the pair again.
        int[][] pairs = {new int[64 * 4]};
        int[] count = {0};
        scoring.forEachAllowed(buyer, (exhibitor, value, offer, need) -> {
            if (places.owed(exhibitor, buyer)) {
                return;
            }
            int at = 4 * count[0]++;
            if (at == pairs[0].length) {
                pairs[0] = Arrays.copyOf(pairs[0], 2 * at);
            }
            pairs[0][at] = exhibitor;
            pairs[0][at + 1] = value;
            pairs[0][at + 2] = offer;
            pairs[0][at + 3] = need;
        });
        long[] keys = new long[count[0]];
        for (int i = 0; i < keys.length; i++) {
            long hash = mix(seed ^ (long) buyer << 32 ^ pairs[0][4 * i]) >>> 44;
            keys[i] = (long) (4095 - pairs[0][4 * i + 1]) << 48 | hash << 28 | i;
        }
        Arrays.sort(keys);
        int[] chosen = Arrays.stream(keys)
                .mapToInt(key -> 4 * (int) (key & (1 << 28) - 1))
                .toArray();
        if (chosen.length > MOST) {
            IntStream wanting = Arrays.stream(chosen, MOST, chosen.length)
                    .filter(at -> places.exhibitorLeast()[pairs[0][at]] > 0)
                    .limit(MOST);
            chosen = IntStream.concat(Arrays.stream(chosen, 0, MOST), wanting).toArray();
        }
        return new Edges(
                Arrays.stream(chosen).map(at -> pairs[0][at]).toArray(),
                Arrays.stream(chosen).map(at -> pairs[0][at + 1]).toArray(),
                Arrays.stream(chosen).map(at -> pairs[0][at + 2]).toArray(),
                Arrays.stream(chosen).map(at -> pairs[0][at + 3]).toArray());
    }

    private static int[] concat(Edges[] all, java.util.function.Function<Edges, int[]> part) {
        return Arrays.stream(all).map(part).flatMapToInt(Arrays::stream).toArray();
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mix(long z) {
        long a = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ a >>> 27) * 0x94D049BB133111EBL;
        return b ^ b >>> 31;
    }
}
