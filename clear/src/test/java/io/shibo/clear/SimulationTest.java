package io.shibo.clear;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Ten thousand small worlds, each from its seed; or the one that {@code -Dshibo.seed} names. */
class SimulationTest {
    private static final int SEEDS = Integer.getInteger("shibo.seeds", 10_000);

    @Test
    void theWindowOnAFailingDiskDecidesAsTheModelDoes() {
        Long only = Long.getLong("shibo.seed");
        if (only != null) {
            crashes(only);
            return;
        }
        long crashes = LongStream.range(0, SEEDS)
                .parallel()
                .map(SimulationTest::crashes)
                .sum();
        assertThat(crashes).isGreaterThan(SEEDS);
        assertThat(CAME).containsAll(TRIED);
    }

    /** What the worlds must have come to somewhere; else they try less than they say. */
    private static final List<String> TRIED = List.of(
            "CEB311 1",
            "CEB603 100",
            "CEB603 800",
            "CEB603 899",
            "CEB621 -621018",
            "CEB621 100",
            "CEB621 300",
            "CEB621 500",
            "CEB621 501",
            "CEB621 502",
            "CEB621 503",
            "CEB621 599",
            "CEB621 700",
            "CEB621 800",
            "CEB621 899",
            "CEB623 -623003",
            "CEB623 -623005",
            "CEB623 -623009",
            "CEB623 399",
            "CEB625 -625001",
            "CEB625 -625022",
            "CEB625 399",
            "CEB701 100",
            "CEB701 399");

    private static final Set<String> CAME = ConcurrentHashMap.newKeySet();

    private static long crashes(long seed) {
        Simulation simulation = new Simulation(seed);
        try {
            simulation.run();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        CAME.addAll(simulation.statuses);
        return simulation.crashes;
    }
}
