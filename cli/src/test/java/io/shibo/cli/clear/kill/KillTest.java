package io.shibo.cli.clear.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real process, killed with {@code kill -9} at random moments while clients send again what was not acknowledged.
 *
 * <p>200 kills here; {@code ./shibo test-kill 1000 SEED} does as many as asked for. Seeds fix the messages and all choices,
 * not the machine's scheduling.
 */
class KillTest {
    private static final int WORLDS = 2;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 3, unit = TimeUnit.HOURS)
    void whatWasAcknowledgedSurvivesKills() throws Exception {
        int kills = Integer.getInteger("shibo.kills", 200);
        long seed = Long.getLong("shibo.seed", new SplittableRandom().nextLong(1_000_000));
        String replay = "replay: ./shibo test-kill %d %d".formatted(kills, seed);
        System.out.println("kill test: " + replay);
        Program program = new Program(folder);
        List<World.Result> results = new ArrayList<>();
        try (ExecutorService worlds = Executors.newFixedThreadPool(WORLDS)) {
            List<Future<World.Result>> running = new ArrayList<>();
            for (int i = 0; i < WORLDS; i++) {
                World world = new World(program, folder.resolve("world-" + i), seed + i, kills / WORLDS);
                running.add(worlds.submit(world::run));
            }
            for (Future<World.Result> one : running) {
                results.add(one.get());
            }
        }
        for (World.Result result : results) {
            System.out.println(
                    "%d kills (%d while starting, %d while stopped): %d documents, %d answers, %d ends told, %d released or held, %d broken"
                            .formatted(
                                    result.kills(),
                                    result.whileStarting(),
                                    result.whileStopped(),
                                    result.documents(),
                                    result.answers(),
                                    result.ended(),
                                    result.agreed(),
                                    result.broken().size()));
            assertThat(result.broken()).as(replay).isEmpty();
            assertThat(result.agreed()).isPositive();
        }
    }
}
