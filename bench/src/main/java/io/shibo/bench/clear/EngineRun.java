package io.shibo.bench.clear;

import io.shibo.clear.engine.Engine;
import io.shibo.clear.log.Commit;
import io.shibo.clear.log.Disk;
import io.shibo.clear.step.Effect;
import io.shibo.clear.step.Event;
import io.shibo.clear.step.EventBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * The engine alone: fact events in, decided, logged and forced. A second thread makes the events as bytes, a third, the
 * log's own, writes and forces; a batch is forced while the next ones are decided, and counts once it is.
 */
final class EngineRun {
    /** Documents that share one force. */
    private static final int COMMIT = 20_000;

    private static final int GROUP = 400;

    /** Forces that may be under way while further batches are decided. */
    private static final int AHEAD = 2;

    private final Path folder;
    private long events;
    private long released;
    private long ended;
    private long cpu;

    EngineRun(Path folder) {
        this.folder = folder;
    }

    /**
     * What a run came to.
     *
     * @param nanos from the first event to the last force; {@code cpuNanos} of the deciding thread
     * @param recoveryNanos of opening again by the newest snapshot and what came after it
     * @param replayNanos of opening without any snapshot: everything is decided anew
     */
    record Result(
            long parcels,
            long events,
            long released,
            long ended,
            long nanos,
            long cpuNanos,
            Latency commit,
            long recoveryNanos,
            long replayNanos) {}

    Result run(long parcels) throws IOException {
        TimedDisk disk = TimedDisk.of(folder);
        long start = System.nanoTime();
        long nanos;
        try (Engine engine = Engine.open(disk)) {
            decideAll(engine, parcels);
            nanos = System.nanoTime() - start;
        }
        long recovery = open();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(one -> !one.toString().endsWith(".log")).toList()) {
                Files.delete(file);
            }
        }
        return new Result(parcels, events, released, ended, nanos, cpu, disk.forces(), recovery, open());
    }

    private long open() throws IOException {
        long start = System.nanoTime();
        Engine again = Engine.open(Disk.forWriting(folder));
        long nanos = System.nanoTime() - start;
        again.close();
        return nanos;
    }

    /** Only writes the log of so many parcels. */
    void write(long parcels) throws IOException {
        try (Engine engine = Engine.open(Disk.forWriting(folder))) {
            decideAll(engine, parcels);
        }
    }

    private void decideAll(Engine engine, long parcels) throws IOException {
        FactStream stream = new FactStream(parcels);
        try (ExecutorService maker = Executors.newSingleThreadExecutor()) {
            EventBatch[] turns = {new EventBatch(), new EventBatch()};
            EventBatch batch = fill(stream, turns[0]);
            Deque<Commit> forces = new ArrayDeque<>();
            Progress progress = new Progress("engine alone: events decided", 4 * parcels);
            for (int turn = 1; batch.count() > 0; turn = 1 - turn) {
                EventBatch free = turns[turn];
                Future<EventBatch> made = maker.submit(() -> fill(stream, free));
                events += batch.count();
                long start = Cpu.ofThread();
                apply(engine, batch);
                Commit force = engine.commitLater();
                cpu += Cpu.ofThread() - start;
                forces.add(force);
                if (forces.size() > AHEAD) {
                    forces.remove().await();
                }
                progress.at(events);
                batch = get(made);
            }
            forces.forEach(Commit::await);
        }
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
