package io.shibo.bench;

import io.shibo.meet.expo.Calendar;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.score.Scoring;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The most valuable matching under capacities by successive shortest paths, as a textbook has it; no slots. */
final class FlowPeer {
    private final List<int[]> edges = new ArrayList<>(); // to, capacity, value
    private final List<List<Integer>> from = new ArrayList<>();

    private FlowPeer(int nodes) {
        for (int i = 0; i < nodes; i++) {
            from.add(new ArrayList<>());
        }
    }

    static long value(Expo expo) {
        Scoring scoring = new Scoring(expo);
        int buyers = scoring.buyers().size();
        int exhibitors = scoring.exhibitors().size();
        FlowPeer flow = new FlowPeer(buyers + exhibitors + 2);
        int source = buyers + exhibitors;
        for (int b = 0; b < buyers; b++) {
            int buyer = b;
            flow.add(source, b, capacity(expo, scoring.buyers().get(b)), 0);
            scoring.forEachAllowed(b, (e, value, offer, need) -> flow.add(buyer, buyers + e, 1, value));
        }
        for (int e = 0; e < exhibitors; e++) {
            flow.add(buyers + e, source + 1, capacity(expo, scoring.exhibitors().get(e)), 0);
        }
        long total = 0;
        for (long gain = flow.augment(source); gain > 0; gain = flow.augment(source)) {
            total += gain;
        }
        return total;
    }

    private static int capacity(Expo expo, Organisation organisation) {
        return Math.min(
                organisation.mostMeetings(), Calendar.count(expo.calendar().present(organisation.id())));
    }

    private void add(int a, int b, int capacity, int value) {
        from.get(a).add(edges.size());
        edges.add(new int[] {b, capacity, value});
        from.get(b).add(edges.size());
        edges.add(new int[] {a, 0, -value});
    }

    /** Sends one unit along the most valuable path; gives what it gains, 0 where nothing can be gained. */
    private long augment(int source) {
        int sink = source + 1;
        long[] far = new long[from.size()];
        int[] by = new int[from.size()];
        boolean[] waiting = new boolean[from.size()];
        Arrays.fill(far, Long.MIN_VALUE);
        far[source] = 0;
        ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(source));
        while (!queue.isEmpty()) {
            int node = queue.poll();
            waiting[node] = false;
            for (int i : from.get(node)) {
                int[] edge = edges.get(i);
                if (edge[1] > 0 && far[node] + edge[2] > far[edge[0]]) {
                    far[edge[0]] = far[node] + edge[2];
                    by[edge[0]] = i;
                    if (!waiting[edge[0]]) {
                        waiting[edge[0]] = true;
                        queue.add(edge[0]);
                    }
                }
            }
        }
        if (far[sink] <= 0) {
            return 0;
        }
        for (int node = sink; node != source; node = edges.get(by[node] ^ 1)[0]) {
            edges.get(by[node])[1]--;
            edges.get(by[node] ^ 1)[1]++;
        }
        return far[sink];
    }
}
