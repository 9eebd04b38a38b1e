package io.shibo.meet.internal.solve;

import java.util.Arrays;

/** The most valuable matching by successive longest paths: slow, simple, exact. The referee of the auction. */
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
        Flow flow = new Flow(buyers + graph.exhibitors() + 2);
        int source = flow.nodes - 2;
        int sink = flow.nodes - 1;
        for (int b = 0; b < buyers; b++) {
            flow.capacity[source][b] = graph.buyerCapacity()[b];
            for (int edge = graph.start()[b]; edge < graph.start()[b + 1]; edge++) {
                int e = buyers + graph.exhibitor()[edge];
                flow.capacity[b][e] = 1;
                flow.value[b][e] = graph.value()[edge];
                flow.value[e][b] = -graph.value()[edge];
            }
        }
        for (int e = 0; e < graph.exhibitors(); e++) {
            flow.capacity[buyers + e][sink] = graph.exhibitorCapacity()[e];
        }
        long total = 0;
        for (long gain = flow.augment(source, sink); gain > 0; gain = flow.augment(source, sink)) {
            total += gain;
        }
        return total;
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
