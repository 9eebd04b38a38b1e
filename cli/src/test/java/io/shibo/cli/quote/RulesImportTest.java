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

class RulesImportTest {
    @TempDir
    private Path temp;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        return Shibo.run(out, err, args);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(temp.resolve(name), text).toString();
    }

    @Test
    void writesAPackThatChecks() throws IOException {
        String rates = file("rates.csv", "code,rate,partner\n84795000,5%,\n84795000,free,CN\n09012100,much,\n");
        String pack = temp.resolve("KE").toString();

        assertThat(run(
                        "rules",
                        "import",
                        "csv",
                        rates,
                        "--country",
                        "KE",
                        "--currency",
                        "KES",
                        "--vat",
                        "16",
                        "--date",
                        "2026-01-01",
                        "-o",
                        pack))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(
                        "2 tariff lines",
                        "1 lines will be refused",
                        "3 duties read = 2 expressed + 1 as text only + 0 skipped");
        assertThat(run("rules", "check", pack)).isZero();
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        assertThat(run(
                        "rules",
                        "import",
                        "cvs",
                        "nowhere.csv",
                        "--date",
                        "soon",
                        "-o",
                        temp.resolve("X").toString()))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("'cvs' is not known", "nowhere.csv: is no file");

        err.reset();
        assertThat(run(
                        "rules",
                        "import",
                        "csv",
                        "nowhere.csv",
                        "--date",
                        "soon",
                        "--vat",
                        "much",
                        "-o",
                        temp.resolve("X").toString()))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("'soon' is not a date", "--country: is missing", "--currency: is missing", "--vat:");
        assertThat(temp.toFile().list()).isEmpty();
    }

    @Test
    void leavesNothingOfABrokenFile() throws IOException {
        String broken = file("hts.json", "[{\"htsno\":");

        assertThat(run(
                        "rules",
                        "import",
                        "us-hts",
                        broken,
                        "--date",
                        "2026-01-01",
                        "-o",
                        temp.resolve("US").toString()))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("hts.json:1: not JSON as expected");
        assertThat(temp.toFile().list()).containsExactly("hts.json");
    }
}
