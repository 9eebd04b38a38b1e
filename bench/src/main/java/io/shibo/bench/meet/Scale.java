package io.shibo.bench.meet;

import io.shibo.meet.Gaps;
import io.shibo.meet.MeetPlan;
import io.shibo.meet.Stage;
import io.shibo.meet.Watch;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.ExpoReader;
import io.shibo.meet.expo.ExpoSource;
import io.shibo.meet.sample.SampleExpo;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code shibo bench meet-scale}: how the cost of a whole plan grows with the expo. */
@Command(
        name = "meet-scale",
        mixinStandardHelpOptions = true,
        description = {
            "Plans sample expos of growing size with all rules, and prints seconds of each stage, value and memory.",
            "Size 1 is 1,800 exhibitors and 11,000 buyers; 20 is 36,000 and 220,000. Allowed pairs grow with the square."
        })
public final class Scale implements Callable<Integer> {
    @Option(
            names = "--sizes",
            split = ",",
            defaultValue = "0.25,0.5,1,2",
            description = "Sizes, separated by commas; default: ${DEFAULT-VALUE}. For all: 0.5,1,2,5,10,20")
    private List<Double> sizes = List.of();

    @Override
    public Integer call() throws IOException {
        System.out.printf(
                Locale.ROOT,
                "%d cores, heap %,d MB%n%10s %9s %12s %10s | %7s %7s %7s %7s %7s %7s | %8s %8s %8s%n",
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20,
                "exhibitors",
                "buyers",
                "allowed",
                "meetings",
                "read s",
                "score",
                "match",
                "slots",
                "gaps",
                "bound",
                "% bound",
                "gaps each",
                "peak MB");
        for (double size : sizes) {
            row((int) Math.round(1_800 * size), (int) Math.round(11_000 * size));
        }
        return 0;
    }

    private static void row(int exhibitors, int buyers) throws IOException {
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        long begun = System.nanoTime();
        Expo expo = ExpoReader.read(List.of(ExpoSource.of(SampleExpo.files(exhibitors, buyers, 1))));
        double read = (System.nanoTime() - begun) / 1e9;
        Stages stages = new Stages();
        MeetPlan plan = MeetPlan.make(expo, 1, stages);
        stages.end();
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        System.out.printf(
                Locale.ROOT,
                "%,10d %,9d %,12d %,10d | %7.1f %7.1f %7.1f %7.1f %7.1f %7.1f | %8s %8s %,8d%n",
                exhibitors,
                buyers,
                plan.certificate().pairs(),
                plan.meetings().size(),
                read,
                stages.seconds(Stage.SCORE),
                stages.seconds(Stage.MATCH),
                stages.seconds(Stage.SCHEDULE),
                stages.seconds(Stage.POLISH),
                stages.seconds(Stage.CERTIFY),
                plan.certificate().keptPercent(),
                Gaps.of(expo, plan.meetings()).meanGaps(),
                peak >> 20);
    }

    /** How long each stage took. */
    private static final class Stages implements Watch {
        private final Map<Stage, Double> seconds = new EnumMap<>(Stage.class);
        private Stage now = Stage.SCORE;
        private long since = System.nanoTime();

        @Override
        public void stage(Stage stage) {
            end();
            now = stage;
        }

        void end() {
            seconds.merge(now, (System.nanoTime() - since) / 1e9, Double::sum);
            since = System.nanoTime();
        }

        double seconds(Stage stage) {
            return seconds.getOrDefault(stage, 0.0);
        }
    }
}
