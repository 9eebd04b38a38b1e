package io.shibo.bench;

import io.shibo.meet.expo.Expo;
import io.shibo.meet.score.Scoring;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Matching and slots as one would write them first: the heaviest allowed pair, the first slot both have free. */
final class GreedyPeer {
    private record Pair(int buyer, int exhibitor, int value) {}

    private GreedyPeer() {}

    static long value(Expo expo) {
        Scoring scoring = new Scoring(expo);
        List<Pair> pairs = new ArrayList<>();
        for (int b = 0; b < scoring.buyers().size(); b++) {
            int buyer = b;
            scoring.forEachAllowed(b, (exhibitor, value, offer, need) -> pairs.add(new Pair(buyer, exhibitor, value)));
        }
        pairs.sort(Comparator.comparingInt(Pair::value).reversed());
        long[][] freeBuyer = scoring.buyers().stream()
                .map(o -> expo.calendar().present(o.id()).clone())
                .toArray(long[][]::new);
        long[][] freeExhibitor = scoring.exhibitors().stream()
                .map(o -> expo.calendar().present(o.id()).clone())
                .toArray(long[][]::new);
        int[] buyerLeft =
                scoring.buyers().stream().mapToInt(o -> o.mostMeetings()).toArray();
        int[] exhibitorLeft =
                scoring.exhibitors().stream().mapToInt(o -> o.mostMeetings()).toArray();
        long total = 0;
        for (Pair pair : pairs) {
            if (buyerLeft[pair.buyer()] > 0
                    && exhibitorLeft[pair.exhibitor()] > 0
                    && meet(freeBuyer[pair.buyer()], freeExhibitor[pair.exhibitor()])) {
                buyerLeft[pair.buyer()]--;
                exhibitorLeft[pair.exhibitor()]--;
                total += pair.value();
            }
        }
        return total;
    }

    /** Takes the first slot both have free, if there is one. */
    private static boolean meet(long[] a, long[] b) {
        for (int w = 0; w < a.length; w++) {
            long first = Long.lowestOneBit(a[w] & b[w]);
            if (first != 0) {
                a[w] &= ~first;
                b[w] &= ~first;
                return true;
            }
        }
        return false;
    }
}
