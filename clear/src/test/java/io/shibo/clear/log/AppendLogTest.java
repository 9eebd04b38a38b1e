package io.shibo.clear.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppendLogTest {
    private static final long SMALL_SEGMENT = 4096;
    private static final String FIRST = Frame.name(1);

    private static byte[] record(int number) {
        return ("record %d %s".formatted(number, "x".repeat(number % 97))).getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> open(FaultyIo io, List<AppendLog> opened) {
        List<String> replayed = new ArrayList<>();
        opened.add(AppendLog.open(io, SMALL_SEGMENT, (sequence, bytes) -> {
            assertThat(sequence).isEqualTo(replayed.size() + 1);
            replayed.add(new String(bytes, StandardCharsets.UTF_8));
        }));
        return replayed;
    }

    /** The client's own journal is the judge: all that was acknowledged is there, in order, and nothing twice. */
    @Test
    void losesNothingAcknowledgedOnADiskThatFails() {
        for (int seed = 0; seed < 600; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            FaultyIo io = new FaultyIo(random);
            List<String> acknowledged = new ArrayList<>();
            List<String> sent = new ArrayList<>();
            for (int life = 0; life < 4; life++) {
                List<AppendLog> logs = new ArrayList<>();
                List<String> replayed = open(io, logs);
                assertThat(replayed.size())
                        .as("seed %d, life %d", seed, life)
                        .isGreaterThanOrEqualTo(acknowledged.size());
                assertThat(sent.subList(0, replayed.size()))
                        .as("seed %d, life %d", seed, life)
                        .isEqualTo(replayed);
                sent = new ArrayList<>(replayed);
                acknowledged = new ArrayList<>(replayed);
                live(logs.getFirst(), io, random, sent, acknowledged);
                io.crash();
            }
        }
    }

    private static void live(
            AppendLog log, FaultyIo io, SplittableRandom random, List<String> sent, List<String> acknowledged) {
        switch (random.nextInt(4)) {
            case 0 -> io.fillAfter(random.nextInt(20));
            case 1 -> io.failForcesAfter(random.nextInt(20));
            default -> {}
        }
        try {
            int commits = random.nextInt(25);
            for (int i = 0; i < commits; i++) {
                int records = 1 + random.nextInt(6);
                List<byte[]> group = new ArrayList<>();
                for (int r = 0; r < records; r++) {
                    byte[] bytes = record(sent.size());
                    sent.add(new String(bytes, StandardCharsets.UTF_8));
                    group.add(bytes);
                }
                log.append(group);
                if (random.nextInt(3) > 0) {
                    log.commit();
                    acknowledged.clear();
                    acknowledged.addAll(sent);
                }
            }
            if (random.nextBoolean()) {
                log.close();
                acknowledged.clear();
                acknowledged.addAll(sent);
            }
        } catch (LogFailedException failed) {
            assertThat(log.failed()).isTrue();
            assertThatThrownBy(() -> log.append(List.of(record(0)))).isInstanceOf(LogFailedException.class);
            assertThatThrownBy(log::commit).isInstanceOf(LogFailedException.class);
        }
    }

    @Test
    void saysWhatToDoWhenTheDiskIsFull() {
        FaultyIo io = new FaultyIo(new SplittableRandom(1));
        AppendLog log = AppendLog.open(io, (sequence, bytes) -> {});
        io.fillAfter(0);
        log.append(List.of(record(1)));

        assertThatThrownBy(log::commit)
                .isInstanceOf(LogFailedException.class)
                .hasMessageContaining("No space left on device")
                .hasMessageContaining("Everything acknowledged is on disk")
                .hasMessageContaining(FIRST);
    }

    @Test
    void noticesEveryFlippedBitAfterACleanEnd() {
        int noticed = 0;
        for (int seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            FaultyIo io = new FaultyIo(random);
            List<String> whole = new ArrayList<>();
            try (AppendLog log = AppendLog.open(io, SMALL_SEGMENT, (sequence, bytes) -> {})) {
                for (int i = 0; i < 60; i++) {
                    log.append(List.of(record(i)));
                    log.commit();
                    whole.add(new String(record(i), StandardCharsets.UTF_8));
                }
            }
            List<String> segments = io.list().stream().sorted().toList();
            String name = segments.get(random.nextInt(segments.size()));
            boolean last = name.equals(segments.getLast());
            // The closing block, 32 bytes without records, and the padding of a block carry nothing to lose.
            int end = io.length(name) - (last ? 32 : 0);
            io.flipBit(name, random.nextInt(end));
            List<String> replayed = new ArrayList<>();
            try {
                AppendLog.open(
                        io,
                        SMALL_SEGMENT,
                        (sequence, bytes) -> replayed.add(new String(bytes, StandardCharsets.UTF_8)));
                assertThat(replayed).as("seed %d", seed).isEqualTo(whole);
            } catch (CorruptLogException damaged) {
                assertThat(damaged).hasMessageContaining(name).hasMessageContaining("offset");
                noticed++;
            }
        }
        assertThat(noticed).isGreaterThan(250);
    }

    @Test
    void noticesAMissingSegment() {
        FaultyIo io = new FaultyIo(new SplittableRandom(1));
        try (AppendLog log = AppendLog.open(io, 256, (sequence, bytes) -> {})) {
            for (int i = 0; i < 40; i++) {
                log.append(List.of(record(i)));
                log.commit();
            }
        }
        List<String> segments = io.list().stream().sorted().toList();
        io.remove(segments.get(1));

        assertThatThrownBy(() -> AppendLog.open(io, 256, (sequence, bytes) -> {}))
                .isInstanceOf(CorruptLogException.class)
                .hasMessageContaining("a segment is missing");
    }

    @Test
    void refusesALogOfANewerFormat() {
        FaultyIo io = new FaultyIo(new SplittableRandom(1));
        AppendLog.open(io, (sequence, bytes) -> {}).close();
        try (Io.Handle file = io.open(FIRST)) {
            var header = ByteBuffer.allocate(Frame.SEGMENT_HEADER);
            file.read(header, 0);
            header.putInt(8, 2);
            CRC32C crc = new CRC32C();
            crc.update(header.duplicate().position(0).limit(24));
            header.putInt(24, (int) crc.getValue());
            file.write(header.clear(), 0);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }

        assertThatThrownBy(() -> AppendLog.open(io, (sequence, bytes) -> {}))
                .isInstanceOf(CorruptLogException.class)
                .hasMessageContaining("version 2");
    }

    @Test
    void keepsTogetherWhatBelongsTogether() {
        for (int seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            FaultyIo io = new FaultyIo(random);
            AppendLog log = AppendLog.open(io, SMALL_SEGMENT, (sequence, bytes) -> {});
            for (int i = 0; i < 30; i++) {
                log.append(List.of(record(i), record(i), record(i)));
                if (random.nextBoolean()) {
                    log.commit();
                }
            }
            io.crash();
            List<String> replayed = open(io, new ArrayList<>());
            assertThat(replayed.size() % 3).as("seed %d", seed).isZero();
        }
    }

    @Test
    void readsFewRecordsByTheirSequences(@TempDir Path folder) throws IOException {
        try (AppendLog log = AppendLog.open(Disk.forWriting(folder), SMALL_SEGMENT, (sequence, bytes) -> {})) {
            for (int i = 1; i <= 500; i++) {
                log.append(List.of(record(i)));
                log.commit();
            }
        }
        List<String> found = new ArrayList<>();
        try (Disk disk = Disk.forReading(folder)) {
            LogReader.readOnly(
                    disk,
                    new TreeSet<>(List.of(1L, 77L, 500L, 501L)),
                    (sequence, bytes) -> found.add(sequence + new String(bytes, StandardCharsets.UTF_8)));
        }

        assertThat(found)
                .containsExactly(
                        "1" + new String(record(1), StandardCharsets.UTF_8),
                        "77" + new String(record(77), StandardCharsets.UTF_8),
                        "500" + new String(record(500), StandardCharsets.UTF_8));
    }

    @Test
    void admitsOneWriter(@TempDir Path folder) throws IOException {
        try (Disk first = Disk.forWriting(folder)) {
            assertThatThrownBy(() -> Disk.forWriting(folder))
                    .isInstanceOf(LogFailedException.class)
                    .hasMessageContaining("another process");
            assertThat(first.list()).containsExactly("lock");
        }
        Disk.forWriting(folder).close();
    }
}
