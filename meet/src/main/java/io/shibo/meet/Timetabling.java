package io.shibo.meet;

import io.shibo.meet.expo.Edition;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Precedence;
import io.shibo.meet.internal.solve.Graph;
import io.shibo.meet.internal.solve.Least;
import io.shibo.meet.internal.solve.Rules;
import io.shibo.meet.internal.solve.Slots;
import io.shibo.meet.score.Score;
import io.shibo.meet.score.Scoring;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Gives the meetings owed and the pairs of a matching their slots. A pair of the matching that finds none is released, and the
 * places it leaves are offered to the candidates that were not matched, the most valuable first. Then gaps are closed.
 */
final class Timetabling {
    private static final int NONE = -1;

    private final Expo expo;
    private final Scoring scoring;
    private final Candidates candidates;
    private final Graph graph;
    private final boolean[] taken;
    private final long seed;
    private final BooleanSupplier stop;
    private final List<Pair> pairs = new ArrayList<>();
    private final Map<List<String>, Integer> numbers = new HashMap<>();
    private final int owed;
    private Seating seating;
    private Slots slots;
    private int released;

    /** A pair that is to have a slot; {@code edge} of the candidates, or -1 where it is owed. */
    private record Pair(Organisation exhibitor, Organisation buyer, int edge, int slot) {}

    Timetabling(
            Expo expo,
            Scoring scoring,
            Owed owed,
            Candidates candidates,
            boolean[] taken,
            long seed,
            BooleanSupplier stop) {
        this.expo = expo;
        this.scoring = scoring;
        this.candidates = candidates;
        this.graph = candidates.graph();
        this.taken = taken;
        this.seed = seed;
        this.stop = stop;
        for (List<String> pair : owed.pairs()) {
            add(new Pair(expo.get(pair.get(0)), expo.get(pair.get(1)), NONE, owed.slot(pair.get(0), pair.get(1))));
        }
        this.owed = pairs.size();
        forEachEdge(edge -> taken[edge]);
        seating = new Seating(expo);
        slots = slots(seating);
    }

    private interface Wanted {
        boolean edge(int edge);
    }

    private void forEachEdge(Wanted wanted) {
        for (int b = 0; b < graph.buyers(); b++) {
            for (int edge = graph.start()[b]; edge < graph.start()[b + 1]; edge++) {
                if (wanted.edge(edge)) {
                    add(new Pair(
                            scoring.exhibitors().get(graph.exhibitor()[edge]),
                            scoring.buyers().get(b),
                            edge,
                            NONE));
                }
            }
        }
    }

    private void add(Pair pair) {
        numbers.put(List.of(pair.exhibitor().id(), pair.buyer().id()), pairs.size());
        pairs.add(pair);
    }

    private Slots slots(Seating seating) {
        Rules rules = Rules.none(pairs.size());
        for (int p = 0; p < pairs.size(); p++) {
            Pair pair = pairs.get(p);
            seating.add(pair.exhibitor(), pair.buyer(), p < owed);
            rules.kept()[p] = p < owed;
            rules.hold()[p] = pair.slot();
        }
        order(expo, numbers, rules);
        return new Slots(seating.ways(), seating.resources(), rules, seed);
    }

    /** Hands on which meeting is to be before which, of those that may be held. */
    static void order(Expo expo, Map<List<String>, Integer> numbers, Rules rules) {
        for (Precedence order : expo.particulars().precedences()) {
            int first = numbers.getOrDefault(List.of(order.firstExhibitor(), order.firstBuyer()), NONE);
            int then = numbers.getOrDefault(List.of(order.thenExhibitor(), order.thenBuyer()), NONE);
            if (first != NONE && then != NONE) {
                rules.precede(first, then);
            }
        }
    }

    int released() {
        return released;
    }

    void place() {
        slots.place(IntStream.range(0, pairs.size()).toArray(), stop);
        released = (int) IntStream.range(owed, pairs.size())
                .filter(p -> slots.slotOf(p) == NONE)
                .count();
        if (released > 0 && !stop.getAsBoolean()) {
            refill();
        }
    }

    /** The meetings owed that found no slot: exhibitor, then buyer. */
    Collection<List<String>> unkept() {
        return IntStream.range(0, owed)
                .filter(p -> slots.slotOf(p) == NONE)
                .mapToObj(p -> List.of(
                        pairs.get(p).exhibitor().id(), pairs.get(p).buyer().id()))
                .toList();
    }

    /** Closes gaps in everybody's days. */
    void polish() {
        List<Edition.Slot> all = expo.calendar().slots();
        int[] dayOf =
                all.stream().mapToInt(slot -> (int) slot.day().toEpochDay()).toArray();
        slots.gaps(dayOf).close(stop);
    }

    private void refill() {
        int[] exhibitorLeft = graph.exhibitorCapacity().clone();
        int[] buyerLeft = graph.buyerCapacity().clone();
        int[] buyerOf = new int[graph.edges()];
        for (int b = 0; b < graph.buyers(); b++) {
            Arrays.fill(buyerOf, graph.start()[b], graph.start()[b + 1], b);
        }
        for (int p = owed; p < pairs.size(); p++) {
            if (slots.slotOf(p) != NONE) {
                exhibitorLeft[graph.exhibitor()[pairs.get(p).edge()]]--;
                buyerLeft[buyerOf[pairs.get(p).edge()]]--;
            }
        }
        int placed = pairs.size();
        Seating before = seating;
        Slots old = slots;
        forEachEdge(edge -> !taken[edge] && buyerLeft[buyerOf[edge]] > 0 && exhibitorLeft[graph.exhibitor()[edge]] > 0);
        seating = new Seating(expo);
        slots = slots(seating);
        for (int p = 0; p < placed; p++) {
            if (old.slotOf(p) != NONE) {
                slots.hold(p, old.wayOf(p) - before.start(p) + seating.start(p), old.slotOf(p));
            }
        }
        List<Integer> open = IntStream.range(owed, pairs.size())
                .filter(p -> slots.slotOf(p) == NONE)
                .boxed()
                .sorted(Comparator.comparingInt((Integer p) -> -worth(p, exhibitorLeft, buyerLeft, buyerOf))
                        .thenComparingInt(p -> p))
                .toList();
        for (int p : open) {
            int e = graph.exhibitor()[pairs.get(p).edge()];
            int b = buyerOf[pairs.get(p).edge()];
            if (exhibitorLeft[e] > 0 && buyerLeft[b] > 0 && slots.add(p)) {
                exhibitorLeft[e]--;
                buyerLeft[b]--;
            }
        }
    }

    /** The points of a pair, with the bonus of the places it would take now. */
    private int worth(int p, int[] exhibitorLeft, int[] buyerLeft, int[] buyerOf) {
        int edge = pairs.get(p).edge();
        int e = graph.exhibitor()[edge];
        int b = buyerOf[edge];
        return graph.value()[edge]
                + Least.bonus(graph.exhibitorCapacity()[e] - exhibitorLeft[e], graph.exhibitorLeast()[e])
                + Least.bonus(graph.buyerCapacity()[b] - buyerLeft[b], graph.buyerLeast()[b]);
    }

    /** By exhibitor in the order of the expo, then by slot. */
    List<Meeting> meetings() {
        Map<String, Integer> order = new HashMap<>();
        scoring.exhibitors().forEach(o -> order.put(o.id(), order.size()));
        return IntStream.range(0, pairs.size())
                .filter(p -> slots.slotOf(p) != NONE)
                .mapToObj(this::meeting)
                .sorted(Comparator.comparingInt((Meeting m) -> order.getOrDefault(m.exhibitor(), 0))
                        .thenComparingInt(Meeting::slot)
                        .thenComparing(Meeting::exhibitorSeat))
                .toList();
    }

    private Meeting meeting(int p) {
        Pair pair = pairs.get(p);
        Seating.Seat seat = seating.seat(slots.wayOf(p));
        String exhibitor = pair.exhibitor().id();
        String buyer = pair.buyer().id();
        int value;
        String offer = "";
        String need = "";
        if (pair.edge() == NONE) {
            Optional<Score> score = scoring.find(exhibitor, buyer);
            value = score.map(Score::value).orElse(0);
            offer = score.map(s -> s.offer().id()).orElse("");
            need = score.map(s -> s.need().id()).orElse("");
        } else {
            value = graph.value()[pair.edge()];
            offer = expo.offers().get(candidates.offer()[pair.edge()]).id();
            need = expo.needs().get(candidates.need()[pair.edge()]).id();
        }
        return new Meeting(
                exhibitor,
                buyer,
                slots.slotOf(p),
                seat.attendance(),
                value,
                offer,
                need,
                seat.exhibitor(),
                seat.buyer());
    }
}
