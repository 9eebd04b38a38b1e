package io.shibo.cli.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.cli.Shibo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of sales, destinations ranked, and rules in time, as commands. */
class ManySalesTest {
    private static final Path ROOT = Path.of(System.getProperty("shibo.root"));
    private static final String SALES = ROOT.resolve("samples/quote/sales.csv").toString();
    private static final String RATES = ROOT.resolve("samples/quote/rates.csv").toString();
    private static final String ROBOT =
            ROOT.resolve("samples/deals/robot-arm.json").toString();

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
    void everySaleOfTheTableIsInTheFigures() throws IOException {
        Path figures = folder.resolve("figures.csv");
        Path charges = folder.resolve("charges.csv");

        assertThat(run(
                        "quote",
                        "--bulk",
                        SALES,
                        "--rates",
                        RATES,
                        "-o",
                        figures.toString(),
                        "--charges",
                        charges.toString()))
                .as(err())
                .isZero();

        long sales = Files.readAllLines(Path.of(SALES)).stream()
                .skip(1)
                .map(row -> row.substring(0, row.indexOf(',')))
                .distinct()
                .count();
        List<String> rows = Files.readAllLines(figures);
        assertThat(rows).hasSize((int) sales + 1);
        assertThat(out()).contains("%d sales".formatted(sales), "rulebook");
        // The charges of the one file add up to those of the other, over the sales that are admitted.
        assertThat(sum(Files.readAllLines(charges), 8)).isEqualByComparingTo(sum(rows, 9));
    }

    private static BigDecimal sum(List<String> rows, int column) {
        return rows.stream()
                .skip(1)
                .map(row -> row.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)[column])
                .filter(cell -> !cell.isEmpty())
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void aWrongRowIsToldAndDoesNotStopTheOthers() throws IOException {
        Path sales = folder.resolve("sales.csv");
        Files.writeString(sales, """
                sale,seller_country,destination,order_date,currency,quantity,unit,unit_price,hs,origin
                a,FR,CN,2026-06-01,CNY,1,H87,100,04090000,FR
                b,FR,CN,2026-06-01,CNY,1,H87,a lot,04090000,FR
                c,FR,XK,2026-06-01,CNY,1,H87,100,04090000,FR
                """);
        Path figures = folder.resolve("figures.csv");

        assertThat(run("quote", "--bulk", sales.toString(), "-o", figures.toString()))
                .isEqualTo(2);

        assertThat(err()).contains("sales.csv:3: unit_price: 'a lot'");
        List<String> rows = Files.readAllLines(figures);
        assertThat(rows.get(1)).startsWith("a,");
        assertThat(rows.get(2)).startsWith("b,wrong,").contains("a lot");
        assertThat(rows.get(3)).startsWith("c,wrong,");
    }

    @Test
    void aTableMayBeParquetOnBothSides() throws Exception {
        Path parquet = folder.resolve("sales.parquet");
        Path figures = folder.resolve("figures.parquet");
        Path csv = folder.resolve("figures.csv");
        try (Connection duck = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
                Statement statement = duck.createStatement()) {
            statement.execute(
                    "COPY (SELECT * FROM read_csv('%s', all_varchar = true)) TO '%s'".formatted(SALES, parquet));

            assertThat(run("quote", "--bulk", parquet.toString(), "--rates", RATES, "-o", figures.toString()))
                    .as(err())
                    .isZero();
            assertThat(run("quote", "--bulk", SALES, "--rates", RATES, "-o", csv.toString()))
                    .isZero();
            try (ResultSet rows = statement.executeQuery(
                    "SELECT count(*), count(DISTINCT sale), sum(CAST(charges AS DECIMAL(38, 2))) FROM '%s'"
                            .formatted(figures))) {
                assertThat(rows.next()).isTrue();
                List<String> lines = Files.readAllLines(csv);
                assertThat(rows.getLong(1)).isEqualTo(lines.size() - 1);
                assertThat(rows.getLong(2)).isEqualTo(lines.size() - 1);
                assertThat(rows.getBigDecimal(3)).isEqualByComparingTo(sum(lines, 9));
            }
        }
    }

    @Test
    void aFileThatIsNoParquetIsTold() throws IOException {
        Path parquet = folder.resolve("sales.parquet");
        Files.writeString(parquet, "no table");

        assertThat(run(
                        "quote",
                        "--bulk",
                        parquet.toString(),
                        "-o",
                        folder.resolve("f.csv").toString()))
                .isEqualTo(2);
        assertThat(err()).contains("sales.parquet", "cannot be turned");
    }

    @Test
    void aFileThatIsNoTableLeavesNoFigures() throws IOException {
        Path sales = folder.resolve("sales.csv");
        Files.writeString(sales, "");
        Path figures = folder.resolve("figures.csv");

        assertThat(run("quote", "--bulk", sales.toString(), "-o", figures.toString()))
                .isEqualTo(2);
        assertThat(err()).contains("the first column is ''");
        assertThat(figures).doesNotExist();
    }

    @Test
    void destinationsAreRankedByLandedCost() {
        assertThat(run("quote", ROBOT, "--to", "all", "--rates", RATES))
                .as(err())
                .isZero();

        assertThat(out()).contains("ID  Indonesia", "landed", "asks for");
    }

    @Test
    void aDestinationThatIsNoCountryIsTold() {
        assertThat(run("quote", ROBOT, "--to", "JP,Atlantis")).isEqualTo(2);
        assertThat(err()).contains("--to", "Atlantis");
    }

    @Test
    void aDateThatIsNoneIsToldInWords() {
        assertThat(run("rules", "at", "2026-13-01")).isEqualTo(2);
        assertThat(err())
                .contains("'2026-13-01' is not a date", "as in 2026-06-30")
                .doesNotContain("java.");
    }

    @Test
    void tellsTheRulesOfADay() {
        assertThat(run("rules", "at", "2024-06-01", "--to", "ID", "--layer", "vat"))
                .isZero();
        assertThat(out()).contains("11% of import-value").doesNotContain("11/12");
    }

    @Test
    void tellsWhatDiffersBetweenTwoDays() {
        assertThat(run(
                        "rules",
                        "diff",
                        "2024-12-31",
                        "2025-01-01",
                        "--before",
                        ROOT.resolve("packs").toString()))
                .isZero();
        assertThat(out()).contains("11% of import-value", "12% of 11/12 of import-value", "change");
    }

    @Test
    void replayTellsTheEffectOfAChange() {
        assertThat(run(
                        "rules",
                        "replay",
                        SALES,
                        "--rates",
                        RATES,
                        "--date-before",
                        "2018-12-31",
                        "--date-after",
                        "2026-06-30",
                        "--json"))
                .as(err())
                .isZero();
        assertThat(out()).contains("\"jurisdictions\"", "\"sectors\"", "\"largest\"");
    }

    @Test
    void replayWithoutAChangeIsRefused() {
        assertThat(run("rules", "replay", SALES)).isEqualTo(2);
        assertThat(err()).contains("Nothing would differ", "--after");
    }
}
