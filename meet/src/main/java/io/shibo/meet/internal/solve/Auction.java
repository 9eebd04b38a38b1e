package io.shibo.meet.internal.solve;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * Matching under capacities on both sides, by auction (Bertsekas, "The auction algorithm: a distributed relaxation method
 * for the assignment problem", 1988; Bertsekas and Castañón for capacities, 1989).
 *
 * <p>A buyer with {@code r} places left bids for the {@code r} exhibitors that are worth most to it after their price: each
 * bid is what would make it indifferent to the next best, plus ε. An exhibitor takes bids until it is full; then its lowest
 * bid gives way, and its price is the lowest bid it holds. A price is 0 until the exhibitor is full and never falls. So in
 * the end each buyer holds what is best for it at these prices but for ε an edge, an exhibitor with a price is full, and
 * the value is within ε times the number of edges taken of the best possible.
 *
 * <p>Who wants at least so many meetings ({@link Least}) gives away the first places at less than nothing: an exhibitor's
 * next free place has a reserve of minus its bonus, and its price is the lower of that and its lowest bid. A buyer's own
 * bonus lowers what an edge must be worth to it in the same way.
 *
 * <p>All is in whole numbers. Values are multiplied by {@code precision} and ε starts at 1: with a precision above the
 * number of edges that can be taken the matching is exactly optimal. Where many buyers want the same few exhibitors, prices
 * climb by ε a bid; once patience runs out ε doubles, so that a crowded market costs quality, which the bound then shows,
 * and not hours.
 */
public final class Auction {
    /** Bids before ε doubles, at least; and a number for each place that buyers have. */
    private static final long PATIENCE = 1_000_000;

    private static final long PATIENCE_PER_PLACE = 16;
    /** Bids from one question whether to stop to the next; a power of two. */
    private static final long ASKED_EVERY = 1024;

    private final Graph graph;
    private final long precision;
    private final long[] price;
    private final long[] bid;
    private final boolean[] taken;
    private final int[] free;
    /** A heap of edges for each exhibitor, the lowest bid on top. */
    private final int[][] held;

    private final int[] holds;
    private final int[] queue;
    private int head;
    private int queued;
    private final boolean[] waiting;
    private final int[] chosen;
    private final long[] chosenNet;
    private final BooleanSupplier stop;
    private long epsilon = 1;
    private long patience;
    private long bids;

    private Auction(Graph graph, long precision, BooleanSupplier stop) {
        this.stop = stop;
        this.graph = graph;
        this.precision = precision;
        price = new long[graph.exhibitors()];
        bid = new long[graph.edges()];
        taken = new boolean[graph.edges()];
        free = graph.buyerCapacity().clone();
        held = new int[graph.exhibitors()][];
        Arrays.setAll(held, e -> new int[Math.min(graph.exhibitorCapacity()[e] + 1, 16)]);
        holds = new int[graph.exhibitors()];
        queue = new int[Math.max(1, graph.buyers())];
        waiting = new boolean[graph.buyers()];
        int most = Arrays.stream(graph.buyerCapacity()).max().orElse(0) + 1;
        chosen = new int[most];
        chosenNet = new long[most];
    }

    /**
     * The outcome.
     *
     * @param taken which edges are matched
     * @param price of each exhibitor, in units of value divided by the precision; below 0 where the first meetings of an
     *     exhibitor are worth a bonus and it has too few
     */
    @SuppressWarnings("ArrayRecordComponent") // As large as the graph; handed on once.
    public record Result(boolean[] taken, long[] price) {}

    /** @param precision 1 or more; what values are multiplied by before ε = 1 is taken */
    public static Result solve(Graph graph, long precision) {
        return solve(graph, precision, () -> false);
    }

    /**
     * As {@link #solve(Graph, long)}, and what there is so far when told to stop: every capacity holds then as well, and any
     * prices prove a bound.
     *
     * @param stop asked now and then; true ends it
     */
    public static Result solve(Graph graph, long precision, BooleanSupplier stop) {
        Auction auction = new Auction(graph, precision, stop);
        auction.run();
        return new Result(auction.taken, auction.price);
    }

    /** Where nobody can sit, no one may count on a gain: the price is what the place would be worth. */
    private void priceOutTheClosed() {
        for (int edge = 0; edge < graph.edges(); edge++) {
            int e = graph.exhibitor()[edge];
            if (graph.exhibitorCapacity()[e] == 0) {
                price[e] = Math.max(price[e], graph.value()[edge] * precision);
            }
        }
    }

    private void run() {
        for (int e = 0; e < graph.exhibitors(); e++) {
            price[e] = graph.exhibitorCapacity()[e] == 0 ? 0 : reserve(e);
        }
        priceOutTheClosed();
        for (int b = 0; b < graph.buyers(); b++) {
            if (free[b] > 0) {
                enqueue(b);
            }
        }
        long places = Arrays.stream(graph.buyerCapacity()).asLongStream().sum();
        long most = Math.max(PATIENCE, PATIENCE_PER_PLACE * places);
        patience = most;
        while (queued > 0) {
            if (patience-- == 0) {
                epsilon *= 2;
                patience = most;
            }
            if ((bids++ & ASKED_EVERY - 1) == 0 && stop.getAsBoolean()) {
                return;
            }
            int b = queue[head];
            head = head + 1 == queue.length ? 0 : head + 1;
            queued--;
            waiting[b] = false;
            bid(b);
        }
    }

    private void enqueue(int b) {
        if (!waiting[b]) {
            waiting[b] = true;
            int tail = head + queued;
            queue[tail >= queue.length ? tail - queue.length : tail] = b;
            queued++;
        }
    }

    private void bid(int b) {
        int wanted = free[b];
        int held = graph.buyerCapacity()[b] - wanted;
        int found = choose(b, wanted + 1, -bonus(b, held));
        int accepted = 0;
        while (accepted < Math.min(found, wanted) && chosenNet[accepted] > -bonus(b, held + accepted)) {
            accepted++;
        }
        if (accepted == 0) {
            return;
        }
        // The other choice is the next best edge, or one edge fewer.
        long next = -bonus(b, held + accepted - 1);
        if (found > accepted) {
            next = Math.max(next, chosenNet[accepted]);
        }
        for (int i = 0; i < accepted; i++) {
            int edge = chosen[i];
            bid[edge] = price[graph.exhibitor()[edge]] + chosenNet[i] - next + epsilon;
            taken[edge] = true;
            free[b]--;
            place(edge);
        }
    }

    private long bonus(int b, int held) {
        return Least.bonus(held, graph.buyerLeast()[b]) * precision;
    }

    /** At what price the next free place of an exhibitor is given away. */
    private long reserve(int e) {
        return -Least.bonus(holds[e], graph.exhibitorLeast()[e]) * precision;
    }

    /**
     * Puts the {@code most} best edges that {@code b} does not hold and that are worth more than {@code least} after their price
     * into {@link #chosen}; gives how many there are.
     */
    private int choose(int b, int most, long least) {
        int found = 0;
        for (int edge = graph.start()[b]; edge < graph.start()[b + 1]; edge++) {
            int e = graph.exhibitor()[edge];
            if (taken[edge]) {
                continue;
            }
            long net = graph.value()[edge] * precision - price[e];
            if (net <= least || found == most && net <= chosenNet[most - 1]) {
                continue;
            }
            int at = found == most ? most - 1 : found++;
            while (at > 0 && chosenNet[at - 1] < net) {
                chosenNet[at] = chosenNet[at - 1];
                chosen[at] = chosen[at - 1];
                at--;
            }
            chosenNet[at] = net;
            chosen[at] = edge;
        }
        return found;
    }

    private void place(int edge) {
        int e = graph.exhibitor()[edge];
        int capacity = graph.exhibitorCapacity()[e];
        // The cheapest place is taken: the next free one, or the one with the lowest bid.
        boolean full = holds[e] == capacity || holds[e] > 0 && bid[held[e][0]] < reserve(e);
        if (full) {
            push(e, edge);
            int loser = pop(e);
            taken[loser] = false;
            int b = buyerOf(loser);
            free[b]++;
            enqueue(b);
        } else {
            push(e, edge);
        }
        long lowest = bid[held[e][0]];
        price[e] = Math.max(price[e], holds[e] == capacity ? lowest : Math.min(lowest, reserve(e)));
    }

    private int buyerOf(int edge) {
        int at = Arrays.binarySearch(graph.start(), edge);
        if (at < 0) {
            return -at - 2;
        }
        // Buyers without edges share their start with the one after them.
        while (graph.start()[at + 1] == edge) {
            at++;
        }
        return at;
    }

    private void push(int e, int edge) {
        if (holds[e] == held[e].length) {
            held[e] = Arrays.copyOf(held[e], 2 * holds[e]);
        }
        int[] heap = held[e];
        int at = holds[e]++;
        while (at > 0 && bid[heap[(at - 1) / 2]] > bid[edge]) {
            heap[at] = heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        heap[at] = edge;
    }

    private int pop(int e) {
        int[] heap = held[e];
        int top = heap[0];
        int last = heap[--holds[e]];
        int size = holds[e];
        int at = 0;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && bid[heap[child + 1]] < bid[heap[child]]) {
                child++;
            }
            if (bid[heap[child]] >= bid[last]) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = last;
        return top;
    }
}
