package io.shibo.clear.retail;

import static io.shibo.clear.retail.RetailFigures.declaration;
import static io.shibo.clear.retail.RetailFigures.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.clear.step.Reason;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Published and derived figures: price to duty, consumption tax, VAT. Published: 11.9 % and 47 % of April 2016 (People's
 * Daily, 2016-04-07), skincare of 425 yuan for 20 g (Ningbo Customs, 2025). The others follow from the formulae of the
 * notices, half-up to the fen for each tax.
 */
class RetailExamplesTest {
    private static final RetailRegime REGIME = RetailRegime.of(RetailFigures.shipped());

    @ParameterizedTest
    @CsvSource({
        "skincare 425 yuan 20 g,   3304990039, 425,      0.02, 2026-03-01, 0, 52.50,  45.50",
        "skincare ordinary,        3304990039, 425,      0.10, 2026-03-01, 0, 0,      38.68",
        "wine 300,                 2204210000, 300,      0.75, 2026-03-01, 0, 23.33,  30.33",
        "wine 800,                 2204210000, 800,      0.75, 2026-03-01, 0, 62.22,  80.89",
        "wine 4999.99,             2204210000, 4999.99,  0.75, 2026-03-01, 0, 388.89, 505.55",
        "spirits 200 500 ml,       2208300000, 200,      0.5,  2026-03-01, 0, 35.44,  22.81",
        "no consumption tax 100,   0901210000, 100,      1,    2026-03-01, 0, 0,      9.10",
        "no consumption tax 5000,  0901210000, 5000,     1,    2026-03-01, 0, 0,      455.00",
        "no consumption tax,       0901210000, 129.90,   1,    2026-03-01, 0, 0,      11.82",
        "six fen,                  0901210000, 0.06,     1,    2026-03-01, 0, 0,      0.01",
        "one fen,                  0901210000, 0.01,     1,    2026-03-01, 0, 0,      0",
        "VAT 9 % 100,              0409000000, 100,      1,    2026-03-01, 0, 0,      6.30",
        "2016 at 11.9 %,           0901210000, 100,      1,    2016-04-08, 0, 0,      11.90",
        "2016 cosmetics at 47 %,   3304100099, 100,      0.1,  2016-04-08, 0, 30.00,  17.00",
        "2016 high-end 26.3529 %,  3304990039, 1000,     0.05, 2016-10-01, 0, 123.53, 140.00",
        "2018 at 11.2 %,           0901210000, 100,      1,    2018-05-01, 0, 0,      11.20",
        "2018 honey at 7 %,        0409000000, 100,      1,    2018-12-31, 0, 0,      7.00",
        "a single item 6000,       3304100099, 6000,     1000, 2026-03-01, 300.00, 0, 819.00",
    })
    void figures(
            String what,
            String gcode,
            String price,
            String measure,
            LocalDate day,
            String duty,
            String consumption,
            String vat) {
        expect(REGIME, gcode, price, measure, day, duty, consumption, vat);
    }

    private static void expect(
            RetailRegime regime,
            String gcode,
            String price,
            String measure,
            LocalDate day,
            String duty,
            String consumption,
            String vat) {
        // The first asks the rulebook, the second is remembered.
        for (int time = 0; time < 2; time++) {
            Assessment got = regime.assess(declaration("0", "0", line(1, gcode, "1", price, price, measure)), day);
            assertThat(got.refusal()).isNull();
            assertThat(got.total("duty")).isEqualByComparingTo(duty);
            assertThat(got.total("consumption-tax")).isEqualByComparingTo(consumption);
            assertThat(got.total("vat")).isEqualByComparingTo(vat);
            assertThat(got.value()).isEqualByComparingTo(price);
        }
    }

    @Test
    void figuresOfRatesThatTheShippedListHasNot(@TempDir Path folder) throws IOException {
        RetailRegime regime = RetailRegime.of(RetailFigures.withGoods(
                folder,
                goods -> goods.replaceAll("(?m)^(33049900,[^,\\n]*,[^,\\n]*),[^,\\n]*", "$1,10%")
                        .replaceAll("(?m)^(33051000,[^,\\n]*,[^,\\n]*),[^,\\n]*", "$1,8%")));
        LocalDate day = LocalDate.of(2026, 3, 1);

        expect(regime, "3304990039", "6000", "0.1", day, "600.00", "1164.71", "1009.41");
        expect(regime, "3305100090", "25999.99", "1", day, "2080.00", "0", "3650.40");
    }

    @ParameterizedTest
    @CsvSource({
        "2016-04-08, 2000,     1, true,  20000",
        "2016-04-08, 2000.01,  1, false, 20000",
        "2018-12-31, 2000.01,  1, false, 20000",
        "2019-01-01, 2000.01,  1, true,  26000",
        "2019-01-01, 5000,     2, true,  26000",
        "2019-01-01, 5000.01,  2, false, 26000",
        "2019-01-01, 5000.01,  1, true,  26000",
        "2026-03-01, 26000,    1, true,  26000",
        "2026-03-01, 26000.01, 1, false, 26000",
    })
    void limitsHaveTheirDays(LocalDate day, String value, int pieces, boolean taken, String perYear) {
        String price = new BigDecimal(value)
                .divide(BigDecimal.valueOf(pieces), 3, java.math.RoundingMode.HALF_UP)
                .toPlainString();

        Assessment got = REGIME.assess(
                declaration("0", "0", line(1, "0901210000", String.valueOf(pieces), price, value, "1")), day);

        assertThat(got.perYear()).isEqualByComparingTo(perYear);
        assertThat(got.refusal() == null).isEqualTo(taken);
        if (got.refusal() != null) {
            assertThat(got.refusal().reason()).isEqualTo(Reason.OVER_ORDER_LIMIT);
        }
    }

    @Test
    void carriageAndPremiumCountForTheLimitAndAreSharedByValue() {
        LocalDate day = LocalDate.of(2026, 3, 1);
        Assessment over = REGIME.assess(declaration("0.01", "0", line(1, "0901210000", "2", "2500", "5000", "1")), day);
        Assessment shared = REGIME.assess(
                declaration(
                        "10",
                        "1",
                        line(1, "0901210000", "1", "100", "100", "1"),
                        line(2, "2204210000", "1", "200", "200", "0.75")),
                day);

        assertThat(over.refusal()).isNotNull();
        assertThat(shared.value()).isEqualByComparingTo("311");
        assertThat(shared.lines().get(0).taxes().getLast().base()).isEqualByComparingTo("103.66");
        assertThat(shared.total("consumption-tax")).isEqualByComparingTo("16.13");
    }

    @Test
    void refusalNamesTheOtherWaysAndWhatTheyCost() {
        LocalDate day = LocalDate.of(2026, 3, 1);
        var unlisted = declaration("0", "0", line(1, "0902101000", "1", "300", "300", "1"));
        var tooMuch = declaration("0", "0", line(1, "0901210000", "2", "3000", "6000", "1"));

        assertThat(REGIME.alternatives(unlisted, day))
                .extracting(RetailRegime.Alternative::channel, way -> way.due().toPlainString())
                .containsExactly(
                        // 15 % of 300, then 9 % of 345; 13 % of 300 is below the 50 yuan that are waived
                        org.assertj.core.groups.Tuple.tuple("general", "76.05"),
                        org.assertj.core.groups.Tuple.tuple("postal", "0"));
        assertThat(refusal(REGIME.assess(unlisted, day)).findings().getFirst().other())
                .contains("一般贸易进口（税费 76.05 元）", "进境邮递物品（税费 0 元）");
        assertThat(REGIME.alternatives(tooMuch, day))
                .extracting(RetailRegime.Alternative::channel)
                .containsExactly("general");
    }

    @Test
    void goodsOfUnknownMassAreNotTaxedAsIfTheyWereOrdinary() {
        // Two lines, so that the declaration's net mass is not this line's; pieces say nothing of grams
        Assessment got = REGIME.assess(
                declaration(
                        "0",
                        "0",
                        line(1, "3304990039", "1", "425", "425", "1", "011"),
                        line(2, "0901210000", "1", "10", "10", "1")),
                LocalDate.of(2026, 3, 1));

        assertThat(refusal(got).reason()).isEqualTo(Reason.NOT_ASSESSED);
    }

    @Test
    void masksAreHighEndByTheSheet() {
        LocalDate day = LocalDate.of(2026, 3, 1);
        Assessment high =
                REGIME.assess(declaration("0", "0", line(1, "3304990039", "1", "150", "150", "10", "020")), day);

        assertThat(high.total("consumption-tax")).isEqualByComparingTo("18.53");
    }

    @ParameterizedTest
    @CsvSource({"300, 53.67, 53.66", "800, 143.11, 143.11", "4900, 876.56, 876.55"})
    void compositeRoundsTheOrderOnce(String price, String composite, String perTax) {
        RetailRegime once = RetailRegime.of(RetailFigures.shipped(), TaxRounding.COMPOSITE_PER_ORDER);
        var wine = declaration("0", "0", line(1, "2204210000", "1", price, price, "0.75"));
        LocalDate day = LocalDate.of(2026, 3, 1);

        for (int time = 0; time < 2; time++) {
            assertThat(once.assess(wine, day).total()).isEqualByComparingTo(composite);
            assertThat(REGIME.assess(wine, day).total()).isEqualByComparingTo(perTax);
        }
    }

    private static Assessment.Refusal refusal(Assessment assessment) {
        return Objects.requireNonNull(assessment.refusal(), "it was taken");
    }
}
