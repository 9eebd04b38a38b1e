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
    private final int[] slotOf;
    private final int slots;
    private final int words;
    private int released;

    Timetabling(Expo expo, Scoring scoring, Candidates candidates, boolean[] taken) {
        this.expo = expo;
        this.scoring = scoring;
        this.candidates = candidates;
        this.graph = candidates.graph();
        this.taken = taken;
        slots = expo.calendar().slots().size();
        words = expo.calendar().words();
        slotOf = new int[graph.edges()];
        Arrays.fill(slotOf, NONE);
        buyerOf = new int[graph.edges()];
        for (int b = 0; b < graph.buyers(); b++) {
            Arrays.fill(buyerOf, graph.start()[b], graph.start()[b + 1], b);
        }
    }

    int released() {
        return released;
    }

    void place(long seed) {
        int[] edges =
                IntStream.range(0, taken.length).filter(edge -> taken[edge]).toArray();
        long[] allowed = new long[edges.length * words];
        for (int i = 0; i < edges.length; i++) {
            System.arraycopy(allowed(edges[i]), 0, allowed, i * words, words);
        }
        int[] exhibitors =
                Arrays.stream(edges).map(edge -> graph.exhibitor()[edge]).toArray();
        int[] buyers = Arrays.stream(edges).map(edge -> buyerOf[edge]).toArray();
        int[] placed = Slots.place(new Slots.Pairs(exhibitors, buyers, allowed, slots), seed);
        for (int i = 0; i < edges.length; i++) {
            slotOf[edges[i]] = placed[i];
            released += placed[i] == NONE ? 1 : 0;
        }
        if (released > 0) {
            refill();
        }
    }

    /** In person where that is possible at all: it is what the pair was valued for. */
    private long[] allowed(int edge) {
        Organisation exhibitor = scoring.exhibitors().get(graph.exhibitor()[edge]);
        Organisation buyer = scoring.buyers().get(buyerOf[edge]);
        Calendar calendar = expo.calendar();
        boolean onSite = Calendar.meet(calendar.onSite(exhibitor.id()), calendar.onSite(buyer.id()));
        long[] a = onSite ? calendar.onSite(exhibitor.id()) : calendar.present(exhibitor.id());
        long[] b = onSite ? calendar.onSite(buyer.id()) : calendar.present(buyer.id());
        long[] both = new long[words];
        for (int w = 0; w < words; w++) {
            both[w] = a[w] & b[w];
        }
        return both;
    }

    private void refill() {
        long[][] busyExhibitor = new long[graph.exhibitors()][words];
        long[][] busyBuyer = new long[graph.buyers()][words];
        int[] exhibitorLeft = graph.exhibitorCapacity().clone();
        int[] buyerLeft = graph.buyerCapacity().clone();
        for (int edge = 0; edge < slotOf.length; edge++) {
            if (slotOf[edge] != NONE) {
                use(edge, busyExhibitor, busyBuyer, exhibitorLeft, buyerLeft);
            }
        }
        int[] open = IntStream.range(0, slotOf.length)
                .filter(edge -> slotOf[edge] == NONE && buyerLeft[buyerOf[edge]] > 0)
                .boxed()
                .sorted(Comparator.comparingInt((Integer edge) -> -graph.value()[edge])
                        .thenComparingInt(edge -> edge))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int edge : open) {
            int e = graph.exhibitor()[edge];
            int b = buyerOf[edge];
            if (exhibitorLeft[e] > 0 && buyerLeft[b] > 0) {
                slotOf[edge] = firstFree(allowed(edge), busyExhibitor[e], busyBuyer[b]);
                if (slotOf[edge] != NONE) {
                    use(edge, busyExhibitor, busyBuyer, exhibitorLeft, buyerLeft);
                }
            }
        }
    }

    private void use(int edge, long[][] busyExhibitor, long[][] busyBuyer, int[] exhibitorLeft, int[] buyerLeft) {
        int e = graph.exhibitor()[edge];
        int b = buyerOf[edge];
        int slot = slotOf[edge];
        busyExhibitor[e][slot >> 6] |= 1L << slot;
        busyBuyer[b][slot >> 6] |= 1L << slot;
        exhibitorLeft[e]--;
        buyerLeft[b]--;
    }

    private int firstFree(long[] allowed, long[] busy, long[] alsoBusy) {
        for (int w = 0; w < words; w++) {
            long free = allowed[w] & ~busy[w] & ~alsoBusy[w];
            if (free != 0) {
                return w * 64 + Long.numberOfTrailingZeros(free);
            }
        }
        return NONE;
    }

    /** By exhibitor in the order of the expo, then by slot. */
    List<Meeting> meetings() {
        int[] placed = IntStream.range(0, slotOf.length)
                .filter(edge -> slotOf[edge] != NONE)
                .boxed()
                .sorted(Comparator.comparingInt((Integer edge) -> graph.exhibitor()[edge])
                        .thenComparingInt(edge -> slotOf[edge]))
                .mapToInt(Integer::intValue)
                .toArray();
        List<Meeting> meetings = new ArrayList<>();
        for (int edge : placed) {
            String exhibitor = scoring.exhibitors().get(graph.exhibitor()[edge]).id();
            String buyer = scoring.buyers().get(buyerOf[edge]).id();
            boolean inPerson = Calendar.has(expo.calendar().onSite(exhibitor), slotOf[edge])
                    && Calendar.has(expo.calendar().onSite(buyer), slotOf[edge]);
            meetings.add(new Meeting(
                    exhibitor,
                    buyer,
                    slotOf[edge],
                    inPerson ? Attendance.ON_SITE : Attendance.ONLINE,
                    graph.value()[edge],
                    expo.offers().get(candidates.offer()[edge]).id(),
                    expo.needs().get(candidates.need()[edge]).id()));
        }
        return meetings;
    }
}
