package io.shibo.quote.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.codes.Country;
import io.shibo.codes.Quantity;
import io.shibo.codes.Unit;
import io.shibo.codes.input.InputException;
import io.shibo.quote.sale.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of measures, plain tables and the Thai files; rates are invented, duties computed by hand. */
class TablesTest {
    @TempDir
    private Path temp;

    private static final String TARIC = """
            goods_code,additional_code,origin,measure_type,legal_act,start,end,duty,order_number,exclusion,title,note
            0406900000,,1011,103,R2658/87,01-01-2020,,12.800 % + 176.800 EUR DTN,,,Cheese,x
            0406900000,,2020,142,D0001/21,2021-01-01,,0.000 %,,,,
            0406900000,,CH,143,D0002/21,2021-01-01,,6 % MAX 10 EUR DTN,09.4155,,,
            0406900000,,1011,552,R0001/22,2022-01-01,,20 %,,CN CH XK,,
            1905900000,,1011,103,R2658/87,2020-01-01,,9.000 % + EA MAX 20.7 %,,,Biscuits,
            2203000000,,1011,103,R2658/87,2020-01-01,2025-12-31,8 %,,,Beer,
            2203000000,,1011,103,R2658/87,2026-01-01,,0 %,,,,
            2203000000,,9999,142,R2658/87,2026-01-01,,0 %,,,,
            2203000000,,1011,465,R1/20,2026-01-01,,,,,,
            """;

    private Imported taric() {
        return Imported.of(
                TariffImport.Format.TARIC,
                Imported.options("DE", "EUR").withAreas(Map.of("2020", Set.of(Country.of("KE")))),
                temp.resolve("TARIC"),
                "measures.csv",
                TARIC);
    }

    @Test
    void measuresCoverAllBelowTheirCode() {
        Imported eu = taric();
        Quantity kilos = Quantity.of("50", Unit.KGM);

        // 128 + 176.80 x 0.5; anti-dumping duty of 20 % beside it.
        assertThat(eu.due("duty", eu.sale("0406902100", "FR", kilos))).isEqualTo("216.4");
        assertThat(eu.due("defence", eu.sale("0406902100", "FR", kilos))).isEqualTo("200");
        assertThat(eu.due("defence", eu.sale("0406902100", "CN", kilos))).isEqualTo("0");
        assertThat(eu.due("duty", eu.sale("0406902100", "KE", kilos).fact("proof-2020", Answer.YES)))
                .isEqualTo("0");
        // 6 % are 60, capped at 10.00 x 0.5.
        assertThat(eu.due(
                        "duty",
                        eu.sale("0406902100", "CH", kilos)
                                .fact("proof-ch", Answer.YES)
                                .fact("quota-09-4155", Answer.YES)))
                .isEqualTo("5");
        assertThat(eu.due("duty", eu.sale("2203000000", "FR"))).isEqualTo("0");
        // 9 % are 90, the part by composition 40 a hundred kilogram; below the cap of 207.
        assertThat(eu.due("duty", eu.sale("1905901000", "FR", Map.of("meursing-ea", new BigDecimal("40")), kilos)))
                .isEqualTo("110");
        assertThat(eu.assess(eu.sale("1905901000", "FR", kilos)).questions())
                .anyMatch(question -> question.name().contains("meursing-ea"));
    }

    @Test
    void aDutyMayDependOnTheDocumentThatIsPresented() {
        Imported eu = Imported.of(
                TariffImport.Format.TARIC,
                Imported.options("DE", "EUR"),
                temp.resolve("DOCUMENTS"),
                "measures.csv",
                """
                goods_code,origin,measure_type,start,duty
                7604101000,1011,103,2020-01-01,7.5 %
                7604101000,CN,552,2021-01-01,Cond: A cert: D-008 (01):0.000 % ; A cert: D-017 (01):12.5 %; A (01):21.2 %
                """);

        assertThat(eu.report.textOnly()).isZero();
        assertThat(defence(eu, Answer.YES, Answer.NO)).isEqualTo("0");
        assertThat(defence(eu, Answer.NO, Answer.YES)).isEqualTo("125");
        assertThat(defence(eu, Answer.NO, Answer.NO)).isEqualTo("212");
        assertThat(eu.assess(eu.sale("7604101000", "CN")).questions())
                .anyMatch(question -> question.name().startsWith("document-d008"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cond: V 65.100 EUR/DTN(01):11.200 %; V 0.000 EUR/DTN(01):11.200 % + 29.800 EUR DTN",
                "Cond: B cert: N-990 (27): ; B (07):",
                "Cond: A cert: D-008 (01):0.000 %",
                "Cond: A (01):1 %; A (01):2 %",
                "Cond: A cert: D-008 (01):0 %; B (01):28.2 %"
            })
    void whatDependsOnPricesOrActionsIsNoChoiceOfDocuments(String text) {
        assertThat(TaricConditions.read(text)).isEmpty();
    }

    private static String defence(Imported eu, Answer first, Answer second) {
        return eu.due(
                "defence",
                eu.sale("7604101000", "CN")
                        .fact(Asked.DOCUMENT.fact("D008"), first)
                        .fact(Asked.DOCUMENT.fact("D017"), second));
    }

    @Test
    void whatIsNotAMeasureOfDutyIsTold() {
        assertThat(taric().unexpressed())
                .anyMatch(line -> line.startsWith("measures.csv,1,note,,note,\"a column that is not read"))
                .anyMatch(line -> line.startsWith("measures.csv,9,2203,0 %,text only") && line.contains("area '9999'"))
                .anyMatch(line -> line.startsWith("measures.csv,10,2203,,skipped,measure type '465'"));
        assertThat(taricReport()).isEqualTo(new ImportReport(3, 9, 7, 1, 1, 7, 0));
    }

    private ImportReport taricReport() {
        return Imported.of(
                        TariffImport.Format.TARIC,
                        Imported.options("DE", "EUR").withAreas(Map.of("2020", Set.of(Country.of("KE")))),
                        temp.resolve("AGAIN"),
                        "measures.csv",
                        TARIC)
                .report;
    }

    @Test
    void columnsMayBearOtherNames() {
        Imported eu = Imported.of(
                TariffImport.Format.TARIC,
                Imported.options("DE", "EUR").withHeaders(Map.of("goods_code", "Goods code", "duty", "Duty")),
                temp.resolve("H"),
                "m.csv",
                "Goods code,origin,measure_type,start,Duty\n\"8479500000\",1011,103,2020-01-01,1.7 %\n");

        assertThat(eu.due("duty", eu.sale("8479500010", "FR"))).isEqualTo("17");
    }

    @Test
    void plainTablesSayRatePartnerAndVat() {
        Imported plain = Imported.of(
                TariffImport.Format.CSV,
                Imported.options("KE", "USD").withAreas(Map.of("EAC", Set.of(Country.of("UG")))),
                temp.resolve("P"),
                "rates.csv",
                """
                code,rate,partner,from,to,title,vat
                8479.50.00,5% + 2 USD/kg,,2020-01-01,,Robots,16
                8479.50.00,free,CN,,,,16
                8479.50.00,1%,EAC,,,,16
                0901.21,25%,MFN,,,Coffee,0
                0902.10,lots,,,,Tea,16
                123,5%,,,,Odd,
                """);
        Quantity kilos = Quantity.of("10", Unit.KGM);

        assertThat(plain.due("duty", plain.sale("84795000", "FR", kilos))).isEqualTo("70");
        assertThat(plain.due("vat", plain.sale("84795000", "FR", kilos))).isEqualTo("171.2");
        assertThat(plain.due("duty", plain.sale("84795000", "CN", kilos).fact("proof-cn", Answer.YES)))
                .isEqualTo("0");
        assertThat(plain.due("duty", plain.sale("84795000", "UG", kilos).fact("proof-eac", Answer.YES)))
                .isEqualTo("10");
        assertThat(plain.due("vat", plain.sale("09012100", "FR", kilos))).isEqualTo("0");
        assertThat(plain.assess(plain.sale("09021000", "FR", kilos)).admitted()).isFalse();
        assertThat(plain.unexpressed())
                .anyMatch(line -> line.startsWith("rates.csv,6,090210,lots,text only,"))
                .anyMatch(line -> line.startsWith("rates.csv,7,123,5%,text only,"));
    }

    @Test
    void wrongTablesAreToldAndLeaveNothing() {
        for (String text :
                List.of("", "code\n1\n", "code;rate\n1;2\n", "code,rate\n\"0101", "a,b\u0000\n", "code,rate,code\n")) {
            assertThatThrownBy(() -> Imported.of(
                            TariffImport.Format.CSV, Imported.options("KE", "USD"), temp.resolve("W"), "w.csv", text))
                    .as(text)
                    .isInstanceOf(InputException.class);
            assertThat(temp.toFile().list()).isEmpty();
        }
        assertThatThrownBy(() -> Imported.of(
                        TariffImport.Format.CSV,
                        Imported.options("KE", "USD"),
                        temp.resolve("W"),
                        Map.of("w.csv", "code,rate\n010121,\u00e9%\n".getBytes(StandardCharsets.UTF_16))))
                .isInstanceOf(InputException.class);
    }

    @Test
    void anImportNeverWritesOverAFolder() throws IOException {
        Path there = Files.createDirectory(temp.resolve("there"));

        assertThatThrownBy(() -> Imported.of(
                        TariffImport.Format.CSV, Imported.options("KE", "USD"), there, "r.csv", "code,rate\n0101,5%\n"))
                .hasMessageContaining("is there already");
        assertThat(there).isEmptyDirectory();
    }

    // The Thai files

    private static String fixed(
            String code, String privilege, String percent, String baht, String unit, String days, String note) {
        StringBuilder line = new StringBuilder(" ".repeat(200));
        line.replace(4, 12, code).replace(12, 17, "00001").replace(17, 20, privilege);
        line.replace(25, 25 + percent.length(), percent);
        line.replace(47, 47 + baht.length(), baht);
        line.replace(60, 60 + unit.length(), unit);
        return line.toString() + days + note;
    }

    private static Map<String, byte[]> thai() throws IOException {
        StringBuilder goods = new StringBuilder();
        for (String[] each : new String[][] {{"08012100", "มะพร้าว", "Nuts"}, {"22030000", "เบียร์", "Beer"}}) {
            goods.append("    ").append(each[0]).append(each[1]).append(" ".repeat(3000 - each[1].length()));
            goods.append(each[2]).append(" ".repeat(3000 - each[2].length())).append("\r\n");
        }
        String always = "2022010199999999";
        String rates = String.join(
                "\r\n",
                fixed("08012100", "000", "10.000", "8.500", "KGM", always, "มะพร้าว"),
                fixed("08012100", "ATG", "0.000", "0.000", "", always, ""),
                fixed("08012100", "999", "60.000", "", "", always, ""),
                fixed("08012100", "WTO", "54.000", "", "", "2010010120211231", ""),
                fixed("22030000", "000", "", "", "", always, ""));
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(rates.getBytes(ThaiFiles.TIS_620));
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("REFDRT_Open_20220101.txt.gz", zipped.toByteArray());
        files.put("REFTRC_Open.txt", goods.toString().getBytes(ThaiFiles.TIS_620));
        files.put("REFPRV_Open.txt", "ATGอาเซียน 20220101".getBytes(ThaiFiles.TIS_620));
        return files;
    }

    @Test
    void thaiLinesPayTheHigherOfPercentageAndAmount() throws IOException {
        Imported thailand =
                Imported.of(TariffImport.Format.THAI, Imported.options("TH", "THB"), temp.resolve("TH"), thai());
        String proof = Asked.PROOF.fact("ATG อาเซียน");

        // 8.50 x 50 kg are above 10 % of 1,000; 8.50 x 5 kg are not.
        assertThat(thailand.due("duty", thailand.sale("08012100", "FR", Quantity.of("50", Unit.KGM))))
                .isEqualTo("425");
        assertThat(thailand.due("duty", thailand.sale("08012100", "FR", Quantity.of("5", Unit.KGM))))
                .isEqualTo("100");
        assertThat(thailand.due(
                        "duty",
                        thailand.sale("08012100", "VN", Quantity.of("5", Unit.KGM))
                                .fact(proof, Answer.YES)))
                .isEqualTo("0");
        assertThat(thailand.assess(thailand.sale("22030000", "FR")).admitted()).isFalse();
        assertThat(thailand.report).isEqualTo(new ImportReport(2, 5, 2, 1, 2, 2, 1));
    }

    @Test
    void garbageIsNeverATariff() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 300; i++) {
            byte[] noise = new byte[random.nextInt(400)];
            random.nextBytes(noise);
            if (i % 3 == 0 && noise.length > 2) {
                noise[0] = 0x1f;
                noise[1] = (byte) 0x8b;
            }
            TariffImport.Format format = TariffImport.Format.values()[i % 5];
            String name = format == TariffImport.Format.THAI ? "REFDRT.txt" : "noise";
            assertThatThrownBy(() -> Imported.of(
                            format, Imported.options("TH", "THB"), temp.resolve("noise"), Map.of(name, noise)))
                    .as("%s %d", format, i)
                    .isInstanceOfAny(InputException.class, java.io.UncheckedIOException.class);
            assertThat(temp.toFile().list()).isEmpty();
        }
    }

    /** Read from a stream that makes its rows as they are asked for: whatever is kept is not the file. */
    @Test
    void aNationalTariffStreams() {
        int rows = 20_000;
        InputStream stream = new InputStream() {
            private byte[] line = "[\n".getBytes(StandardCharsets.UTF_8);
            private int at;
            private int row;

            @Override
            public int read() {
                if (at == line.length) {
                    if (row > rows) {
                        return -1;
                    }
                    String next = row == rows
                            ? "]"
                            : "{\"htsno\":\"%s\",\"indent\":\"0\",\"description\":\"%s\",\"general\":\"%d%%\",\"special\":\"Free (AU,BH,CL,CO,IL,JO,KR,MA,OM,PA,PE,SG)\",\"other\":\"20%%\"}%s\n"
                                    .formatted(
                                            "%04d.%02d.%02d".formatted(100 + row / 5, 10 + row % 5, 0),
                                            "x".repeat(200),
                                            row % 30,
                                            row == rows - 1 ? "" : ",");
                    row++;
                    line = next.getBytes(StandardCharsets.UTF_8);
                    at = 0;
                }
                return line[at++] & 0xff;
            }
        };
        try {
            ImportReport report = TariffImport.run(
                    TariffImport.Format.US_HTS,
                    List.of(new TariffImport.Source("big.json", () -> stream)),
                    Imported.options("US", "USD"),
                    temp.resolve("BIG"),
                    file -> {});
            assertThat(report.lines()).isEqualTo(rows);
            assertThat(report.measures()).isEqualTo(rows * 14L);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }
}
