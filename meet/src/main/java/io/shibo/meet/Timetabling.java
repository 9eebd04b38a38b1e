package io.shibo.meet;

import io.shibo.meet.expo.Attendance;
import io.shibo.meet.expo.Calendar;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.internal.solve.Graph;
import io.shibo.meet.internal.solve.Slots;
import io.shibo.meet.score.Scoring;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Gives the pairs of a matching their slots. A pair that finds none is released, and the places it leaves are offered to
 * the candidates that were not matched, the most valuable first.
 */
final class Timetabling {
    private static final int NONE = -1;

    private final Expo expo;
    private final Scoring scoring;
    private final Candidates candidates;
    private final Graph graph;
    private final boolean[] taken;
    private final int[] buyerOf;
    private final boolean[] onSite;
    private final Slots slots;
    private int released;

    Timetabling(Expo expo, Scoring scoring, Candidates candidates, boolean[] taken, long seed) {
        this.expo = expo;
        this.scoring = scoring;
        this.candidates = candidates;
        this.graph = candidates.graph();
        this.taken = taken;
        buyerOf = new int[graph.edges()];
        for (int b = 0; b < graph.buyers(); b++) {
            Arrays.fill(buyerOf, graph.start()[b], graph.start()[b + 1], b);
        }
        onSite = new boolean[graph.edges()];
        for (int edge = 0; edge < graph.edges(); edge++) {
            onSite[edge] = Calendar.meet(
                    expo.calendar().onSite(exhibitor(edge).id()),
                    expo.calendar().onSite(buyer(edge).id()));
        }
        slots = new Slots(pairs(), shared(), seed);
    }

    int released() {
        return released;
    }

    void place() {
        slots.place(IntStream.range(0, taken.length).filter(edge -> taken[edge]).toArray());
        released = (int) IntStream.range(0, taken.length)
                .filter(edge -> taken[edge] && slots.slotOf(edge) == NONE)
                .count();
        if (released > 0) {
            refill();
        }
    }

    private Slots.Pairs pairs() {
        Calendar calendar = expo.calendar();
        int words = calendar.words();
        long[] allowed = new long[graph.edges() * words];
        for (int edge = 0; edge < graph.edges(); edge++) {
            String exhibitor = exhibitor(edge).id();
            String buyer = buyer(edge).id();
            // In person where that is possible at all: it is what the pair was valued for.
            long[] a = onSite[edge] ? calendar.onSite(exhibitor) : calendar.present(exhibitor);
            long[] b = onSite[edge] ? calendar.onSite(buyer) : calendar.present(buyer);
            for (int w = 0; w < words; w++) {
                allowed[edge * words + w] = a[w] & b[w];
            }
        }
        return new Slots.Pairs(
                graph.exhibitor(), buyerOf, allowed, calendar.slots().size());
    }

    private Slots.Shared shared() {
        Scarce scarce = new Scarce(expo);
        int[] pools = new int[2 * graph.edges()];
        int[] place = new int[graph.edges()];
        for (int edge = 0; edge < graph.edges(); edge++) {
            Organisation exhibitor = exhibitor(edge);
            pools[2 * edge] = onSite[edge] ? scarce.tables(exhibitor) : NONE;
            pools[2 * edge + 1] = scarce.interpreters(exhibitor, buyer(edge));
            place[edge] = onSite[edge] ? scarce.place(exhibitor) : NONE;
        }
        return scarce.shared(pools, place);
    }

    private Organisation exhibitor(int edge) {
        return scoring.exhibitors().get(graph.exhibitor()[edge]);
    }

    private Organisation buyer(int edge) {
        return scoring.buyers().get(buyerOf[edge]);
    }

    private void refill() {
        int[] exhibitorLeft = graph.exhibitorCapacity().clone();
        int[] buyerLeft = graph.buyerCapacity().clone();
        for (int edge = 0; edge < taken.length; edge++) {
            if (slots.slotOf(edge) != NONE) {
                exhibitorLeft[graph.exhibitor()[edge]]--;
                buyerLeft[buyerOf[edge]]--;
            }
        }
        int[] open = IntStream.range(0, taken.length)
                .filter(edge -> slots.slotOf(edge) == NONE && buyerLeft[buyerOf[edge]] > 0)
                .boxed()
                .sorted(Comparator.comparingInt((Integer edge) -> -graph.value()[edge])
                        .thenComparingInt(edge -> edge))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int edge : open) {
            int e = graph.exhibitor()[edge];
            int b = buyerOf[edge];
            if (exhibitorLeft[e] > 0 && buyerLeft[b] > 0 && slots.add(edge)) {
                exhibitorLeft[e]--;
                buyerLeft[b]--;
            }
        }
    }

    /** By exhibitor in the order of the expo, then by slot. */
    List<Meeting> meetings() {
        int[] placed = IntStream.range(0, taken.length)
                .filter(edge -> slots.slotOf(edge) != NONE)
                .boxed()
                .sorted(Comparator.comparingInt((Integer edge) -> graph.exhibitor()[edge])
                        .thenComparingInt(edge -> slots.slotOf(edge)))
                .mapToInt(Integer::intValue)
                .toArray();
        List<Meeting> meetings = new ArrayList<>();
        for (int edge : placed) {
            String exhibitor = scoring.exhibitors().get(graph.exhibitor()[edge]).id();
            String buyer = scoring.buyers().get(buyerOf[edge]).id();
            meetings.add(new Meeting(
                    exhibitor,
                    buyer,
                    slots.slotOf(edge),
                    onSite[edge] ? Attendance.ON_SITE : Attendance.ONLINE,
                    graph.value()[edge],
                    expo.offers().get(candidates.offer()[edge]).id(),
                    expo.needs().get(candidates.need()[edge]).id()));
        }
        return meetings;
    }
}
