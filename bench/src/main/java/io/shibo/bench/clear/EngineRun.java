package io.shibo.bench.clear;

import io.shibo.clear.Effect;
import io.shibo.clear.Engine;
import io.shibo.clear.Event;
import io.shibo.clear.log.Disk;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The engine alone: fact events as bytes in, decided, logged and forced. */
final class EngineRun {
    /** Documents that share one force. */
    private static final int COMMIT = 20_000;

    private static final int GROUP = 400;

    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

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
        Latency commit = new Latency();
        long events = 0;
        long nanos = 0;
        long cpu = 0;
        long stateBytes;
        try (Engine engine = Engine.open(Disk.forWriting(folder))) {
            List<byte[]> chunk = new ArrayList<>();
            boolean more = true;
            while (more) {
                chunk.clear();
                more = fill(stream, engine.nextSequence(), chunk);
                events += chunk.size();
                long cpuStart = CPU.getCurrentThreadCpuTime();
                long start = System.nanoTime();
                apply(engine, chunk);
                long decided = System.nanoTime();
                engine.commit();
                long forced = System.nanoTime();
                nanos += forced - start;
                cpu += CPU.getCurrentThreadCpuTime() - cpuStart;
                commit.add(forced - decided);
            }
            stateBytes = engine.stateBytes();
        }
        long cpuStart = CPU.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        Engine again = Engine.open(Disk.forWriting(folder));
        long recovery = System.nanoTime() - start;
        long recoveryCpu = CPU.getCurrentThreadCpuTime() - cpuStart;
        again.close();
        return new Result(parcels, events, released, ended, nanos, cpu, stateBytes, commit, recovery, recoveryCpu);
    }

    /** Events with the places that they will have: a group's mark takes one too. */
    private static boolean fill(FactStream stream, long first, List<byte[]> chunk) {
        long place = first;
        while (chunk.size() < COMMIT) {
            Event.Logged event = stream.next(place);
            if (event == null) {
                return false;
            }
            chunk.add(Event.write(event));
            place += chunk.size() % GROUP == 0 ? 2 : 1;
        }
        return true;
    }

    private void apply(Engine engine, List<byte[]> chunk) {
        List<Event.Logged> group = new ArrayList<>(GROUP);
        for (byte[] bytes : chunk) {
            group.add((Event.Logged) Event.read(bytes));
            if (group.size() == GROUP) {
                end(engine, group);
            }
        }
        if (!group.isEmpty()) {
            end(engine, group);
        }
    }

    private void end(Engine engine, List<Event.Logged> group) {
        engine.applyAll(group, this::count);
        engine.endGroup();
        group.clear();
    }

    private void count(Effect effect) {
        if (effect instanceof Effect.Ended end && !end.again()) {
            ended++;
            released += end.ending().released() ? 1 : 0;
        }
    }
}
