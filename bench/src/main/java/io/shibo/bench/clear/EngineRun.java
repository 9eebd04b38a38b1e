package io.shibo.bench.clear;

import io.shibo.clear.Effect;
import io.shibo.clear.Engine;
import io.shibo.clear.Event;
import io.shibo.clear.EventBatch;
import io.shibo.clear.log.Commit;
import io.shibo.clear.log.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The engine alone: fact events in, decided, logged and forced. A second thread makes the events as bytes, a third, the
 * log's own, writes and forces; a batch is forced while the next one is decided, and counts once it is.
 */
final class EngineRun {
    /** Documents that share one force. */
    private static final int COMMIT = 20_000;

    private static final int GROUP = 400;

    private final Path folder;
    private long released;
    private long ended;

    EngineRun(Path folder) {
        this.folder = folder;
    }

    /** What a run came to; the times are of the engine alone, without making the events. */
    record Result(
            long parcels,
            long events,
            long released,
            long ended,
            long nanos,
            long cpuNanos,
            long stateBytes,
            Latency commit,
            long recoveryNanos,
            long recoveryCpuNanos) {}

    Result run(long parcels) throws IOException {
        FactStream stream = new FactStream(parcels);
        long events = 0;
        long cpu = 0;
        long stateBytes;
        long start = System.nanoTime();
        long nanos;
        TimedDisk disk = TimedDisk.of(folder);
        try (Engine engine = Engine.open(disk);
                ExecutorService maker = Executors.newSingleThreadExecutor()) {
            EventBatch[] turns = {new EventBatch(), new EventBatch()};
            Future<EventBatch> made = maker.submit(() -> fill(stream, turns[0]));
            EventBatch batch = get(made);
            for (int turn = 1; batch.count() > 0; turn = 1 - turn) {
                EventBatch free = turns[turn];
                made = maker.submit(() -> fill(stream, free));
                events += batch.count();
                long cpuStart = Cpu.ofThread();
                apply(engine, batch);
                Commit force = engine.commitLater();
                cpu += Cpu.ofThread() - cpuStart;
                batch = get(made);
                force.await();
            }
            nanos = System.nanoTime() - start;
            stateBytes = engine.stateBytes();
        }
        long cpuStart = Cpu.ofThread();
        start = System.nanoTime();
        Engine again = Engine.open(Disk.forWriting(folder));
        long recovery = System.nanoTime() - start;
        long recoveryCpu = Cpu.ofThread() - cpuStart;
        again.close();
        return new Result(
                parcels, events, released, ended, nanos, cpu, stateBytes, disk.forces(), recovery, recoveryCpu);
    }

    private static EventBatch get(Future<EventBatch> made) throws IOException {
        try {
            return made.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IOException("no events were made", failed);
        }
    }

    private static EventBatch fill(FactStream stream, EventBatch batch) {
        batch.clear();
        while (batch.count() < COMMIT) {
            Event.Logged event = stream.next(1);
            if (event == null) {
                break;
            }
            batch.add(event);
        }
        return batch;
    }

    private void apply(Engine engine, EventBatch batch) {
        for (int from = 0; from < batch.count(); from += GROUP) {
            engine.applyAll(batch, from, Math.min(from + GROUP, batch.count()), this::count);
            engine.endGroup();
        }
    }

    private void count(Effect effect) {
        if (effect instanceof Effect.Ended end && !end.again()) {
            ended++;
            released += end.ending().released() ? 1 : 0;
        }
    }
}
