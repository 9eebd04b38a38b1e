package io.shibo.cli.clear;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.clear.sample.Planted;
import io.shibo.clear.sample.SampleParcels;
import io.shibo.cli.Shibo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClearCommandTest {
    @TempDir
    static Path folder;

    private static Planted planted;

    private record Ran(int code, String out, String err) {}

    private static Ran run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Shibo.run(out, err, args);
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @BeforeAll
    static void sample() throws IOException {
        Path messages = Files.createDirectories(folder.resolve("messages"));
        planted = SampleParcels.generate(
                new SampleParcels.Settings(600, 4), (name, bytes) -> Files.write(messages.resolve(name), bytes));
    }

    private static String log(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void answersEveryDocumentOnALineOfItsOwn() throws IOException {
        Path receipts = folder.resolve("receipts");
        Ran ran = run(
                "clear",
                "ingest",
                folder.resolve("messages").toString(),
                "--log",
                log("a"),
                "--receipts",
                receipts.toString(),
                "--time",
                "message",
                "--json");

        assertThat(ran.code()).isZero();
        List<String> lines = ran.out().lines().toList();
        assertThat(lines).hasSize(planted.documents());
        assertThat(lines).allMatch(line -> line.startsWith("{\"type\":\"CEB") && line.endsWith("}"));
        // What agrees is released, or held by the rules of risk.
        assertThat(lines.stream().filter(line -> line.matches(".*\"status\":\"(800|300|500)\".*")))
                .hasSize(planted.released());
        try (Stream<Path> written = Files.list(receipts)) {
            assertThat(written.map(file -> file.getFileName().toString()).toList())
                    .anyMatch(name -> name.endsWith("CEB312.xml"))
                    .anyMatch(name -> name.endsWith("CEB622.xml"));
        }
    }

    @Test
    void showsAndVerifiesWhatWasTaken() {
        Ran ingest =
                run("clear", "ingest", folder.resolve("messages").toString(), "--log", log("b"), "--time", "message");
        assertThat(ingest.code()).isZero();
        assertThat(ingest.out()).contains("released: ", "signatures: not checked");
        assertThat(Pattern.compile("  (released|held, [a-z ]+\\([0-9]+\\)): ([0-9,]+)")
                        .matcher(ingest.out())
                        .results()
                        .mapToInt(count -> Integer.parseInt(count.group(2).replace(",", "")))
                        .sum())
                .isEqualTo(planted.released());

        Ran shown = run("clear", "show", "S202601000000001", "--log", log("b"), "--documents");
        assertThat(shown.code()).isZero();
        assertThat(shown.out()).contains("CEB621 S202601000000001 filed", "signature: not checked", "***");

        Ran byWaybill = run("clear", "show", "L000000000001", "--log", log("b"), "--json");
        assertThat(byWaybill.out()).contains("S202601000000001");

        Ran verified = run("clear", "verify", "--log", log("b"));
        assertThat(verified.code()).isZero();
        assertThat(verified.out()).contains("state hash", "invariants hold");
    }

    /** The first message of orders. */
    private static Path orders() throws IOException {
        try (Stream<Path> messages = Files.list(folder.resolve("messages"))) {
            return messages.filter(file -> file.toString().endsWith("CEB311.xml"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void takesTheRestBesideAHostileFile() throws IOException {
        Path mixed = Files.createDirectories(folder.resolve("mixed"));
        Files.writeString(
                mixed.resolve("0-bomb.xml"), "<!DOCTYPE x [<!ENTITY a \"b\">]>\n<CEB311Message>&a;</CEB311Message>");
        Files.copy(orders(), mixed.resolve("1.xml"));

        Ran ran = run("clear", "ingest", mixed.toString(), "--log", log("c"));

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("0-bomb.xml:1", "-0001", "DOCTYPE");
        assertThat(ran.out()).contains("1 messages, 100 documents, each answered");
    }

    @Test
    void twoListsOfOneIdentifierAndAFileThatIsNoMessageHaveALineEach() throws IOException {
        Path lists = Files.createDirectories(folder.resolve("lists"));
        Path first;
        try (Stream<Path> files = Files.list(folder.resolve("messages"))) {
            first = files.filter(file -> file.toString().contains("CEB621"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
        String xml = Files.readString(first);
        Files.writeString(lists.resolve("1.xml"), xml.replaceFirst("<packNo>1<", "<packNo>2<"));
        Files.writeString(lists.resolve("2.xml"), xml);
        Files.writeString(lists.resolve("3.xml"), "<!DOCTYPE x><x/>");

        Ran ran = run("clear", "ingest", lists.toString(), "--log", log("h"), "--time", "message", "--json");

        assertThat(ran.code()).isEqualTo(2);
        int documents = xml.split("<Inventory>").length - 1;
        List<String> lines = ran.out().lines().toList();
        assertThat(lines).hasSize(2 * documents + 1);
        assertThat(lines.getFirst()).contains("\"status\":\"-621001\"", "\"field\":\"packNo\"");
        assertThat(lines).anyMatch(line -> line.contains("\"type\":\"CEB900\"") && line.contains("\"code\":\"-0001\""));
    }

    @Test
    void goesIntoFoldersAndSaysWhereNoMessageIs() throws IOException {
        Path below = Files.createDirectories(folder.resolve("nested/import/day"));
        Files.copy(orders(), below.resolve("one.XML"));
        Path empty = Files.createDirectories(folder.resolve("empty-of-messages/import"));
        Files.writeString(empty.resolve("readme.txt"), "no message");

        assertThat(run("clear", "ingest", folder.resolve("nested").toString(), "--log", log("n"))
                        .out())
                .contains("1 messages, 100 documents, each answered");
        Ran none = run("clear", "ingest", folder.resolve("empty-of-messages").toString(), "--log", log("n"));
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("empty-of-messages", "no .xml file");
    }

    @Test
    void saysWhichParcelOrFolderIsMissing() {
        assertThat(run("clear", "ingest", folder.resolve("none").toString(), "--log", log("d")))
                .satisfies(ran -> assertThat(ran.code()).isEqualTo(2))
                .satisfies(ran -> assertThat(ran.err()).contains("none", "no such file"));
        assertThat(run("clear", "show", "X", "--log", log("empty")))
                .satisfies(ran -> assertThat(ran.code()).isEqualTo(2))
                .satisfies(ran -> assertThat(ran.err()).contains("'X'"));
        assertThat(run("clear", "verify", "--log", log("none")).code()).isEqualTo(2);
    }

    @Test
    void saysWhyItCannotServe() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Ran ran = run("clear", "serve", "--port", String.valueOf(taken.getLocalPort()), "--log", log("f"));

            assertThat(ran.code()).isEqualTo(2);
            assertThat(ran.err()).contains("--port " + taken.getLocalPort(), "Name another port");
        }
        assertThat(run("clear", "serve", "--max-body", "65", "--log", log("f")))
                .satisfies(ran -> assertThat(ran.code()).isEqualTo(2))
                .satisfies(ran -> assertThat(ran.err()).contains("--max-body 65 is not between 1 and 64"));
    }

    @Test
    void stopsAtADamagedLog() throws IOException {
        run("clear", "ingest", folder.resolve("messages").toString(), "--log", log("e"), "--time", "message");
        Path segment = folder.resolve("e/000000000001.log");
        byte[] bytes = Files.readAllBytes(segment);
        bytes[5000] ^= 1;
        Files.write(segment, bytes);

        Ran ran = run("clear", "verify", "--log", log("e"));

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("000000000001.log", "offset", "checksum");
    }

    @Test
    void officerDecidesAboutWhatTheRulesHeld() throws IOException {
        run("clear", "ingest", folder.resolve("messages").toString(), "--log", log("g"), "--time", "message");
        Ran queue = run("clear", "queue", "--log", log("g"), "--json");
        assertThat(queue.code()).isZero();
        String first = queue.out().lines().findFirst().orElseThrow();
        assertThat(first).contains("\"hits\":[{\"rule\":", "In force since ");
        String order = first.replaceFirst(".*?\"orderNo\":\"([^\"]*)\".*", "$1");

        Ran closed = run("clear", "decide", order, "--close", "--reason", "x", "--officer", "li", "--log", log("g"));
        assertThat(closed.code()).isEqualTo(2);
        assertThat(closed.err()).contains(order + " stands at ", "what can be decided is ", "release");

        Path receipts = folder.resolve("decided");
        Ran released = run(
                "clear",
                "decide",
                order,
                "--release",
                "--reason",
                "与申报一致",
                "--officer",
                "li",
                "--log",
                log("g"),
                "--receipts",
                receipts.toString());
        assertThat(released.code()).isZero();
        assertThat(released.out()).startsWith(order + "  800  ");
        try (Stream<Path> written = Files.list(receipts)) {
            assertThat(written)
                    .singleElement()
                    .satisfies(file -> assertThat(file.toString()).endsWith("CEB622.xml"));
        }
        assertThat(run("clear", "show", order, "--log", log("g")).out())
                .contains("released", "li decided: release. 与申报一致");
        assertThat(run("clear", "decide", order, "--release", "--reason", "again", "--officer", "li", "--log", log("g"))
                        .code())
                .isEqualTo(2);
        assertThat(run("clear", "decide", "nobody", "--release", "--reason", "x", "--log", log("g"))
                        .err())
                .contains("'nobody'");
        assertThat(run("clear", "verify", "--log", log("g")).out()).contains("invariants hold");
    }
}
