package io.shibo.cli.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.cli.Shibo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginCommandTest {
    private static final Path ROOT = Path.of(System.getProperty("shibo.root"));
    private static final String ROBOT =
            ROOT.resolve("samples/origin/robot-arm.json").toString();

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        return Shibo.run(out, err, args);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void showsEachTestWithItsFigures() {
        assertThat(run("origin", ROBOT, "--agreement", "RCEP")).isZero();
        assertThat(out())
                .contains("8479.50 originates in China under RCEP.")
                .contains("tolerance 10 % of value: 1320 against at most 980")
                .contains("Form RCEP", "unverified");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh", "id", "ar"})
    void withoutAnAgreementAllThatBindBothAreTried(String language) {
        assertThat(run("origin", ROBOT, "--lang", language)).isZero();
        assertThat(out()).contains("RCEP", "ACFTA").doesNotContain("CPTPP", "{0}");
    }

    @Test
    void jsonHoldsTheSteps() {
        assertThat(run("origin", ROBOT, "--agreement", "RCEP", "--json")).isZero();
        assertThat(out()).contains("\"steps\"", "\"method\"", "\"threshold\"", "\"answer\"");
    }

    /** Before Indonesia joined, the agreement does not bind it. */
    @Test
    void theDayDecidesWhoIsAMember() {
        assertThat(run("origin", ROBOT, "--agreement", "RCEP", "--date", "2023-01-01"))
                .isZero();
        assertThat(out()).contains("does not originate", "not in force for the importing country");
    }

    @Test
    void whatIsWrongIsToldAndCodeTwo() throws IOException {
        assertThat(run("origin", ROBOT, "--agreement", "RCPE")).isEqualTo(2);
        assertThat(err()).contains("'RCPE' is not known. Known: ACFTA, CHAFTA, CPTPP, EUJEPA, EVFTA, RCEP");
        Path undated = folder.resolve("undated.json");
        Files.writeString(undated, "{\"hs\": \"847950\", \"origin\": \"CN\"}");
        assertThat(run("origin", undated.toString())).isEqualTo(2);
        assertThat(err()).contains("undated.json", "date", "--date");
        Path far = folder.resolve("far.json");
        Files.writeString(
                far, "{\"hs\": \"847950\", \"origin\": \"BR\", \"destination\": \"CN\", \"date\": \"2026-06-30\"}");
        assertThat(run("origin", far.toString())).isEqualTo(2);
        assertThat(err()).contains("no agreement binds BR and CN on 2026-06-30");
    }
}
