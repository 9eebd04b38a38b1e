package io.shibo.meet;

import io.shibo.meet.internal.solve.Graph;
import io.shibo.meet.score.Scoring;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * For each buyer the best exhibitors, at most {@value #MOST}: the edges of the matching. Among exhibitors of equal value the
 * choice falls by a seeded hash of the pair, or all buyers of a thing would queue at the first few stands of the list.
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

    static Candidates of(Scoring scoring, int[] buyerCapacity, int[] exhibitorCapacity, long seed) {
        Edges[] all = IntStream.range(0, scoring.buyers().size())
                .parallel()
                .mapToObj(b -> best(scoring, b, seed))
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
                buyerCapacity,
                exhibitorCapacity);
        return new Candidates(graph, concat(all, Edges::offer), concat(all, Edges::need));
    }

    /** The best exhibitors of one buyer, the best first. */
    static Edges best(Scoring scoring, int buyer, long seed) {
        // Packed to sort by value, best first, then by hash; the low bits find the pair again.
        int[][] pairs = {new int[64 * 4]};
        int[] count = {0};
        scoring.forEachAllowed(buyer, (exhibitor, value, offer, need) -> {
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
        int size = Math.min(MOST, keys.length);
        Edges edges = new Edges(new int[size], new int[size], new int[size], new int[size]);
        for (int i = 0; i < size; i++) {
            int at = 4 * (int) (keys[i] & (1 << 28) - 1);
            edges.exhibitor()[i] = pairs[0][at];
            edges.value()[i] = pairs[0][at + 1];
            edges.offer()[i] = pairs[0][at + 2];
            edges.need()[i] = pairs[0][at + 3];
        }
        return edges;
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
