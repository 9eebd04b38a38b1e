package io.shibo.meet;

import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.score.Scoring;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many places there are to choose for, once those are taken that meetings owed take.
 *
 * @param owed the meetings owed, by indexes of both sides
 * @param buyerCapacity places of each buyer beside those owed
 * @param exhibitorCapacity places of each exhibitor beside those owed
 * @param buyerLeast how many of these each buyer is to have at least
 * @param exhibitorLeast how many of these each exhibitor is to have at least
 */
@SuppressWarnings("ArrayRecordComponent") // By index of all participants; made once and never changed or compared.
record Places(Set<Long> owed, int[] buyerCapacity, int[] exhibitorCapacity, int[] buyerLeast, int[] exhibitorLeast) {
    /** @param pairs the meetings owed: exhibitor, then buyer */
    static Places of(Expo expo, Scoring scoring, Collection<List<String>> pairs) {
        int[] buyers = Capacities.of(expo, scoring.buyers());
        int[] exhibitors = Capacities.of(expo, scoring.exhibitors());
        int[] buyerLeast = Capacities.least(scoring.buyers(), buyers);
        int[] exhibitorLeast = Capacities.least(scoring.exhibitors(), exhibitors);
        Map<String, Integer> exhibitor = index(scoring.exhibitors());
        Map<String, Integer> buyer = index(scoring.buyers());
        Set<Long> owed = new HashSet<>();
        for (List<String> pair : pairs) {
            int e = exhibitor.getOrDefault(pair.get(0), -1);
            int b = buyer.getOrDefault(pair.get(1), -1);
            owed.add(key(e, b));
            take(exhibitors, exhibitorLeast, e);
            take(buyers, buyerLeast, b);
        }
        return new Places(owed, buyers, exhibitors, buyerLeast, exhibitorLeast);
    }

    private static Map<String, Integer> index(List<Organisation> side) {
        Map<String, Integer> index = new HashMap<>();
        new ArrayList<>(side).forEach(o -> index.put(o.id(), index.size()));
        return index;
    }

    private static void take(int[] capacity, int[] least, int who) {
        capacity[who] = Math.max(0, capacity[who] - 1);
        least[who] = Math.max(0, least[who] - 1);
    }

    private static long key(int exhibitor, int buyer) {
        return (long) buyer << 32 | exhibitor;
    }

    boolean owed(int exhibitor, int buyer) {
        return !owed.isEmpty() && owed.contains(key(exhibitor, buyer));
    }
}
