package io.shibo.bench.peers;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Compares the amounts of all contestants, then times them in turns, so that what disturbs the machine disturbs all. */
final class Race {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final List<Contestant> contestants;
    private final int lines;
    private final Map<Contestant, List<Double>> rates = new HashMap<>();
    /** Of the thread that asks: nanoseconds of processor time and bytes a line, of each round. */
    private final Map<Contestant, List<double[]>> costs = new HashMap<>();

    /** @param lines in the sample, 1 or more */
    Race(List<Contestant> contestants, int lines) {
        this.contestants = contestants;
        this.lines = lines;
    }

    /**
     * Holds every contestant to the amounts of the first.
     *
     * @param sample to name what differs
     * @throws IllegalStateException naming the first line on which one differs
     */
    void compare(List<SaleLine> sample) throws SQLException {
        Due[] expected = amounts(contestants.getFirst());
        for (Contestant other : contestants.subList(1, contestants.size())) {
            Due[] found = amounts(other);
            int at = Arrays.mismatch(expected, found);
            if (at >= 0) {
                throw new IllegalStateException("line %d, %s:%n  %s: %s%n  %s: %s"
                        .formatted(
                                at + 1,
                                sample.get(at),
                                contestants.getFirst().name(),
                                expected[at],
                                other.name(),
                                found[at]));
            }
        }
    }

    private Due[] amounts(Contestant contestant) throws SQLException {
        Due[] due = new Due[lines];
        for (int from = 0; from < lines; from += contestant.batch()) {
            contestant.assess(from, Math.min(lines, from + contestant.batch()), due);
        }
        return due;
    }

    /** Runs each contestant for as long, without counting. */
    void warmUp(double seconds) throws SQLException {
        for (Contestant contestant : contestants) {
            rate(contestant, seconds);
        }
    }

    /** Runs each contestant in turn, round after round. */
    void run(int rounds, double seconds) throws SQLException {
        for (int round = 0; round < rounds; round++) {
            for (Contestant contestant : contestants) {
                long bytes = THREADS.getCurrentThreadAllocatedBytes();
                long nanos = THREADS.getCurrentThreadCpuTime();
                double rate = rate(contestant, seconds);
                double done = rate * seconds;
                costs.computeIfAbsent(contestant, c -> new ArrayList<>()).add(new double[] {
                    (THREADS.getCurrentThreadCpuTime() - nanos) / done,
                    (THREADS.getCurrentThreadAllocatedBytes() - bytes) / done
                });
                rates.computeIfAbsent(contestant, c -> new ArrayList<>()).add(rate);
            }
        }
    }

    /** Lines per second of one round. */
    private double rate(Contestant contestant, double seconds) throws SQLException {
        Due[] due = new Due[lines];
        long start = System.nanoTime();
        long end = start + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
        long done = 0;
        int from = 0;
        long now;
        // The clock is read once a hundred lines or a batch: a reading costs as much as part of a quick line.
        int step = Math.max(contestant.batch(), 100 / contestant.batch() * contestant.batch());
        do {
            int to = Math.min(lines, from + step);
            for (int i = from; i < to; i += contestant.batch()) {
                contestant.assess(i, Math.min(to, i + contestant.batch()), due);
            }
            done += to - from;
            from = to == lines ? 0 : to;
            now = System.nanoTime();
        } while (now < end);
        return done * (double) TimeUnit.SECONDS.toNanos(1) / (now - start);
    }

    /** How many times as many lines the first does, in the median of the rounds: two in a round saw the same machine. */
    double ratio(Contestant first, Contestant other) {
        List<Double> ours = rates.getOrDefault(first, List.of());
        List<Double> theirs = rates.getOrDefault(other, List.of());
        List<Double> ratios = IntStream.range(0, ours.size())
                .mapToObj(i -> ours.get(i) / theirs.get(i))
                .sorted()
                .toList();
        return ratios.get(ratios.size() / 2);
    }

    /** The median round, in lines per second, and the slowest and quickest. */
    Figures figures(Contestant contestant) {
        List<Double> sorted =
                rates.getOrDefault(contestant, List.of()).stream().sorted().toList();
        return new Figures(sorted.get(sorted.size() / 2), sorted.getFirst(), sorted.getLast());
    }

    /**
     * What a line costs the thread that asks, in the median round; the server of a database is another process.
     *
     * @param nanos of processor time
     * @param bytes allocated
     */
    record Cost(double nanos, double bytes) {}

    Cost cost(Contestant contestant) {
        List<double[]> sorted = costs.getOrDefault(contestant, List.of()).stream()
                .sorted(Comparator.comparingDouble(cost -> cost[0]))
                .toList();
        double[] median = sorted.get(sorted.size() / 2);
        return new Cost(median[0], median[1]);
    }

    /** Lines per second. */
    record Figures(double median, double slowest, double quickest) {}

    /** Nanoseconds of single lines, sorted: each line of the sample once. For contestants that take one at a time. */
    long[] latencies(Contestant contestant) throws SQLException {
        Due[] due = new Due[lines];
        long[] nanos = new long[lines];
        for (int i = 0; i < lines; i++) {
            long start = System.nanoTime();
            contestant.assess(i, i + 1, due);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return nanos;
    }
}
