package io.shibo.cli.meet;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.cli.Shibo;
import io.shibo.hub.io.PemKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DayCommandsTest {
    @TempDir
    private static Path folder;

    private String out = "";
    private String err = "";

    @BeforeAll
    void aPlannedExpo() throws Exception {
        assertThat(run("samples", "expo", "--exhibitors", "40", "--buyers", "120", "-o", path("expo")))
                .isZero();
        assertThat(run("meet", "run", path("expo"), "-o", path("plan"))).isZero();
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Files.writeString(
                folder.resolve("secret.pem"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        assertThat(PemKeys.pair(folder.resolve("secret.pem")).getPublic()).isEqualTo(pair.getPublic());
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private int run(String... args) {
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        int code = Shibo.run(outBytes, errBytes, args);
        out = outBytes.toString(StandardCharsets.UTF_8);
        err = errBytes.toString(StandardCharsets.UTF_8);
        return code;
    }

    private int check(String code, String... more) {
        List<String> args = new java.util.ArrayList<>(List.of("meet", "check-badge", code, "--edition", "2026"));
        args.addAll(List.of(more));
        return run(args.toArray(String[]::new));
    }

    @Test
    void badgesAreMadeAndCheckedWithThePublicKeyAlone() throws IOException {
        assertThat(run("meet", "badges", path("expo"), "-o", path("badges"), "--key", path("secret.pem"), "--json"))
                .isZero();
        assertThat(out).contains("\"sheets\" : 1");
        assertThat(Files.readString(folder.resolve("badges/badges-001.html"))).contains("<svg", "/1</p>");
        List<String> codes = Files.readAllLines(folder.resolve("badges/badges.csv"));
        // One for each person, and for each organisation that named none.
        assertThat(codes).hasSizeGreaterThan(160);
        String line = codes.get(50);
        String code = line.substring(line.lastIndexOf(',') + 1);
        String id = line.substring(0, line.indexOf(','));
        String key = path("badges/badge-key.pem");
        assertThat(check(code, "--key", key, "--on", "2026-03-24", "--json")).isZero();
        assertThat(out).contains("\"outcome\" : \"valid\"", id);
        assertThat(check(code, "--key", key, "--on", "2026-04-24")).isEqualTo(2);
        assertThat(out).startsWith("EXPIRED");
        assertThat(check(code, "--on", "2026-03-24")).isEqualTo(2);
        assertThat(out).startsWith("NOT-CHECKED");
        char last = code.charAt(40);
        String changed = code.substring(0, 40) + (last == 'A' ? 'B' : 'A') + code.substring(41);
        assertThat(check(changed, "--key", key, "--on", "2026-03-24")).isEqualTo(2);
        assertThat(out).matches("(?s)(NOT-GENUINE|UNREADABLE).*");
        Files.writeString(folder.resolve("revoked.csv"), "badge,from,reason\n" + id + ",2026-03-25,lost\n");
        assertThat(check(code, "--key", key, "--revoked", path("revoked.csv"), "--on", "2026-03-25"))
                .isEqualTo(2);
        assertThat(out).startsWith("REVOKED").contains("lost");
        assertThat(check(code, "--key", path("secret.pem"))).isEqualTo(2);
        assertThat(err).contains("secret.pem", "is not a public key");
    }

    @Test
    void aHolderWhoIsNotThereIsNamed() {
        assertThat(run("meet", "badges", path("expo"), "-o", path("b"), "--key", path("secret.pem"), "--for", "Z9"))
                .isEqualTo(2);
        assertThat(err).contains("'Z9'");
        assertThat(run("meet", "print", path("expo"), path("plan"), "-o", path("p"), "--for", "Z9"))
                .isEqualTo(2);
        assertThat(run("meet", "calendar", path("expo"), path("plan"), "Z9", "-o", path("p.ics")))
                .isEqualTo(2);
        assertThat(err).contains("'Z9'");
    }

    @Test
    void timetablesAndCalendarsAreWritten() throws IOException {
        assertThat(run("meet", "print", path("expo"), path("plan"), "-o", path("paper"), "--lang", "ar"))
                .isZero();
        assertThat(Files.readString(folder.resolve("paper/participants-001.html")))
                .contains("dir=\"rtl\"", "القاعة");
        assertThat(run("meet", "calendar", path("expo"), path("plan"), "-o", path("calendars")))
                .isZero();
        try (var files = Files.list(folder.resolve("calendars"))) {
            assertThat(files).hasSize(160);
        }
        String ill =
                Files.readAllLines(folder.resolve("plan/meetings.csv")).get(1).split(",")[1];
        assertThat(run("meet", "replan", path("expo"), path("plan"), "-o", path("plan2"), "--ill", ill))
                .isZero();
        assertThat(run(
                        "meet",
                        "calendar",
                        path("expo"),
                        path("plan2"),
                        ill,
                        "--before",
                        path("plan"),
                        "-o",
                        path("ill.ics"),
                        "--stamp",
                        "2026-03-20T08:00:00Z"))
                .isZero();
        assertThat(Files.readString(folder.resolve("ill.ics")))
                .contains("STATUS:CANCELLED", "SEQUENCE:1", "DTSTAMP:20260320T080000Z")
                .doesNotContain("STATUS:CONFIRMED");
        assertThat(run(
                        "meet",
                        "calendar",
                        path("expo"),
                        path("plan"),
                        "E0001",
                        "-o",
                        path("x.ics"),
                        "--time-zone",
                        "Mars"))
                .isEqualTo(2);
        assertThat(err).contains("'Mars'", "Asia/Shanghai");
    }

    @Test
    void journalsOfDevicesAreMergedCountedAndExported() throws IOException {
        assertThat(run("samples", "day", path("expo"), path("plan"), "-o", path("journals")))
                .isZero();
        assertThat(run("meet", "day", path("expo"), "--journals", path("journals"), "-o", path("all.json"), "--json"))
                .isZero();
        assertThat(out).contains("\"forks\" : [ ]", "\"gaps\" : [ ]", "\"remarks\"");
        String once = out;
        // The merged journal with the parts again, the other way round: nothing is counted twice.
        assertThat(run(
                        "meet",
                        "day",
                        path("expo"),
                        "--journals",
                        path("all.json"),
                        "--journals",
                        path("journals"),
                        "--journals",
                        path("all.json"),
                        "--json"))
                .isZero();
        assertThat(out).isEqualTo(once);
        assertThat(run("meet", "day", path("expo"), "--journals", path("all.json"), "--at", "2026-03-24T02:00:00Z"))
                .isZero();
        assertThat(out).contains("At 2026-03-24T10:00", "inside");
        assertThat(run("meet", "leads", path("expo"), "E0001", "--journals", path("journals"), "-o", path("l.csv")))
                .isZero();
        assertThat(Files.readString(folder.resolve("l.csv"))).startsWith("\uFEFFbadge,name");
        assertThat(run("meet", "leads", path("expo"), "E0001", "--journals", path("journals"), "-o", path("l.txt")))
                .isEqualTo(2);
        Files.writeString(
                folder.resolve("rates.csv"), "currency,rate,date\nUSD,7.1034,2026-03-27\nEUR,7.8,2026-03-27\n");
        assertThat(run(
                        "meet",
                        "closing",
                        path("expo"),
                        path("plan"),
                        "--journals",
                        path("journals"),
                        "--rates",
                        path("rates.csv"),
                        "-o",
                        path("closing"),
                        "--json"))
                .isZero();
        assertThat(out).contains("\"meetings.held\"", "\"deals.total\"", "\"7.1034\"", "\"method\"");
        assertThat(Files.readString(folder.resolve("closing/closing-records.csv")))
                .contains("visitors,,GATE-");
        Files.writeString(folder.resolve("bad.json"), "{\"entries\":[{\"device\":\"A\"}]}");
        assertThat(run("meet", "day", path("expo"), "--journals", path("bad.json")))
                .isEqualTo(2);
        assertThat(err).contains("bad.json", "entries[0].number");
    }
}
