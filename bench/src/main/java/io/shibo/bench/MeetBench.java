package io.shibo.bench;

import io.shibo.meet.Certificate;
import io.shibo.meet.MeetPlan;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.ExpoReader;
import io.shibo.meet.expo.Role;
import io.shibo.meet.sample.SampleExpo;
import io.shibo.meet.search.Directory;
import io.shibo.meet.search.Hits;
import io.shibo.meet.search.Search;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An expo matched and scheduled, beside what one would write first: the heaviest pair first, into the first slot that both
 * have free. At a size that a textbook can bear, beside successive shortest paths as well, which gives the optimum.
 *
 * <p>A time says nothing without what it bought: at its end each prints the value reached as a share of the bound.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 3, time = 5)
public class MeetBench {
    private static final int SMALL_EXHIBITORS = 100;
    private static final int SMALL_BUYERS = 400;

    private final Expo full = sample();
    private final Expo small = small();
    private final Directory directory = Directory.of(full);
    private long bound;
    private long value;

    private static Expo sample() {
        try {
            return ExpoReader.read(Path.of(System.getProperty("shibo.root", "."), "samples", "expo"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Expo small() {
        try {
            Path folder = Files.createTempDirectory("meet-bench");
            for (Map.Entry<String, String> file :
                    SampleExpo.files(SMALL_EXHIBITORS, SMALL_BUYERS, 1).entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
            return ExpoReader.read(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Scores, matches, schedules and certifies the sample expo. */
    @Benchmark
    public long expoPlan() {
        return plan(full);
    }

    /** The same expo, the heaviest pair first. */
    @Benchmark
    public long expoGreedyPeer() {
        value = GreedyPeer.value(full);
        return value;
    }

    /** A small expo: scores, matches, schedules and certifies. */
    @Benchmark
    public long smallPlan() {
        return plan(small);
    }

    /** The same small expo: the most valuable matching by successive shortest paths; no slots. */
    @Benchmark
    public long smallFlowPeer() {
        value = FlowPeer.value(small);
        return value;
    }

    /** One search with its reasons and facets, best ten of all exhibitors. */
    @Benchmark
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    public Hits search() {
        return directory.find(Search.of("逆变器", Role.EXHIBITOR, 10));
    }

    private long plan(Expo expo) {
        Certificate certificate = MeetPlan.make(expo, 1, stage -> {}).certificate();
        bound = certificate.bound();
        value = certificate.kept();
        return value;
    }

    /** Peers know no bound; theirs is computed once, after the clock has stopped. */
    @TearDown
    public void report() {
        if (value == 0) {
            return;
        }
        long reached = value;
        if (bound == 0) {
            // A peer's value is judged by the bound of the expo it was run on: the small one is worth far less.
            plan(small);
            if (reached > bound) {
                plan(full);
            }
        }
        System.out.printf(
                Locale.ROOT, "%n# value %,d, %.3f %% of the bound %,d%n", reached, 100.0 * reached / bound, bound);
    }
}
