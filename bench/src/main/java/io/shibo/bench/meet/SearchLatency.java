package io.shibo.bench.meet;

import io.shibo.codes.input.Problems;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.ExpoReader;
import io.shibo.meet.expo.ExpoSource;
import io.shibo.meet.expo.Role;
import io.shibo.meet.sample.SampleExpo;
import io.shibo.meet.search.Directory;
import io.shibo.meet.search.LabelledNeed;
import io.shibo.meet.search.Search;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code shibo bench meet-search}: latencies of searches over 50,000 offers, one after the other. */
@Command(
        name = "meet-search",
        mixinStandardHelpOptions = true,
        description =
                "The labelled needs of six languages asked of an index of 50,000 offers: p50, p99 and the slowest.")
public final class SearchLatency implements Callable<Integer> {
    @Option(
            names = "--exhibitors",
            defaultValue = "17800",
            description = "Exhibitors, of about 2.8 offers each; default: ${DEFAULT-VALUE}.")
    private int exhibitors;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "Times all needs are asked; default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Override
    public Integer call() throws IOException {
        Expo expo = ExpoReader.read(List.of(ExpoSource.of(SampleExpo.files(exhibitors, 10, 1))));
        long begun = System.nanoTime();
        Directory directory = Directory.of(expo);
        double indexed = (System.nanoTime() - begun) / 1e9;
        Path file = Path.of(System.getProperty("shibo.root", "."), "samples", "search", "needs.csv");
        Problems problems = new Problems();
        List<LabelledNeed> needs;
        try (InputStream in = Files.newInputStream(file)) {
            needs = LabelledNeed.read(file.toString(), in, problems);
        }
        problems.throwIfAny();
        long[] nanos = new long[rounds * needs.size()];
        long hits = 0;
        int warmUp = 2;
        for (int round = -warmUp; round < rounds; round++) {
            for (int i = 0; i < needs.size(); i++) {
                long from = System.nanoTime();
                hits += directory
                        .find(Search.of(needs.get(i).text(), Role.EXHIBITOR, 10))
                        .total();
                if (round >= 0) {
                    nanos[round * needs.size() + i] = System.nanoTime() - from;
                }
            }
        }
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%,d offers of %,d exhibitors indexed in %.1f s; %,d searches, %,d exhibitors found on average%n"
                        + "p50 %.2f ms, p90 %.2f ms, p99 %.2f ms, slowest %.2f ms%n",
                expo.offers().size(),
                exhibitors,
                indexed,
                nanos.length,
                hits / ((long) (rounds + warmUp) * needs.size()),
                at(nanos, 0.5),
                at(nanos, 0.9),
                at(nanos, 0.99),
                at(nanos, 1));
        return 0;
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))] / 1e6;
    }
}
