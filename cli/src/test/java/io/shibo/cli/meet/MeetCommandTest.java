package io.shibo.cli.meet;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.cli.Shibo;
import io.shibo.cli.demo.Context;
import io.shibo.cli.demo.Outcome;
import io.shibo.cli.shell.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeetCommandTest {
    @TempDir
    private Path folder;

    private String out = "";
    private String err = "";

    @BeforeEach
    void aSmallExpo() {
        assertThat(run("samples", "expo", "--exhibitors", "60", "--buyers", "200", "-o", expo()))
                .isZero();
    }

    private String expo() {
        return folder.resolve("samples/expo").toString();
    }

    private String plan() {
        return folder.resolve("out").toString();
    }

    private int run(String... args) {
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        int code = Shibo.run(outBytes, errBytes, args);
        out = outBytes.toString(StandardCharsets.UTF_8);
        err = errBytes.toString(StandardCharsets.UTF_8);
        return code;
    }

    @Test
    void whatWasRunIsVerified() {
        assertThat(run("meet", "run", expo(), "-o", plan(), "--json")).isZero();
        assertThat(out).contains("\"exhibitors\" : 60", "\"buyers\" : 200", "\"buyersBefore\" : 122");
        assertThat(run("meet", "verify", expo(), plan())).isZero();
        assertThat(out).startsWith("All holds");
        assertThat(run("meet", "verify", expo(), plan(), "--json")).isZero();
        assertThat(out).contains("\"holds\" : true", "\"violations\" : 0");
    }

    @Test
    void aMeetingTakenOutIsNoticed() throws IOException {
        run("meet", "run", expo(), "-o", plan());
        Path meetings = Path.of(plan(), "meetings.csv");
        List<String> lines = new ArrayList<>(Files.readAllLines(meetings));
        lines.remove(4);
        Files.write(meetings, lines);
        assertThat(run("meet", "verify", expo(), plan())).isEqualTo(2);
        assertThat(err).contains("certificate.csv: the value of the meetings is stated as");
        assertThat(run("meet", "verify", expo(), plan(), "--json")).isEqualTo(2);
        assertThat(out).contains("\"holds\" : false");
    }

    @Test
    void wrongInputWritesNothingAndNamesFileAndLine() throws IOException {
        Path offers = Path.of(expo(), "offers.csv");
        Files.writeString(offers, Files.readString(offers).replaceFirst("\nO00001,E0001", "\nO00001,E9999"));
        assertThat(run("meet", "run", expo(), "-o", plan())).isEqualTo(2);
        assertThat(err).contains("offers.csv:2: organisation: 'E9999' is not in organisations.csv");
        assertThat(Path.of(plan())).doesNotExist();
    }

    @Test
    void rulesThatCollideAreNamedWithTheirLinesAndNothingIsWritten() throws IOException {
        Path wishes = Path.of(expo(), "wishes.csv");
        List<String> lines = new ArrayList<>(Files.readAllLines(wishes));
        lines.removeIf(line -> line.contains("B00007") || line.contains("E0003"));
        lines.add("B00007,E0003,must-meet");
        lines.add("E0003,B00007,no-thanks");
        Files.write(wishes, lines);
        assertThat(run("meet", "run", expo(), "-o", plan())).isEqualTo(2);
        assertThat(err)
                .contains(
                        "wishes.csv:" + (lines.size() - 1) + ":",
                        "wants no meeting with it",
                        "wishes.csv:" + lines.size());
        assertThat(Path.of(plan())).doesNotExist();
        assertThat(run("meet", "run", expo(), "-o", plan(), "--json")).isEqualTo(2);
        assertThat(out).contains("\"possible\" : false", "\"rule\" : \"collision.veto\"");
    }

    @Test
    void searchesAcrossLanguagesAndSaysWhy() {
        run("meet", "run", expo(), "-o", plan());
        assertThat(run("meet", "search", expo(), "咖啡", "--role", "buyer", "--json"))
                .isZero();
        assertThat(out).contains("\"total\"");
        assertThat(run("meet", "search", expo(), "x", "--country", "UK")).isEqualTo(2);
        assertThat(err).contains("The United Kingdom is GB");
        assertThat(run("meet", "why", expo(), plan(), "E0001", "E0002", "--lang", "zh"))
                .isZero();
        assertThat(out).contains("双方在谈判桌的同一侧");
        assertThat(run("meet", "why", expo(), plan(), "E0001", "B99")).isEqualTo(2);
    }

    @Test
    void givenMeetingsGetSlots() throws IOException {
        Path file = folder.resolve("three.dzn");
        String three = "nBusiness=3;nMeetings=2;nTables=2;nTotalSlots=%d;nMorningSlots=1;requested=[|1,2,3|1,3,3|];";
        Files.writeString(file, three.formatted(2));
        assertThat(run("meet", "solve", file.toString(), "--seconds", "5", "--json"))
                .isZero();
        assertThat(out).contains("\"feasible\" : true", "\"breaks\" : 0", "\"bound\" : 0", "\"slots\" : [");
        assertThat(run("meet", "solve", file.toString())).isZero();
        assertThat(out).contains("1-2", "1-3", "no timetable has fewer");
        Files.writeString(file, three.formatted(1));
        assertThat(run("meet", "solve", file.toString(), "--json")).isEqualTo(2);
        assertThat(out).contains("\"feasible\" : false", "participant 1: meetings 1, 2 have only slots 1 between them");
        Files.writeString(file, "nBusiness=x;");
        assertThat(run("meet", "solve", file.toString())).isEqualTo(2);
        assertThat(err).contains("three.dzn:1: expected a whole number");
    }

    @Test
    void anUpsetTimetableIsPlannedAnewAndHolds() throws IOException {
        run("meet", "run", expo(), "-o", plan());
        String[] first =
                Files.readAllLines(Path.of(plan(), "meetings.csv")).get(1).split(",");
        String ill = first[0] + "@" + first[2];
        String again = folder.resolve("again").toString();
        assertThat(run("meet", "replan", expo(), plan(), "-o", again, "--ill", ill))
                .isZero();
        assertThat(out).contains(first[0] + " is away", " meetings moved, ");
        assertThat(run("meet", "verify", expo(), again)).isZero();
        assertThat(run(
                        "meet",
                        "replan",
                        expo(),
                        plan(),
                        "-o",
                        again,
                        "--close-hall",
                        "1A@2026-03-24T09:00-10:00",
                        "--json"))
                .isZero();
        assertThat(out).contains("\"moved\"", "hall 1A is closed");
        assertThat(run("meet", "replan", expo(), plan(), "-o", again)).isEqualTo(2);
        assertThat(err).contains("say what happened");
        assertThat(run("meet", "replan", expo(), plan(), "-o", again, "--ill", "E0001@2031-01-01"))
                .isEqualTo(2);
        assertThat(err).contains("is no time of this edition");
        assertThat(run("meet", "replan", expo(), plan(), "-o", again, "--ill", "nobody"))
                .isEqualTo(2);
        assertThat(err).contains("there is no organisation or person 'nobody'");
    }

    @Test
    void theDemosStepGivesTheSameFiguresEachTime() throws IOException {
        Context context = new Context(folder.resolve("samples"), folder, folder.resolve("home"), Progress.none());
        Outcome first = new MeetStep().run(context);
        assertThat(first.figures()).containsEntry("exhibitors", 60).containsEntry("internationalExhibitors", 13);
        assertThat(new MeetStep().run(context)).isEqualTo(first);
        assertThat(context.dir("meet").resolve("expo/offers.csv")).exists();
    }
}
