package io.shibo.bench.clear;

import io.shibo.clear.engine.Engine;
import io.shibo.clear.log.Disk;
import io.shibo.clear.step.Event;
import io.shibo.clear.step.EventBatch;
import io.shibo.clear.step.Facts;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Memory of parcels that wait, after a snapshot has moved their registers of numbers to disk.
 *
 * @param two bytes a million parcels that have order and payment
 * @param three bytes a million parcels that have order, payment and waybill
 */
record Memory(double two, double three) {
    private static final int GROUP = 1_000;

    static Memory measure(Path folder, int parcels) throws IOException {
        return new Memory(bytes(folder.resolve("two"), parcels, false), bytes(folder.resolve("three"), parcels, true));
    }

    private static double bytes(Path folder, int parcels, boolean withWaybill) throws IOException {
        FactStream stream = new FactStream(parcels);
        try (Engine engine = Engine.open(Disk.forWriting(folder))) {
            long empty = engine.stateBytes();
            EventBatch group = new EventBatch();
            Event.Logged next = stream.next(engine.nextSequence());
            while (next != null) {
                boolean waits = next instanceof Event.Filed filed
                        && !(filed.facts() instanceof Facts.OfDeclaration)
                        && (withWaybill || !(filed.facts() instanceof Facts.OfWaybill));
                if (waits) {
                    group.add(next);
                }
                if (group.count() == GROUP) {
                    engine.applyAll(group, 0, group.count(), effect -> {});
                    engine.endGroup();
                    engine.commit();
                    group.clear();
                }
                next = stream.next(engine.nextSequence() + group.count());
            }
            engine.applyAll(group, 0, group.count(), effect -> {});
            engine.endGroup();
            engine.snapshot();
            return (engine.stateBytes() - empty) * (1e6 / parcels);
        }
    }
}
