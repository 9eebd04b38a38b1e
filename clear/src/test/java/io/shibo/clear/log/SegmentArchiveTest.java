package io.shibo.clear.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Closed segments leave the log's folder, and nobody who reads the log can tell. */
class SegmentArchiveTest {
    private static final long SMALL_SEGMENT = 4096;

    @TempDir
    Path home;

    private Path log() {
        return home.resolve("log");
    }

    private Path archive() {
        return home.resolve("large/archive");
    }

    private static byte[] record(int number) {
        return ("record %d %s".formatted(number, "x".repeat(number % 97))).getBytes(StandardCharsets.UTF_8);
    }

    private AppendLog open(List<String> replayed) throws IOException {
        return AppendLog.open(
                Disk.forWriting(log()),
                SMALL_SEGMENT,
                (sequence, bytes) -> replayed.add(new String(bytes, StandardCharsets.UTF_8)));
    }

    private static void add(AppendLog log, int from, int to) {
        for (int i = from; i <= to; i++) {
            log.append(List.of(record(i)));
            if (i % 7 == 0) {
                log.commit();
            }
        }
        log.commit();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(Frame::isSegment)
                    .sorted()
                    .toList();
        }
    }

    /** Beside a log that is being written; what was there before is read through an index that knew it in its old place. */
    private void fill() throws IOException {
        try (AppendLog log = open(new ArrayList<>());
                Disk reading = Disk.forReading(log())) {
            add(log, 1, 600);
            BlockIndex index = new BlockIndex(reading);
            assertThat(index.find(5)).isEqualTo(record(5));
            List<String> before = names(log());
            assertThat(SegmentArchive.of(log(), archive()).move()).isEqualTo(before.subList(0, before.size() - 1));
            assertThat(names(log())).containsExactly(before.getLast());
            for (int i : new int[] {1, 5, 77, 300, 600}) {
                assertThat(index.find(i)).isEqualTo(record(i));
            }
            add(log, 601, 900);
            assertThat(SegmentArchive.of(log(), archive()).move()).isNotEmpty();
            add(log, 901, 1_000);
        }
    }

    private void assertWhole() throws IOException {
        List<String> replayed = new ArrayList<>();
        open(replayed).close();
        assertThat(replayed).hasSize(1_000);
        for (int i = 1; i <= 1_000; i++) {
            assertThat(replayed.get(i - 1)).isEqualTo(new String(record(i), StandardCharsets.UTF_8));
        }
        List<String> read = new ArrayList<>();
        try (Disk disk = Disk.forReading(log())) {
            LogReader.read(disk, 1, (sequence, bytes) -> read.add(new String(bytes, StandardCharsets.UTF_8)));
        }
        assertThat(read).isEqualTo(replayed);
    }

    @Test
    void whatWasMovedIsReadAsIfItHadStayed() throws IOException {
        fill();
        assertWhole();
        assertThat(SegmentArchive.check(log())).isGreaterThan(5);
        assertThat(archive()).isDirectoryContaining("glob:**/chain.csv");
    }

    @Test
    void aMoveThatWasStoppedIsFinishedByTheNext() throws IOException {
        fill();
        // As a stop leaves them: compressed but not noted; noted but not deleted; half compressed.
        List<String> before = names(log());
        List<String> lines = Files.readAllLines(archive().resolve("chain.csv"));
        String last = lines.getLast().substring(0, 16);
        try (Disk disk = Disk.forReading(log());
                Io.Handle segment = disk.open(last)) {
            java.nio.ByteBuffer bytes = java.nio.ByteBuffer.allocate((int) segment.size());
            segment.read(bytes, 0);
            Files.write(log().resolve(last), bytes.array());
        }
        Files.write(archive().resolve("chain.csv"), lines.subList(0, lines.size() - 1));
        Files.write(archive().resolve(before.getFirst() + ".part"), new byte[100]);
        assertThat(SegmentArchive.check(log())).isEqualTo(lines.size() - 2);
        assertWhole();
        assertThat(SegmentArchive.of(log(), archive()).move()).contains(last);
        assertThat(Files.readAllLines(archive().resolve("chain.csv"))).startsWith(lines.toArray(String[]::new));
        SegmentArchive.check(log());
        assertWhole();
    }

    @Test
    void whatWasChangedLeftOutOrPutInIsTold() throws IOException {
        fill();
        Path chain = archive().resolve("chain.csv");
        List<String> lines = Files.readAllLines(chain);
        String second = lines.get(2).substring(0, 16);
        Path file = archive().resolve(second + ".z");
        byte[] whole = Files.readAllBytes(file);

        for (int at = 0; at < whole.length; at += 1 + whole.length / 200) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 1;
            Files.write(file, damaged);
            assertThatThrownBy(() -> SegmentArchive.check(log()))
                    .isInstanceOf(CorruptLogException.class)
                    .hasMessageContaining(second);
        }
        Files.write(file, java.util.Arrays.copyOf(whole, 10));
        assertThatThrownBy(() -> SegmentArchive.check(log())).isInstanceOf(CorruptLogException.class);
        Files.delete(file);
        assertThatThrownBy(() -> SegmentArchive.check(log())).hasMessageContaining("not there");
        Files.write(file, whole);

        List<String> without = new ArrayList<>(lines);
        without.remove(2);
        Files.write(chain, without);
        assertThatThrownBy(() -> SegmentArchive.check(log())).hasMessageContaining("not the one of the chain");
        Files.write(chain, lines);
        Files.copy(file, archive().resolve("000000999999.log.z"));
        assertThatThrownBy(() -> SegmentArchive.check(log())).hasMessageContaining("not in the chain");
    }

    @Test
    void oneFolderServesOneLog() throws IOException {
        fill();
        assertThatThrownBy(() -> SegmentArchive.of(log(), home.resolve("other")).move())
                .isInstanceOf(IOException.class)
                .hasMessageContaining(archive().toString());
        Path other = home.resolve("other-log");
        Files.createDirectories(other);
        Path one = Objects.requireNonNull(SegmentArchive.file(log(), Frame.name(1)));
        Files.copy(one, other.resolve(Frame.name(1)));
        Files.copy(one, other.resolve(Frame.name(9)));
        assertThatThrownBy(() -> SegmentArchive.of(other, archive()).move()).hasMessageContaining("another log");
    }
}
