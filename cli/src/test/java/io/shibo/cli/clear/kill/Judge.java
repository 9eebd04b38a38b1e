package io.shibo.cli.clear.kill;

import io.shibo.cli.Shibo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Compares what clients were told with what the window kept and sent. */
final class Judge {
    private final Path folder;
    private final Journal journal;
    private final List<String> broken;

    Judge(Path folder, Journal journal, List<String> broken) {
        this.folder = folder;
        this.journal = journal;
        this.broken = broken;
    }

    /**
     * Judges.
     *
     * @param last the last receipt of every document
     * @param dropped the names of all files that were dropped
     */
    void judge(Map<String, String> last, List<String> dropped) throws IOException {
        verify();
        ends(last);
        for (String name : dropped) {
            dropped(name, last);
        }
    }

    /** The log replays to the same decisions and every invariant holds. */
    private void verify() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = Shibo.run(
                out, out, "clear", "verify", "--log", folder.resolve("log").toString());
        if (code != 0) {
            broken.add("the log does not verify: " + out.toString(StandardCharsets.UTF_8));
        }
    }

    /** Each parcel's end is in exactly one file of the outbox, and is what its sender was told. */
    private void ends(Map<String, String> last) throws IOException {
        Set<String> sent = new HashSet<>();
        for (Path file : files("ended-")) {
            for (Journal.Entry entry : Journal.entries(Files.readString(file))) {
                if (!sent.add(entry.guid())) {
                    broken.add("%s: the end of %s is in another file too".formatted(file, entry.guid()));
                }
                if (!entry.text().equals(journal.end(entry.guid()))) {
                    broken.add("%s: the end of %s is not what its sender was told".formatted(file, entry.guid()));
                }
            }
        }
        for (String guid : journal.ended()) {
            String receipt = last.getOrDefault(guid, "");
            boolean isEnded = receipt.contains("<InventoryReturn>")
                    && (receipt.contains(Journal.status("800")) || receipt.contains(Journal.status("100")));
            if (isEnded && !sent.contains(guid)) {
                broken.add("the end of %s is in no file".formatted(guid));
            }
        }
    }

    /** A dropped file was answered in exactly one file, and is put aside. */
    private void dropped(String name, Map<String, String> last) throws IOException {
        if (!Files.exists(folder.resolve("in/done").resolve(name))) {
            broken.add("%s was dropped and is not in done/".formatted(name));
        }
        List<Path> receipts = files(name.substring(0, name.indexOf('.')) + "-");
        if (receipts.size() != 1) {
            broken.add("%s was answered by %d files: %s".formatted(name, receipts.size(), receipts));
            return;
        }
        Map<String, String> first = new HashMap<>();
        Journal.entries(Files.readString(receipts.getFirst())).forEach(entry -> first.put(entry.guid(), entry.text()));
        first.forEach((guid, text) -> {
            boolean isEnded = text.contains("<InventoryReturn>");
            if (!isEnded && !text.equals(last.get(guid))) {
                broken.add("%s: %s was answered otherwise by HTTP".formatted(name, guid));
            }
        });
    }

    private List<Path> files(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            return new ArrayList<>(
                    files.filter(file -> String.valueOf(file.getFileName()).startsWith(prefix))
                            .toList());
        }
    }
}
