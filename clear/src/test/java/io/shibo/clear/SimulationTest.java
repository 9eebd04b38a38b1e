package io.shibo.clear;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
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
    }

    private static long crashes(long seed) {
        Simulation simulation = new Simulation(seed);
        try {
            simulation.run();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return simulation.crashes;
    }
}
