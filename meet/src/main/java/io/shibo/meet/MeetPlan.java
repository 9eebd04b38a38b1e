package io.shibo.meet;

import io.shibo.meet.expo.Expo;
import io.shibo.meet.internal.solve.Auction;
import io.shibo.meet.internal.solve.Graph;
import io.shibo.meet.score.Scoring;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Who meets whom and when, with the certificate of how good that is.
 *
 * @param meetings by exhibitor in the order of the expo, then by slot
 * @param released pairs of the matching that found no slot, of which some were replaced by others
 * @param certificate what no plan can exceed
 */
public record MeetPlan(List<Meeting> meetings, int released, Certificate certificate) {
    /** Up to so many places the matching is made exactly optimal; above, it is within a point a meeting. */
    private static final int EXACT_PLACES = 400;

    public MeetPlan {
        meetings = List.copyOf(meetings);
    }

    /**
     * Matches and schedules. The same expo and seed give the same plan.
     *
     * @param seed decides among equals
     * @param progress is told each stage as it begins
     */
    public static MeetPlan make(Expo expo, long seed, Consumer<Stage> progress) {
        progress.accept(Stage.SCORE);
        Scoring scoring = new Scoring(expo);
        int[] buyerCapacity = Capacities.of(expo, scoring.buyers());
        int[] exhibitorCapacity = Capacities.of(expo, scoring.exhibitors());
        Candidates candidates = Candidates.of(scoring, buyerCapacity, exhibitorCapacity, seed);
        progress.accept(Stage.MATCH);
        int places = IntStream.of(buyerCapacity).sum();
        long precision = places <= EXACT_PLACES ? places + 1L : 1;
        Auction.Result auction = Auction.solve(candidates.graph(), precision);
        progress.accept(Stage.SCHEDULE);
        Timetabling timetabling = new Timetabling(expo, scoring, candidates, auction.taken(), seed);
        timetabling.place();
        progress.accept(Stage.CERTIFY);
        Map<String, Long> prices = new LinkedHashMap<>();
        for (int e = 0; e < scoring.exhibitors().size(); e++) {
            if (auction.price()[e] > 0) {
                prices.put(scoring.exhibitors().get(e).id(), auction.price()[e]);
            }
        }
        List<Meeting> meetings = timetabling.meetings();
        long kept = meetings.stream().mapToLong(Meeting::value).sum();
        long matched = value(candidates.graph(), auction.taken());
        Certificate certificate = Certificate.of(expo, scoring, precision, prices, matched, kept);
        return new MeetPlan(meetings, timetabling.released(), certificate);
    }

    private static long value(Graph graph, boolean[] taken) {
        return IntStream.range(0, taken.length)
                .filter(edge -> taken[edge])
                .mapToLong(edge -> graph.value()[edge])
                .sum();
    }

    /** The meetings of one participant, by slot. */
    public List<Meeting> of(String organisation) {
        return meetings.stream()
                .filter(m -> m.exhibitor().equals(organisation) || m.buyer().equals(organisation))
                .sorted(Comparator.comparingInt(Meeting::slot))
                .toList();
    }

    /** The meetings of each participant who has any, by slot: for who asks about many. */
    public Map<String, List<Meeting>> byParticipant() {
        Map<String, List<Meeting>> all = new HashMap<>();
        meetings.stream().sorted(Comparator.comparingInt(Meeting::slot)).forEach(meeting -> {
            all.computeIfAbsent(meeting.exhibitor(), id -> new ArrayList<>()).add(meeting);
            all.computeIfAbsent(meeting.buyer(), id -> new ArrayList<>()).add(meeting);
        });
        return all;
    }
}
