package io.shibo.quote.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.Quantity;
import io.shibo.codes.Unit;
import io.shibo.quote.Assessment;
import io.shibo.quote.rule.Step;
import io.shibo.quote.sale.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small schedule in the form of the export; codes and rates are invented, duties computed by hand. */
class UsHtsTest {
    private static final String SCHEDULE = """
            [
            {"htsno":"0101","indent":"0","description":"Animals","superior":null,"units":[],"general":"","special":"","other":"","footnotes":[],"quotaQuantity":null,"additionalDuties":null},
            {"htsno":"","indent":"1","description":"Of one kind:","superior":"true","units":[],"general":"","special":"","other":"","footnotes":[]},
            {"htsno":"0101.21.00","indent":"2","description":"For breeding","general":"2.4¢/kg + 5%","special":"Free (A+, AU, BH) 2.5% (KR)","other":"15%","footnotes":[{"columns":["general"],"marker":"1","value":"See 9903.88.03. ","type":"endnote"}]},
            {"htsno":"0101.21.00.10","indent":"3","description":"Males","general":"","special":"","other":"","footnotes":null},
            {"htsno":"0101.21.00.20","indent":"3","description":"Females","general":"","special":"","other":"","footnotes":null},
            {"htsno":"0202.10.00","indent":"0","description":"Meat","general":"$1.50/doz","special":"","other":"$3/doz"},
            {"htsno":"0303.10.00","indent":"0","description":"Fish","general":"See U.S. note 7","special":"Free (KR)","other":"5%"},
            {"htsno":"0404.10.00","indent":"0","description":"Milk","general":"Free","special":"","other":"20%","footnotes":[{"value":"See 9903.99.99 and 9902.01.01."}]},
            {"htsno":"2208.20.00","indent":"0","description":"Spirits","general":"$1/pf.liter","special":"Free (ZZ)","other":""},
            {"htsno":"9102.11.00","indent":"0","description":"Watches","general":"44¢ each","special":"","other":"90% but not less than $2 each"},
            {"htsno":"9903.88.03","indent":"0","description":"Except as provided, articles the product of China, as provided for in U.S. note 20","general":"The duty provided in the applicable subheading + 25%","special":"","other":""},
            {"htsno":"9903.45.21","indent":"0","description":"A quota","general":"30%","special":"","other":""}
            ]
            """;

    @TempDir
    private Path temp;

    private Imported us;

    @BeforeEach
    void imported() {
        us = Imported.of(
                TariffImport.Format.US_HTS,
                Imported.options("US", "USD").withFob(true),
                temp.resolve("US"),
                "hts.json",
                SCHEDULE);
    }

    @Test
    void aLineHasTheRateOfTheRowItIsIndentedUnder() {
        // 2.4 cents on 500 kg are 12.00; 5 % of 1,000 are 50.
        assertThat(us.due("duty", us.sale("0101210010", "FR", Quantity.of("500", Unit.KGM))))
                .isEqualTo("62");
        // One piece of a dozen for 1.50: 0.125, rounded half up.
        assertThat(us.due("duty", us.sale("0202100000", "FR"))).isEqualTo("0.13");
    }

    @Test
    void aSchemeAppliesToItsOriginsWithProof() {
        Quantity kilos = Quantity.of("500", Unit.KGM);

        assertThat(us.due("duty", us.sale("0101210010", "KR", kilos).fact("proof-korus", Answer.YES)))
                .isEqualTo("25");
        assertThat(us.due("duty", us.sale("0101210010", "KR", kilos).fact("proof-korus", Answer.NO)))
                .isEqualTo("62");
        assertThat(us.due("duty", us.sale("0101210010", "AU", kilos).fact("proof-ausfta", Answer.YES)))
                .isEqualTo("0");
        assertThat(us.assess(us.sale("0101210010", "KR", kilos)).questions())
                .anyMatch(q -> q.toString().contains("proof-korus"));
    }

    @Test
    void columnTwoIsForItsCountriesAlone() {
        assertThat(us.due("duty", us.sale("0101210020", "RU"))).isEqualTo("150");
        // 90 % of 1,000 are above 2.00 for one piece.
        assertThat(us.due("duty", us.sale("91021100", "KP", Quantity.of("1", Unit.H87))))
                .isEqualTo("900");
        assertThat(us.due("duty", us.sale("91021100", "FR", Quantity.of("1", Unit.H87))))
                .isEqualTo("0.44");
    }

    @Test
    void aFootnoteAttachesTheDutyOfChapter99ToItsOrigin() {
        Quantity kilos = Quantity.of("500", Unit.KGM);
        Assessment china = us.assess(us.sale("0101210010", "CN", kilos));

        assertThat(china.due("additional").amount()).isEqualByComparingTo("250");
        assertThat(china.charges())
                .anyMatch(charge -> charge.measures()
                        .getFirst()
                        .citation()
                        .toString()
                        .contains("9903.88.03 (section_301), hts.json:12"));
        assertThat(us.due("additional", us.sale("0101210010", "FR", kilos))).isEqualTo("0");
    }

    @Test
    void whatCouldNotBeExpressedIsRefusedAndNamed() {
        for (String code : java.util.List.of("03031000", "04041000")) {
            assertThat(us.assess(us.sale(code, "FR")).refusals()).as(code).anySatisfy(refusal -> {
                assertThat(refusal.kind()).isEqualTo(Step.Refusal.NOT_SUPPORTED);
                assertThat(refusal.text().toString()).startsWith("not supported:");
            });
        }
        assertThat(us.unexpressed())
                .anyMatch(line -> line.startsWith("hts.json,8,0303.10.00,See U.S. note 7,text only,"))
                .anyMatch(line ->
                        line.startsWith("hts.json,9,0404.10.00,9903.99.99,text only,the heading is not in the file"))
                .anyMatch(line -> line.startsWith("hts.json,9,0404.10.00,9902.01.01,text only,"))
                .anyMatch(line ->
                        line.startsWith("hts.json,10,2208.20.00,Free (ZZ),text only,a scheme that is not known"))
                .anyMatch(line -> line.startsWith("hts.json,4,0101.21.00,Free (A+),skipped,GSP ended"))
                .anyMatch(line -> line.startsWith("hts.json,13,9903.45.21,30%,text only,"));
    }

    @Test
    void everyDutyIsCountedOnce() {
        // 17 cells of chapters 1 to 97, special ones by scheme: 14 expressed, 2 as text, 1 of an ended scheme; 3
        // footnotes:
        // 1 expressed, 2 as text; 2 headings of chapter 99: 1 and 1. Two lines have 6 rules each, four have 2, 2, 2 and
        // 1.
        assertThat(us.report).isEqualTo(new ImportReport(7, 22, 16, 5, 1, 19, 2));
    }

    @Test
    void aScheduleThatIsCutOrDamagedIsReadOrTold() {
        java.util.SplittableRandom random = new java.util.SplittableRandom(11);
        byte[] whole = SCHEDULE.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        int told = 0;
        for (int i = 0; i < 150; i++) {
            byte[] damaged = java.util.Arrays.copyOf(whole, i % 2 == 0 ? random.nextInt(whole.length) : whole.length);
            for (int hits = i % 2 == 0 ? 0 : 1 + random.nextInt(5); hits > 0; hits--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Path folder = temp.resolve("damaged" + i);
            try {
                ImportReport report = Imported.of(
                                TariffImport.Format.US_HTS,
                                Imported.options("US", "USD"),
                                folder,
                                java.util.Map.of("hts.json", damaged))
                        .report;
                assertThat(report.lines()).isPositive();
            } catch (io.shibo.codes.input.InputException expected) {
                told++;
                assertThat(folder).doesNotExist();
            }
        }
        assertThat(told).isGreaterThan(75);
    }

    @Test
    void theCsvExportGivesTheSameDuties() {
        Imported csv = Imported.of(
                TariffImport.Format.US_HTS,
                Imported.options("US", "USD").withFob(true),
                temp.resolve("CSV"),
                "hts.csv",
                """
                HTS Number,Indent,Description,Unit of Quantity,General Rate of Duty,Special Rate of Duty,Column 2 Rate of Duty,Quota Quantity,Additional Duties
                0101,0,Animals,"[""No."",""kg""]",,,,,
                0101.21.00,1,For breeding,"[""kg""]",2.4¢/kg + 5%,"Free (A+, AU, BH) 2.5% (KR)",15%,,See 9903.88.03
                0101.21.00.10,2,Males,"[""kg""]",,,,,
                9903.88.03,0,"Articles the product of China",,The duty provided in the applicable subheading + 25%,,,,
                """);

        assertThat(csv.due("duty", csv.sale("0101210010", "FR", Quantity.of("500", Unit.KGM))))
                .isEqualTo("62");
        assertThat(csv.due("additional", csv.sale("0101210010", "CN", Quantity.of("500", Unit.KGM))))
                .isEqualTo("250");
    }
}
