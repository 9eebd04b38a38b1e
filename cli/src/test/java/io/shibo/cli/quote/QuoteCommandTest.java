package io.shibo.cli.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.cli.Shibo;
import io.shibo.codes.input.Tree;
import io.shibo.hub.json.Json;
import io.shibo.quote.sale.SaleDocument;
import io.shibo.quote.sale.SaleReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuoteCommandTest {
    private static final Path ROOT = Path.of(System.getProperty("shibo.root"));
    private static final String DEALS = ROOT.resolve("samples/deals").toString();

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
    void printsEveryChargeWithItsSource() {
        assertThat(run("quote", DEALS + "/robot-arm.json")).isZero();

        assertThat(out())
                .contains("IDR 1,270,830,000.00", "12% of 11/12 of import-value", "PMK 131/2024", "unverified")
                .contains("ACFTA could apply", "Form E", "Landed cost", "IDR 1,514,513,000.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh", "id", "ar"})
    void speaksEveryLanguage(String language) {
        assertThat(run("quote", DEALS + "/coffee.json", "--lang", language)).isZero();
        assertThat(out()).contains("CNY 379.67").doesNotContain("{0}");
    }

    @Test
    void jsonHoldsASaleThatGivesTheSameJsonAgain() throws IOException {
        assertThat(run("quote", DEALS + "/coffee.json", "--json")).isZero();
        String first = out();
        var tree = Json.read("quote", new ByteArrayInputStream(first.getBytes(StandardCharsets.UTF_8)));
        Tree sale = Objects.requireNonNull(((Tree.Fields) tree).byName().get("sale"));
        Path again = folder.resolve("sale.json");
        Files.writeString(again, Json.write(SaleDocument.of(SaleReader.read("sale", sale))));
        out.reset();

        assertThat(run("quote", again.toString(), "--json")).isZero();
        assertThat(out()).isEqualTo(first);
    }

    @Test
    void dateMovesEveryDay() {
        assertThat(run("quote", DEALS + "/robot-arm.json", "--date", "2024-06-01"))
                .isZero();
        assertThat(out()).contains("11% of import-value", "UU 7/2021");
    }

    @Test
    void wrongSalesAreTheUsersToMend() throws IOException {
        Path sale = folder.resolve("sale.json");
        Files.writeString(
                sale,
                Files.readString(ROOT.resolve("samples/deals/robot-arm.json"))
                        .replace("\"country\": \"ID\", \"kind\"", "\"country\": \"XX\", \"kind\"")
                        .replace("\"quantity\": \"4\",\n      \"unit\"", "\"quantity\": \"-4\",\n      \"unit\""));

        assertThat(run("quote", sale.toString())).isEqualTo(2);
        assertThat(err()).contains("sale.json:", "'XX' is not a country", "-4 must be above 0", "2 problems");
    }

    @Test
    void tellsWhatIsWrongInTheReadersLanguageAndWithItsCode() throws IOException {
        Path sale = folder.resolve("sale.json");
        Files.writeString(
                sale, Files.readString(Path.of(DEALS, "robot-arm.json")).replace("\"84795000\"", "\"84795\""));

        assertThat(run("quote", sale.toString(), "--lang", "id", "--json")).isEqualTo(2);
        assertThat(err()).contains("sale.json:", "bukan kode barang");
        assertThat(out()).contains("\"code\" : \"goods-code\"", "\"field\" : \"lines[0].hs\"", "bukan kode barang");
    }

    @Test
    void countsWhatWasCompared() {
        assertThat(run("rules", "check", ROOT.resolve("packs").toString(), "--confidence"))
                .isZero();
        assertThat(out())
                .containsPattern("in all  [1-9][0-9]+ of [0-9]{4} measures verified")
                .contains("https://www.customs.go.jp/english/c-answer_e/imtsukan/1111_e.htm, 2026-11-26");
    }

    @Test
    void checksTheShippedPacksAndNamesWhatIsUnverified() {
        assertThat(run("rules", "check", ROOT.resolve("packs").toString())).isZero();
        assertThat(out()).contains("CN  China", "ID  Indonesia", "EU  European Union", "unverified", "no problems");
    }

    @Test
    void checkTellsEveryProblemOfAPackAtOnce() throws IOException {
        Path pack = Files.createDirectory(folder.resolve("BN"));
        String page = Files.readString(ROOT.resolve("docs/quote.md"));
        Files.writeString(pack.resolve("goods.csv"), page.split("```csv\n")[1].split("```")[0]);
        Files.writeString(
                pack.resolve("pack.yaml"),
                page.split("```yaml\n")[1]
                        .split("```")[0]
                        .replace("currency: BND", "currency: RINGGIT")
                        .replace("formula: $mfn of customs-value", "formula: $mfn customs-value")
                        .replace("citation: rcep\n", "citation: rsep\n"));

        assertThat(run("rules", "check", pack.toString())).isEqualTo(2);
        assertThat(err()).contains("pack.yaml:", "RINGGIT", "rsep", "customs-value", "problems");
    }

    @Test
    void checkOfAFolderWithoutPacksSaysWhatToName() {
        assertThat(run("rules", "check", folder.toString())).isEqualTo(2);
        assertThat(err()).contains("holds no pack");
    }
}
