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
import java.util.stream.IntStream;

/**
 * Who meets whom and when, with the certificate of how good that is.
 *
 * @param meetings by exhibitor in the order of the expo, then by slot
 * @param released pairs of the matching that found no slot, of which some were replaced by others
 * @param certificate what no plan can exceed
 * @param changes what has happened since the first plan: who is away, what is closed; empty for a first plan
 */
public record MeetPlan(List<Meeting> meetings, int released, Certificate certificate, List<Change> changes) {
    /** Up to so many places the matching is made exactly optimal; above, it is within a point a meeting. */
    private static final int EXACT_PLACES = 400;

    public MeetPlan {
        meetings = List.copyOf(meetings);
        changes = List.copyOf(changes);
    }

    /** A plan that nothing has upset yet. */
    public MeetPlan(List<Meeting> meetings, int released, Certificate certificate) {
        this(meetings, released, certificate, List.of());
    }

    /**
     * Matches and schedules. The same expo and seed give the same plan, unless it is stopped.
     *
     * @param seed decides among equals
     * @param watch is told each stage as it begins, and may end the search
     * @throws CollisionException if meetings are owed that cannot all be held
     */
    public static MeetPlan make(Expo expo, long seed, Watch watch) {
        watch.stage(Stage.SCORE);
        Collisions.check(expo);
        Scoring scoring = new Scoring(expo);
        Owed owed = new Owed(expo);
        Places places = Places.of(expo, scoring, owed.pairs());
        Candidates candidates = Candidates.of(scoring, places, seed);
        watch.stage(Stage.MATCH);
        int open = IntStream.of(places.buyerCapacity()).sum();
        long precision = open <= EXACT_PLACES ? open + 1L : 1;
        Auction.Result auction = Auction.solve(candidates.graph(), precision, watch::stop);
        watch.stage(Stage.SCHEDULE);
        Timetabling timetabling = new Timetabling(expo, scoring, owed, candidates, auction.taken(), seed, watch::stop);
        timetabling.place();
        if (!timetabling.unkept().isEmpty()) {
            throw new CollisionException(Collisions.unkept(expo, timetabling.unkept()));
        }
        watch.stage(Stage.POLISH);
        watch.gaps(Gaps.of(expo, timetabling.meetings()));
        timetabling.polish();
        List<Meeting> meetings = timetabling.meetings();
        watch.stage(Stage.CERTIFY);
        Map<String, Long> prices = new LinkedHashMap<>();
        for (int e = 0; e < scoring.exhibitors().size(); e++) {
            if (auction.price()[e] != 0) {
                prices.put(scoring.exhibitors().get(e).id(), auction.price()[e]);
            }
        }
        long matched = matched(expo, scoring, owed, candidates.graph(), auction.taken());
        Certificate certificate = Certificate.of(expo, scoring, precision, prices, matched, meetings);
        return new MeetPlan(meetings, timetabling.released(), certificate);
    }

    /** Points and bonus of the meetings owed and of those that were chosen. */
    private static long matched(Expo expo, Scoring scoring, Owed owed, Graph graph, boolean[] taken) {
        List<List<String>> pairs = new ArrayList<>(owed.pairs());
        long value = pairs.stream()
                .mapToLong(pair -> scoring.agreedValue(pair.get(0), pair.get(1)))
                .sum();
        for (int b = 0; b < graph.buyers(); b++) {
            for (int edge = graph.start()[b]; edge < graph.start()[b + 1]; edge++) {
                if (taken[edge]) {
                    value += graph.value()[edge];
                    pairs.add(List.of(
                            scoring.exhibitors().get(graph.exhibitor()[edge]).id(),
                            scoring.buyers().get(b).id()));
                }
            }
        }
        return value + Certificate.bonus(expo, pairs);
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
