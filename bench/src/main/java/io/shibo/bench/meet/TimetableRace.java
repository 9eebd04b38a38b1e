package io.shibo.bench.meet;

import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.ExpoReader;
import io.shibo.meet.expo.ExpoSource;
import io.shibo.meet.internal.solve.Auction;
import io.shibo.meet.internal.solve.Graph;
import io.shibo.meet.internal.solve.Rules;
import io.shibo.meet.internal.solve.Slots;
import io.shibo.meet.sample.SampleExpo;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code shibo bench meet-timetable}: matching and timetable beside OR-Tools and Timefold. */
@Command(
        name = "meet-timetable",
        mixinStandardHelpOptions = true,
        description = {
            "The most valuable matching: Shibo's auction beside OR-Tools' min-cost flow, on the same edges.",
            "Slots for its pairs with tables and interpreters: Shibo beside CP-SAT and Timefold Community, the same time each.",
            "Every answer is counted by the same checker; an answer that breaks a rule counts nothing."
        })
public final class TimetableRace implements Callable<Integer> {
    @Option(names = "--exhibitors", defaultValue = "180", description = "Default: ${DEFAULT-VALUE}.")
    private int exhibitors;

    @Option(names = "--buyers", defaultValue = "1100", description = "Default: ${DEFAULT-VALUE}.")
    private int buyers;

    @Option(names = "--full", description = "The sample expo of 1,800 exhibitors and 11,000 buyers.")
    private boolean full;

    @Option(names = "--seconds", defaultValue = "15", description = "For each timetable; default: ${DEFAULT-VALUE}.")
    private long seconds;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws IOException {
        OrToolsPeer.load();
        Expo expo = full
                ? ExpoReader.read(Path.of(System.getProperty("shibo.root", "."), "samples", "expo"))
                : ExpoReader.read(List.of(ExpoSource.of(SampleExpo.files(exhibitors, buyers, 1))));
        Input input = new Input(expo);
        Graph graph = input.graph();
        out.printf(
                Locale.ROOT,
                "%,d exhibitors, %,d buyers, %,d edges; %d cores%n%n%-34s %10s %14s%n",
                graph.exhibitors(),
                graph.buyers(),
                graph.edges(),
                Runtime.getRuntime().availableProcessors(),
                "matching",
                "seconds",
                "points");
        // Twice each: the first warms up, the second counts.
        boolean[] taken = new boolean[0];
        for (int round = 0; round < 2; round++) {
            boolean last = round == 1;
            taken = match(
                    last,
                    "Shibo auction, ε = 1",
                    graph,
                    () -> Auction.solve(graph, 1).taken());
            match(last, "OR-Tools min-cost flow", graph, () -> OrToolsPeer.match(graph));
        }
        Input.Pairs pairs = input.pairs(taken);
        out.printf(
                Locale.ROOT,
                "%n%-34s %10s %14s %9s %9s%n",
                "timetable of %,d pairs".formatted(pairs.size()),
                "seconds",
                "points",
                "kept",
                "no slot");
        for (int round = 0; round < 2; round++) {
            timetable(round == 1, "Shibo slots", pairs, () -> ours(pairs));
        }
        timetable(true, "OR-Tools CP-SAT, 2 workers", pairs, () -> OrToolsPeer.schedule(pairs, seconds, 2));
        timetable(true, "Timefold Community, 1 thread", pairs, () -> TimefoldPeer.schedule(pairs, seconds));
        return 0;
    }

    private static int[] ours(Input.Pairs pairs) {
        Slots slots = new Slots(pairs.ways(), pairs.resources(), Rules.none(pairs.size()), 1);
        int[] all = IntStream.range(0, pairs.size()).toArray();
        slots.place(all, () -> false);
        return Arrays.stream(all).map(slots::slotOf).toArray();
    }

    private boolean[] match(boolean tell, String who, Graph graph, Supplier<boolean[]> solve) {
        long begun = System.nanoTime();
        boolean[] taken = solve.get();
        double took = (System.nanoTime() - begun) / 1e9;
        long points = IntStream.range(0, taken.length)
                .filter(edge -> taken[edge])
                .mapToLong(edge -> graph.value()[edge])
                .sum();
        if (tell) {
            out.printf(Locale.ROOT, "%-34s %10.2f %,14d%n", who, took, points);
        }
        return taken;
    }

    private void timetable(boolean tell, String who, Input.Pairs pairs, Supplier<int[]> solve) {
        long begun = System.nanoTime();
        int[] slotOf = solve.get();
        double took = (System.nanoTime() - begun) / 1e9;
        if (!tell) {
            return;
        }
        if (!holds(pairs, slotOf)) {
            out.printf(Locale.ROOT, "%-34s %10.2f   breaks a rule%n", who, took);
            return;
        }
        long points = IntStream.range(0, slotOf.length)
                .filter(p -> slotOf[p] >= 0)
                .mapToLong(p -> pairs.value()[p])
                .sum();
        out.printf(
                Locale.ROOT,
                "%-34s %10.2f %,14d %8.3f%% %,9d%n",
                who,
                took,
                points,
                100.0 * points / pairs.worth(),
                Arrays.stream(slotOf).filter(slot -> slot < 0).count());
    }

    /** Whether nobody is in two meetings at once or away, and no more tables and interpreters are used than there are. */
    private static boolean holds(Input.Pairs pairs, int[] slotOf) {
        Set<Long> seats = new HashSet<>();
        int[][] used = new int[pairs.capacity().length][pairs.slots()];
        for (int p = 0; p < slotOf.length; p++) {
            int slot = slotOf[p];
            if (slot < 0) {
                continue;
            }
            boolean free = Arrays.stream(pairs.allowed()[p]).anyMatch(each -> each == slot)
                    && seats.add((long) pairs.exhibitor()[p] << 12 | slot)
                    && seats.add((1L << 40 | (long) pairs.buyer()[p] << 12) | slot);
            for (int pool : new int[] {pairs.tables()[p], pairs.interpreters()[p]}) {
                free &= pool < 0 || ++used[pool][slot] <= pairs.capacity()[pool][slot];
            }
            if (!free) {
                return false;
            }
        }
        return true;
    }
}
