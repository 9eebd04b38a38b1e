package io.shibo.cli.clear.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The drop folder and the outbox of ended parcels. */
@Timeout(60)
class FoldersTest {
    private static final Pattern GUID = Pattern.compile("<guid>([^<]+)</guid>");

    @TempDir
    Path folder;

    private Served serve() throws IOException {
        return new Served(folder.resolve("log"), 0, folder.resolve("in"), folder.resolve("out"));
    }

    private static List<String> names(Path in) throws IOException {
        if (!Files.exists(in)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(in)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    /** All files of the outbox with their content. */
    private TreeMap<String, String> out() throws IOException {
        TreeMap<String, String> all = new TreeMap<>();
        for (String name : names(folder.resolve("out"))) {
            all.put(name, Files.readString(folder.resolve("out").resolve(name)));
        }
        return all;
    }

    private List<String> ended() throws IOException {
        List<String> guids = new ArrayList<>();
        for (var file : out().entrySet()) {
            Matcher guid = GUID.matcher(file.getValue());
            while (file.getKey().startsWith("ended-") && guid.find()) {
                guids.add(guid.group(1));
            }
        }
        return guids;
    }

    private void drop(String name, byte[] bytes) throws IOException {
        Path in = Files.createDirectories(folder.resolve("in"));
        Files.write(in.resolve("." + name), bytes);
        Files.move(in.resolve("." + name), in.resolve(name));
    }

    private void awaitEmpty() throws IOException, InterruptedException {
        while (!names(folder.resolve("in")).isEmpty()) {
            Thread.sleep(Duration.ofMillis(20));
        }
    }

    @Test
    void answersEveryDroppedFileAndPutsItAside() throws Exception {
        List<byte[]> messages = Served.messages(30, 3);
        for (int i = 0; i < messages.size(); i++) {
            drop("m%02d.xml".formatted(i), messages.get(i));
        }
        drop("junk.xml", "junk".getBytes(StandardCharsets.UTF_8));
        try (Served served = serve()) {
            awaitEmpty();
        }

        assertThat(names(folder.resolve("in/done"))).hasSize(messages.size());
        assertThat(names(folder.resolve("in/refused"))).containsExactly("junk.xml");
        assertThat(out().keySet()).filteredOn(name -> name.startsWith("m")).hasSize(messages.size());
        assertThat(out().keySet())
                .filteredOn(name -> name.startsWith("junk"))
                .allMatch(name -> name.endsWith("CEB900.xml"));
        assertThat(ended()).hasSizeGreaterThan(20).doesNotHaveDuplicates();
    }

    @Test
    void aFileThatComesAgainIsAnsweredTheSame() throws Exception {
        List<byte[]> messages = Served.messages(3, 3);
        drop("a.xml", messages.getFirst());
        drop("junk.xml", "junk".getBytes(StandardCharsets.UTF_8));
        try (Served served = serve()) {
            awaitEmpty();
        }
        TreeMap<String, String> before = out();
        assertThat(before).hasSize(2);

        // As after a stop between the receipts and the move.
        Files.move(folder.resolve("in/done/a.xml"), folder.resolve("in/a.xml"));
        Files.move(folder.resolve("in/refused/junk.xml"), folder.resolve("in/junk.xml"));
        try (Served served = serve()) {
            awaitEmpty();
            assertThat(out()).isEqualTo(before);

            drop("a.xml", messages.get(1));
            awaitEmpty();
        }
        assertThat(out()).hasSize(3).containsAllEntriesOf(before);
        assertThat(names(folder.resolve("in/done"))).hasSize(2);
    }

    @Test
    void leavesAFileAloneThatStillGrows() throws Exception {
        byte[] message = Served.messages(40, 3).getFirst();
        Path growing = Files.createDirectories(folder.resolve("in")).resolve("slow.xml");
        try (Served served = serve()) {
            int parts = 10;
            for (int i = 0; i < parts; i++) {
                int from = message.length * i / parts;
                int to = message.length * (i + 1) / parts;
                Files.write(
                        growing,
                        java.util.Arrays.copyOfRange(message, from, to),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
                Thread.sleep(30);
            }
            awaitEmpty();
        }
        assertThat(names(folder.resolve("in/done"))).containsExactly("slow.xml");
    }

    @Test
    void everyParcelThatEndedIsInOneFileWhateverStoppedTheOutbox() throws Exception {
        Path out = folder.resolve("out");
        for (byte[] message : Served.messages(30, 3)) {
            try (Served served = serve()) {
                assertThat(served.post(message).statusCode()).isEqualTo(200);
            }
        }
        List<String> all = ended();
        assertThat(all).hasSizeGreaterThan(20).doesNotHaveDuplicates();
        List<String> files =
                names(out).stream().filter(name -> name.startsWith("ended-")).toList();
        String last = files.getLast();

        // Stopped after the cursor was moved: the hidden file gets its name.
        Files.move(out.resolve(last), out.resolve("." + last));
        serve().close();
        assertThat(ended()).isEqualTo(all);

        // Stopped before: the hidden file is thrown away, and its content comes again from the log.
        Files.move(out.resolve(last), out.resolve("." + last));
        long before = Long.parseLong(last.split("-")[1]) - 1;
        Files.writeString(out.resolve(".sent"), before + "\n");
        serve().close();
        assertThat(ended()).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void refusesAnOutboxOfAnotherLog() throws Exception {
        Files.createDirectories(folder.resolve("out"));
        Files.writeString(folder.resolve("out/.sent"), "99\n");

        assertThatThrownBy(this::serve)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(".sent")
                .hasMessageContaining("99")
                .hasMessageContaining("another log");
    }
}
