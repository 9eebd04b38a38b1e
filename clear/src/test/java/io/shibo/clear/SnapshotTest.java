package io.shibo.clear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.clear.ceb.CebWriter;
import io.shibo.clear.ceb.ParcelDocument;
import io.shibo.clear.engine.Engine;
import io.shibo.clear.engine.Replay;
import io.shibo.clear.intake.Intake;
import io.shibo.clear.intake.Packing;
import io.shibo.clear.log.CorruptLogException;
import io.shibo.clear.log.Disk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Snapshots and retirement to disk change nothing that anybody can see. */
class SnapshotTest {
    private static final long NEVER = Long.MAX_VALUE;

    private static List<ParcelDocument> stream(int parcels, long seed) {
        List<ParcelDocument> stream = new ArrayList<>();
        Samples.byOrder(parcels, seed).values().forEach(stream::addAll);
        Random random = new Random(seed);
        int size = stream.size();
        for (int i = 0; i < size / 2; i++) {
            ParcelDocument again = stream.get(random.nextInt(size));
            stream.add(random.nextInt(3) > 0 ? again : Samples.with(again, "guid", Samples.guid(i)));
        }
        Collections.shuffle(stream.subList(size / 2, stream.size()), random);
        return stream;
    }

    private static List<String> receipts(Window window, ParcelDocument document) {
        window.submit(Samples.message(document), Samples.NOON);
        return written(window.commit());
    }

    private static List<String> written(Window.Batch batch) {
        return batch.answers().stream()
                .map(answer -> new String(
                        CebWriter.receipts(answer.type(), List.of(answer.receipt())), StandardCharsets.UTF_8))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void answersAndStateAreThoseOfAWindowWithoutSnapshots(long seed) {
        Random random = new Random(seed);
        MemoryIo io = new MemoryIo();
        Window plain = Window.open(new MemoryIo(), new FixedRates(), NEVER);
        Window window = Window.open(io, new FixedRates(), 40);
        for (ParcelDocument document : stream(120, seed)) {
            assertThat(receipts(window, document)).isEqualTo(receipts(plain, document));
            if (random.nextInt(60) == 0) {
                assertThat(window.stateHash()).isEqualTo(plain.stateHash());
                // A process that was killed: nothing is closed.
                window = Window.open(io, new FixedRates(), 40);
            }
        }
        assertThat(window.stateHash()).isEqualTo(plain.stateHash());
        Map<String, Integer> stands = stands(window);
        assertThat(stands).isEqualTo(stands(plain));
        assertThat(io.list()).anyMatch(name -> name.endsWith(".snap")).anyMatch(name -> name.endsWith(".run"));
    }

    /** The same with snapshots written beside the window, which goes on deciding. */
    @Test
    void answersAndStateAreTheSameWhereSnapshotsAreTakenBeside(@TempDir Path folder) throws IOException {
        Window plain = Window.open(new MemoryIo(), new FixedRates(), NEVER);
        Window window = Window.open(Disk.forWriting(folder), new FixedRates(), 30);
        List<String> expected = new ArrayList<>();
        List<String> told = new ArrayList<>();
        Random random = new Random(4);
        for (ParcelDocument document : stream(300, 4)) {
            expected.addAll(receipts(plain, document));
            window.submit(Samples.message(document), Samples.NOON);
            if (random.nextInt(5) == 0) {
                told.addAll(written(window.commitLater().await()));
            }
        }
        told.addAll(written(window.commitLater().await()));
        assertThat(told).isEqualTo(expected);
        assertThat(window.stateHash()).isEqualTo(plain.stateHash());
        assertThat(stands(window)).isEqualTo(stands(plain));
        window.close();
        assertThat(folder).isDirectoryContaining("glob:**.snap").isDirectoryContaining("glob:**.run");
        try (Window again = Window.open(Disk.forWriting(folder), new FixedRates(), 30)) {
            assertThat(again.stateHash()).isEqualTo(plain.stateHash());
        }
    }

    /** What is still to be sent after a stop is found behind the newest snapshot, and before it too. */
    @Test
    void whatIsToldUnaskedIsFoundFromAnyPlaceOn() throws IOException {
        MemoryIo io = new MemoryIo();
        List<Output.Notice> told = new ArrayList<>();
        try (Window window = Window.open(io, new FixedRates(), 40)) {
            for (ParcelDocument document : stream(60, 5)) {
                window.submit(Samples.message(document), Samples.NOON);
                told.addAll(window.commit().notices());
            }
        }
        long last = told.getLast().sequence();
        assertThat(Replay.after(io, Long.MAX_VALUE, (event, effect) -> {}).begins())
                .isGreaterThan(1);
        assertThat(Replay.after(io, 0, (event, effect) -> {}).begins()).isEqualTo(1);
        for (long after : new long[] {0, 1, last / 2, last - 1, last, last + 100, Long.MAX_VALUE}) {
            List<Output.Notice> found = new ArrayList<>();
            Register.notices(io, Packing.FAST, after, found::add);
            assertThat(found)
                    .isEqualTo(told.stream()
                            .filter(notice -> notice.sequence() > after)
                            .toList());
        }
    }

    private static Map<String, Integer> stands(Window window) {
        Map<String, Integer> counts = new HashMap<>();
        window.forEachStand(stand -> counts.merge(stand.ending() + " " + stand.missing(), 1, Integer::sum));
        return counts;
    }

    @Test
    void keepsInMemoryWhatIsOpenAndBuyersYears() {
        MemoryIo io = new MemoryIo();
        long buyers;
        try (Window window = Window.open(io, new FixedRates(), NEVER)) {
            for (ParcelDocument document : stream(150, 5)) {
                receipts(window, document);
            }
            List<Stand> open = new ArrayList<>();
            window.forEachStand(stand -> {
                if (stand.ending() == null) {
                    open.add(stand);
                }
            });
            buyers = open.size() + 150L;
        }
        try (Engine engine = Engine.open(io, 1)) {
            long all = engine.slicesInMemory();
            Intake intake = new Intake(new FixedRates());
            intake.check(Samples.message(Samples.parcel().getFirst()), Samples.NOON)
                    .forEach(document ->
                            engine.apply(0, document.event(engine.nextSequence(), Samples.NOON), effect -> {}));
            engine.endGroup();
            engine.commit();
            assertThat(engine.slicesInMemory()).isLessThan(all / 2).isLessThanOrEqualTo(buyers + 1);
        }
    }

    private static MemoryIo withSnapshot(long seed) {
        MemoryIo io = new MemoryIo();
        Window window = Window.open(io, new FixedRates(), 30);
        for (ParcelDocument document : stream(30, seed)) {
            receipts(window, document);
        }
        return io;
    }

    private static String named(MemoryIo io, String suffix) {
        return io.list().stream()
                .filter(name -> name.endsWith(suffix) && io.content(name).length > 0)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void stopsAtADamagedSnapshotAndSaysWhatToDo() {
        MemoryIo io = withSnapshot(1);
        io.content(named(io, ".snap"))[40] ^= 1;

        assertThatThrownBy(() -> Window.open(io, new FixedRates()))
                .isInstanceOf(CorruptLogException.class)
                .hasMessageContaining(named(io, ".snap"))
                .hasMessageContaining("checksum")
                .hasMessageContaining("replayed from its first record");
    }

    @Test
    void stopsAtASnapshotOfANewerFormat() {
        MemoryIo io = withSnapshot(1);
        io.content(named(io, ".snap"))[11] = 9;

        assertThatThrownBy(() -> Window.open(io, new FixedRates()))
                .isInstanceOf(CorruptLogException.class)
                .hasMessageContaining("format version 9");
    }

    @Test
    void stopsAtTheSnapshotOfAnotherLog() {
        MemoryIo io = withSnapshot(1);
        MemoryIo other = withSnapshot(2);
        String wrong = named(other, ".snap");
        io.delete(named(io, ".snap"));
        io.put(wrong, other.content(wrong));
        other.list().stream().filter(name -> name.endsWith(".run")).forEach(name -> io.put(name, other.content(name)));

        assertThatThrownBy(() -> Window.open(io, new FixedRates()))
                .isInstanceOf(CorruptLogException.class)
                .hasMessageContaining(wrong)
                .hasMessageContaining("record");
    }

    @Test
    void stopsWhereARunIsMissingAndGoesOnWithoutTheSnapshot() {
        MemoryIo io = withSnapshot(1);
        String hash;
        try (Window window = Window.open(io, new FixedRates())) {
            hash = window.stateHash();
        }
        io.delete(named(io, ".run"));
        assertThatThrownBy(() -> Window.open(io, new FixedRates()))
                .isInstanceOf(CorruptLogException.class)
                .hasMessageContaining(".run");

        io.delete(named(io, ".snap"));
        try (Window window = Window.open(io, new FixedRates())) {
            assertThat(window.stateHash()).isEqualTo(hash);
        }
    }

    @Test
    void takesAnUnfinishedSnapshotForNone() {
        MemoryIo io = withSnapshot(1);
        String name = named(io, ".snap");
        byte[] whole = io.content(name);
        String hash;
        try (Window window = Window.open(io, new FixedRates())) {
            hash = window.stateHash();
        }
        for (int length : new int[] {0, 10, whole.length / 2, whole.length - 1}) {
            io.put(name, Arrays.copyOf(whole, length));
            try (Window window = Window.open(io, new FixedRates())) {
                assertThat(window.stateHash()).isEqualTo(hash);
            }
        }
    }
}
