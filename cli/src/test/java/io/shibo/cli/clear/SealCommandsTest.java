package io.shibo.cli.clear;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.cli.Shibo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys, signing and checking by command, and a window that checks. */
class SealCommandsTest {
    @TempDir
    static Path folder;

    private static Path messages = Path.of("");
    private static Path declaration = Path.of("");
    private static String trust = "";

    private record Ran(int code, String out, String err) {}

    private static Ran run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Shibo.run(out, err, args);
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @BeforeAll
    static void sample() throws IOException {
        messages = folder.resolve("messages");
        Ran made = run("samples", "ceb", "--parcels", "60", "--seed", "2", "--signed", "-o", messages.toString());
        assertThat(made.code()).as(made.err()).isZero();
        trust = messages.resolve("keys/trust").toString();
        try (Stream<Path> files = Files.list(messages)) {
            declaration = files.filter(file -> file.toString().endsWith("CEB621.xml"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aSignedSampleIsValidAndReleased() throws IOException {
        Ran checked = run("clear", "check-signature", messages.toString(), "--trust", trust);
        assertThat(checked.code()).isZero();
        assertThat(checked.out().lines()).isNotEmpty().allMatch(line -> line.contains(": VALID, certificate "));

        Path receipts = folder.resolve("receipts");
        Ran ran = run(
                "clear",
                "ingest",
                messages.toString(),
                "--log",
                folder.resolve("log").toString(),
                "--time",
                "message",
                "--trust",
                trust,
                "--receipts",
                receipts.toString(),
                "--seal",
                messages.resolve("keys/window.p12").toString());
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("signatures: checked").contains("released: ");
        Ran answered = run("clear", "check-signature", receipts.toString(), "--trust", trust);
        assertThat(answered.code()).isZero();
        assertThat(answered.out().lines()).isNotEmpty().allMatch(line -> line.endsWith(" for window"));
    }

    @Test
    void aChangedDeclarationIsRefusedByItsCode() throws IOException {
        Path changed = folder.resolve("changed.xml");
        Files.writeString(changed, Files.readString(declaration).replaceFirst("<buyerName>[^<]*", "<buyerName>某人"));
        Ran checked = run("clear", "check-signature", changed.toString(), "--trust", trust, "--json");
        assertThat(checked.code()).isEqualTo(2);
        assertThat(checked.out()).contains("\"signature\":\"invalid\"").contains("\"code\":\"1004\"");

        String log = folder.resolve("changed").toString();
        Ran ran = run(
                "clear", "ingest", changed.toString(), "--log", log, "--time", "message", "--trust", trust, "--json");
        assertThat(ran.code()).isZero();
        List<String> lines = ran.out().lines().toList();
        assertThat(lines).isNotEmpty().allMatch(line -> line.contains("\"code\":\"-621028\""));
    }

    @Test
    void ownKeysSignForTheirOwnCompany() throws IOException {
        Path keys = folder.resolve("keys");
        assertThat(run("clear", "keys", "make", keys.toString(), "--company", "1101110325=Other")
                        .code())
                .isZero();
        assertThat(run("clear", "keys", "make", keys.toString(), "--company", "1101110325")
                        .code())
                .isEqualTo(2);
        Path signed = folder.resolve("signed.xml");
        String key = keys.resolve("1101110325.p12").toString();
        assertThat(run("clear", "sign", declaration.toString(), "--key", key, "-o", signed.toString())
                        .code())
                .isZero();
        String own = keys.resolve("trust").toString();
        assertThat(run("clear", "check-signature", signed.toString(), "--trust", own)
                        .out())
                .contains("VALID")
                .contains("for 1101110325");
        Ran stranger = run("clear", "check-signature", signed.toString(), "--trust", trust);
        assertThat(stranger.code()).isEqualTo(2);
        assertThat(stranger.out()).contains("INVALID, 1001").contains("does not lead to a trusted authority");
        Ran declared = run(
                "clear",
                "ingest",
                signed.toString(),
                "--log",
                folder.resolve("other").toString(),
                "--time",
                "message",
                "--trust",
                own,
                "--json");
        assertThat(declared.out().lines())
                .isNotEmpty()
                .allMatch(line -> line.contains("\"code\":\"-621015\"") && line.contains("agentCode is 3301994S01"));
        Ran bad = run("clear", "sign", declaration.toString(), "--key", own + "/companies.csv");
        assertThat(bad.code()).isEqualTo(2);
    }
}
