package io.shibo.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.clear.ceb.CebReader;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.engine.Engine;
import io.shibo.clear.intake.Intake;
import io.shibo.clear.log.Disk;
import io.shibo.clear.retail.RetailRegime;
import io.shibo.clear.sample.SampleParcels;
import io.shibo.clear.step.Effect;
import io.shibo.clear.step.Event;
import io.shibo.clear.step.Key;
import io.shibo.quote.pack.PackReader;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One log, two runtimes: the embedded engine writes it, the job reads it, and both come to the same ends. */
class ClearJobTest {
    private static final Path PACKS =
            Path.of(System.getProperty("shibo.root", "..")).resolve("packs");

    /** One moment for all, in 2026: the sample's rules are those of that year. */
    private static final long AT = 1_780_000_000_000L;

    private static final int FAILURES = 3;

    @TempDir
    Path folder;

    @Test
    void decidesAsTheEmbeddedEngine() throws Exception {
        List<String> embedded = conformanceLog(1000, 5);
        StreamExecutionEnvironment environment = environment("hashmap", 2);

        ClearJob.build(environment, folder.resolve("log"), folder.resolve("ends"));
        environment.execute();

        assertThat(embedded).hasSizeGreaterThan(900);
        assertThat(Scale.ends(folder.resolve("ends"))).containsExactlyInAnyOrderElementsOf(embedded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hashmap", "rocksdb"})
    void everyEndIsThereOnceAlthoughTheJobFails(String backend) throws Exception {
        List<String> embedded = conformanceLog(400, 6);
        Failing.seen.set(0);
        Failing.failed.set(0);
        StreamExecutionEnvironment environment = environment(backend, 2);

        DataStream<byte[]> events = environment
                .fromSource(
                        new LogSource(folder.resolve("log").toString()),
                        WatermarkStrategy.forMonotonousTimestamps(),
                        "log",
                        PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)
                .setParallelism(1)
                .map(new Failing())
                .returns(PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)
                .setParallelism(1);
        ClearJob.build(events, folder.resolve("ends"));
        environment.execute();

        assertThat(Failing.failed.get()).isEqualTo(FAILURES);
        assertThat(Failing.seen.get())
                .as("a job that failed reads again what was not in a checkpoint, and no more than that")
                .isGreaterThan(4 * 400);
        assertThat(Scale.ends(folder.resolve("ends"))).containsExactlyInAnyOrderElementsOf(embedded);
    }

    @Test
    void refusesWhatItCannotDecideAlike() throws Exception {
        try (Engine engine = Engine.open(Disk.forWriting(folder.resolve("log")))) {
            engine.apply(
                    0,
                    new Event.Booked(1, AT, Key.stock("H2900B12345", "ITEM-1"), Event.Booking.ENTER, 100),
                    effect -> {});
            engine.endGroup();
            engine.commit();
        }
        Configuration once = new Configuration();
        once.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(1, once);

        ClearJob.build(environment, folder.resolve("log"), folder.resolve("ends"));

        assertThatThrownBy(environment::execute)
                .rootCause()
                .hasMessageContaining("not supported: an event Booked of STOCK");
    }

    /** Writes a log by the embedded engine, and gives the ends that it came to. */
    private List<String> conformanceLog(int parcels, long seed) throws Exception {
        Intake intake = new Intake(RetailRegime.of(PackReader.rulebook(List.of(PACKS))));
        List<String> ends = new ArrayList<>();
        try (Engine engine = Engine.open(Disk.forWriting(folder.resolve("log")))) {
            SampleParcels.generate(new SampleParcels.Settings(parcels, seed), (name, bytes) -> {
                if (CebReader.read(new ByteArrayInputStream(bytes)) instanceof Reading.Message message) {
                    for (Intake.Checked document : intake.check(message, AT)) {
                        engine.apply(0, document.event(engine.nextSequence(), AT), effect -> {
                            if (effect instanceof Effect.Ended ended && !ended.again()) {
                                ends.add(ClearJob.words(ended));
                            }
                        });
                    }
                    engine.endGroup();
                }
            });
            engine.commit();
        }
        return ends;
    }

    private StreamExecutionEnvironment environment(String backend, int parallelism) {
        Configuration configuration = new Configuration();
        configuration.set(StateBackendOptions.STATE_BACKEND, backend);
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                folder.resolve("checkpoints").toUri().toString());
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, FAILURES);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ZERO);
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
        environment.enableCheckpointing(200);
        return environment;
    }

    /** Throws three times, at places spread over the log. */
    private static final class Failing implements MapFunction<byte[], byte[]> {
        private static final long serialVersionUID = 1L;

        static final AtomicInteger seen = new AtomicInteger();
        static final AtomicInteger failed = new AtomicInteger();

        @Override
        public byte[] map(byte[] event) throws InterruptedException {
            int count = seen.incrementAndGet();
            if (count % 100 == 0) {
                // Slow enough for checkpoints in between.
                Thread.sleep(20);
            }
            if (count == 300 || count == 800 || count == 1400) {
                failed.incrementAndGet();
                throw new IllegalStateException("failing on purpose at the %d. event".formatted(count));
            }
            return event;
        }
    }
}
