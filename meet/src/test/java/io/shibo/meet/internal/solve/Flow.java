package io.shibo.meet.internal.solve;

import java.util.Arrays;

/**
 * The most valuable matching by successive longest paths: slow, simple, exact. The referee of the auction. Each place of a
 * participant is a node of its own, so that the first ones can be worth a bonus.
 */
final class Flow {
    private final int nodes;
    private final int[][] capacity;
    private final int[][] value;

    private Flow(int nodes) {
        this.nodes = nodes;
        capacity = new int[nodes][nodes];
        value = new int[nodes][nodes];
    }

    static long best(Graph graph) {
        int buyers = graph.buyers();
        int ends = buyers + graph.exhibitors();
        int places = Arrays.stream(graph.buyerCapacity()).sum()
                + Arrays.stream(graph.exhibitorCapacity()).sum();
        Flow flow = new Flow(ends + places + 2);
        int source = flow.nodes - 2;
        int sink = flow.nodes - 1;
        int place = ends;
        for (int b = 0; b < buyers; b++) {
            for (int k = 0; k < graph.buyerCapacity()[b]; k++) {
                flow.edge(source, place, Least.bonus(k, graph.buyerLeast()[b]));
                flow.edge(place++, b, 0);
            }
            for (int edge = graph.start()[b]; edge < graph.start()[b + 1]; edge++) {
                flow.edge(b, buyers + graph.exhibitor()[edge], graph.value()[edge]);
            }
        }
        for (int e = 0; e < graph.exhibitors(); e++) {
            for (int k = 0; k < graph.exhibitorCapacity()[e]; k++) {
                flow.edge(buyers + e, place, Least.bonus(k, graph.exhibitorLeast()[e]));
                flow.edge(place++, sink, 0);
            }
        }
        long total = 0;
        for (long gain = flow.augment(source, sink); gain > 0; gain = flow.augment(source, sink)) {
            total += gain;
        }
        return total;
    }

    private void edge(int a, int b, int worth) {
        capacity[a][b] = 1;
        value[a][b] = worth;
        value[b][a] = -worth;
    }

    /** Sends one unit along the most valuable path if that gains anything; gives what it gains. */
    private long augment(int source, int sink) {
        long[] far = new long[nodes];
        int[] from = new int[nodes];
        Arrays.fill(far, Long.MIN_VALUE);
        far[source] = 0;
        for (int round = 0; round < nodes; round++) {
            for (int a = 0; a < nodes; a++) {
                for (int b = 0; b < nodes; b++) {
                    if (far[a] != Long.MIN_VALUE && capacity[a][b] > 0 && far[a] + value[a][b] > far[b]) {
                        far[b] = far[a] + value[a][b];
                        from[b] = a;
                    }
                }
            }
        }
        if (far[sink] <= 0) {
            return 0;
        }
        for (int node = sink; node != source; node = from[node]) {
            capacity[from[node]][node]--;
            capacity[node][from[node]]++;
        }
        return far[sink];
    }
}
