package io.shibo.cli.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.cli.Shibo;
import io.shibo.codes.input.Node;
import io.shibo.codes.input.Problems;
import io.shibo.hub.json.Json;
import io.shibo.measure.Release;
import io.shibo.measure.ReleaseTree;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureCommandTest {
    private static final Path SAMPLES = Path.of(System.getProperty("shibo.root", ".."), "samples", "measure");
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource({"en, Digitally ordered", "zh, 数字订购", "id, Dipesan secara digital", "ar, مطلوبة رقميًا"})
    void printsTheTableInTheReadersLanguage(String language, String ordered) {
        assertThat(measure("--lang", language)).isZero();
        assertThat(printed()).contains(ordered, "+").doesNotContain("{");
    }

    @Test
    void writesTableChartAndReport(@TempDir Path folder) throws Exception {
        assertThat(measure("-o", folder.toString())).isZero();
        assertThat(Files.readString(folder.resolve("table.csv")))
                .startsWith("period,flow,breakdown,item,measure,currency,value,growth_percent,records,flag,vintage\n");
        Problems problems = new Problems();
        Path json = folder.resolve("table.json");
        Release release =
                Objects.requireNonNull(ReleaseTree.read(Node.root("table.json", Json.read(json), problems), problems));
        assertThat(release.inputs()).hasSize(2);
        String chart = Files.readString(folder.resolve("chart.svg"));
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(chart.getBytes(StandardCharsets.UTF_8)));
        assertThat(Files.readString(folder.resolve("report.html")))
                .startsWith("<!DOCTYPE html>")
                .contains("<svg", "<table>", release.digest().substring(0, 12))
                .doesNotContain("<script", "http-equiv", "@import", "url(");
    }

    @Test
    void jsonAndCsvAreTheReleaseAndNothingElse() {
        assertThat(measure("--json")).isZero();
        Problems problems = new Problems();
        assertThat(ReleaseTree.read(
                        Node.root("out", Json.read("out", new ByteArrayInputStream(out.toByteArray())), problems),
                        problems))
                .isNotNull();
        out.reset();
        assertThat(measure("--csv")).isZero();
        assertThat(printed()).startsWith("period,flow,").endsWith("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--sdmx", "--audit", "--compare=other.json"})
    void whatIsNotThereYetSaysSoAndFails(String option, @TempDir Path folder) {
        assertThat(measure(option, "-o", folder.resolve("out").toString())).isNotZero();
        assertThat(errors()).startsWith("not supported: ");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --period 2026-S3 | --period: number 3 of year 2026 is not a period.
            --period 1900 | --period: number 1 of year 1899 is not a period.
            --period 1999-S1 | none of the
            --period 2026-S1 --partners -1 | --partners: at least 3 enterprises a cell and -1 partners
            --period 2026-S1 --lang fr | Invalid value for option '--lang'
            """)
    void wrongWordsOnTheCommandLineAreTheUsersToMend(String options, String message) {
        List<String> args = new ArrayList<>(List.of(
                "measure",
                SAMPLES.resolve("records-2026-S1.csv").toString(),
                "--rates",
                SAMPLES.resolve("exchange-rates.csv").toString()));
        args.addAll(List.of(options.split(" ")));
        assertThat(run(args.toArray(String[]::new))).isEqualTo(2);
        assertThat(errors()).contains(message);
    }

    @Test
    void allProblemsOfAllFilesAreToldAtOnceAndNothingIsWritten(@TempDir Path folder) throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.csv"), "date,flow\n");
        Path worse = Files.writeString(
                folder.resolve("worse.csv"),
                Files.readString(SAMPLES.resolve("records-2026-S1.csv")).replaceFirst("export", "exprot"));
        Path target = folder.resolve("out");
        int code = run(
                "measure",
                bad.toString(),
                worse.toString(),
                "--rates",
                folder.resolve("none.csv").toString(),
                "--period",
                "2026-S1");
        assertThat(code).isEqualTo(2);
        assertThat(errors()).contains("none.csv: no such file");
        err.reset();
        assertThat(run(
                        "measure",
                        bad.toString(),
                        worse.toString(),
                        "--rates",
                        SAMPLES.resolve("exchange-rates.csv").toString(),
                        "--period",
                        "2026-S1",
                        "-o",
                        target.toString()))
                .isEqualTo(2);
        assertThat(errors()).contains("bad.csv:1: header: column amount", "worse.csv:2: flow: 'exprot' is not known");
        assertThat(target).doesNotExist();
    }

    @Test
    void theGeneratorWritesTheSameBytesAgain(@TempDir Path folder) throws IOException {
        assertThat(run("samples", "trade", "--seed", "1", "-o", folder.toString()))
                .isZero();
        for (String name : List.of("records-2025-S1.csv", "records-2026-S1.csv", "exchange-rates.csv")) {
            assertThat(folder.resolve(name)).hasSameBinaryContentAs(SAMPLES.resolve(name));
        }
    }

    private int measure(String... options) {
        List<String> args = new ArrayList<>(List.of(
                "measure",
                SAMPLES.resolve("records-2025-S1.csv").toString(),
                SAMPLES.resolve("records-2026-S1.csv").toString(),
                "--rates",
                SAMPLES.resolve("exchange-rates.csv").toString(),
                "--period",
                "2026-S1"));
        args.addAll(List.of(options));
        return run(args.toArray(String[]::new));
    }

    private int run(String... args) {
        return Shibo.run(out, err, args);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
