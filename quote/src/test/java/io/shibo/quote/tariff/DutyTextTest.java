package io.shibo.quote.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.quote.formula.Formula;
import io.shibo.quote.formula.FormulaParser;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each dialect's texts beside the formula they mean. */
class DutyTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            6.8%                          | 6.8% of customs-value
            Free                          | free
            0%                            | free
            2.4¢/kg + 5%                  | 0.024 USD per KGM + 5% of customs-value
            2.4c/kg + 5%                  | 0.024 USD per KGM + 5% of customs-value
            $1.50/doz                     | 1/12 of 1.5 USD per H87
            $1.50/doz.                    | 1/12 of 1.5 USD per H87
            90¢/doz. pr. + 8.5%           | 1/12 of 0.9 USD per PR + 8.5% of customs-value
            0.9 cents each                | 0.009 USD per H87
            $1/pf.liter                   | 1 USD per proof-litre
            17¢/pf. liter                 | 0.17 USD per proof-litre
            4.4¢/kg                       | 0.044 USD per KGM
            37.5¢/kg + 25.8%              | 0.375 USD per KGM + 25.8% of customs-value
            1.4¢/liter                    | 0.014 USD per LTR
            5.5% 1/                       | 5.5% of customs-value
            6.3¢/kg on lead content       | 0.063 USD per lead-content-kg
            2¢/kg but not less than 5%    | max(0.02 USD per KGM, 5% of customs-value)
            12% but not more than $3/pr.  | min(12% of customs-value, 3 USD per PR)
            $1.2/m³                       | 1.2 USD per MTQ
            .5%                           | 0.5% of customs-value
            2.5% <u></u>                  | 2.5% of customs-value
            6% </il>                      | 6% of customs-value
            45¢/1000                      | 1/1000 of 0.45 USD per H87
            $1.61/1,000 + 3.1%            | 1/1000 of 1.61 USD per H87 + 3.1% of customs-value
            33¢/ 1000 kWh                 | 0.33 USD per MWH
            8.5¢/kg on drained weight     | 0.085 USD per drained-content-kg
            5¢/kg on contents and container | 0.05 USD per contents-and-container-kg
            32.6¢/kg of total sugars      | 0.326 USD per total-sugars-kg
            8.4¢/liter on contents        | 0.084 USD per LTR
            18.7¢/clean kg                | 0.187 USD per clean-kg
            0.3¢/line/gross + 4.6%        | 1/144 of 0.003 USD per H87 per lines + 4.6% of customs-value
            18.6¢/1000 pins + 4%          | 1/1000 of 0.186 USD per H87 + 4% of customs-value
            4.2% + 1.4¢/ 1,000            | 4.2% of customs-value + 1/1000 of 0.014 USD per H87
            4.8% on the entire set        | 4.8% of customs-value
            40¢ each + 8.5% on the case + 14% on the strap, band or bracelet | 0.40 USD per H87 + 0.085 USD per case-value-usd + 0.14 USD per strap-band-or-bracelet-value-usd
            13% on the value of the rifle + 20% on the value of the telescopic sight, if any | 0.13 USD per rifle-value-usd + 0.20 USD per telescopic-sight-value-usd
            3.4606¢/kg less 0.020668¢/kg for each degree under 100 degrees (and fractions of a degree in proportion) but not less than 2.831409¢/kg | max(0.034606 USD per KGM - 0.00020668 USD per KGM per degrees-under-100, 0.02831409 USD per KGM)
            """)
    void readsRatesOfTheUnitedStates(String text, String formula) {
        assertThat(DutyText.us(text)).isEqualTo(new DutyText.Read(FormulaParser.formula(formula)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The duty provided in the applicable subheading + 25%                  | 25% of customs-value
            +34%                                                                  | 34% of customs-value
            The duty provided in the applicable subheading plus 7.5%              | 7.5% of customs-value
            The duty provided in the applicable subheading                        | free
            The duty provided in the applicable subheading + 1.5¢/kg              | 0.015 USD per KGM
            """)
    void readsWhatIsOnTopOfTheLinesDuty(String text, String surcharge) {
        assertThat(DutyText.us(text)).isEqualTo(new DutyText.OnTop(FormulaParser.formula(surcharge)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            9.00 % + 30.00 EUR / 100 kg MAX 24.00 % + 20.00 EUR / 100 kg | min(9% of customs-value + 30 EUR per DTN, 24% of customs-value + 20 EUR per DTN)
            20 % MIN 38 EUR/100 kg/net     | max(20% of customs-value, 38 EUR per DTN)
            52.95 GBP / 1,000 l            | 1/1000 of 52.95 GBP per LTR
            0.2 EUR CTM                    | 0.2 EUR per CTM
            2 EUR / Number of pairs        | 2 EUR per PR
            2 EUR / kg/net eda             | 2 EUR per kgme
            4.4¢/kg + 6%                   | 0.044 USD per KGM + 6% of customs-value
            5% + 2 USD/kg                  | 5% of customs-value + 2 USD per KGM
            $1.50/doz                      | 1/12 of 1.5 USD per H87
            NIHIL                          | free
            12%                            | 12% of customs-value
            """)
    void tellsTheDialectFromTheText(String text, String formula) {
        assertThat(DutyText.printed(text)).isEqualTo(new DutyText.Read(FormulaParser.formula(formula)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            See 9902.22.01                                            | refers to another provision
            The rate applicable to the article of which it is a part | is not understood
            5¢/firkin                                                 | unit 'firkin' is not known
            50¢ each + 4.6% on the 3rd strap                          | is not understood
            $5                                                        | an amount without a unit
            5% + + 3%                                                 | is not understood
            5% +                                                      | the end of '5%
            1.2.3%                                                    | is not understood
            99999999999999999999%                                     | a number of 20 characters
            """)
    void saysWhatItDoesNotUnderstand(String text, String reason) {
        assertThat(DutyText.us(text))
                .isInstanceOfSatisfying(
                        DutyText.Unread.class,
                        unread -> assertThat(unread.reason()).contains(reason));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            12.800 % + 176.800 EUR DTN                       | 12.8% of customs-value + 176.8 EUR per DTN
            8.00 %                                           | 8% of customs-value
            NIHIL                                            | free
            35.10 GBP / 100 kg                               | 35.1 GBP per DTN
            0.50 GBP / % vol/hl + 2.60 GBP / hl              | 0.5 GBP per HLT per alcohol-percent + 2.6 GBP per HLT
            0.500 EUR ASV X + 2.600 EUR HLT                  | 0.5 EUR per HLT per alcohol-percent + 2.6 EUR per HLT
            0.30 GBP / 100 kg/net/%sacchar.                  | 0.3 GBP per DTN per sucrose-percent
            144.10 GBP / 1000 kg/biodiesel                   | 144.1 GBP per tnei
            10 % MAX 22 EUR DTN                              | min(10% of customs-value, 22 EUR per DTN)
            10 % MIN 2 EUR DTN MAX 9 % + 1 EUR DTN           | min(max(10% of customs-value, 2 EUR per DTN), 9% of customs-value + 1 EUR per DTN)
            28.74 GBP / l alc. 100%                          | 28.74 GBP per lpa
            19.08 GBP / LPA - 1.00 GBP / SPQ                 | 19.08 GBP per lpa - 1 GBP per lpa per spr
            1.5 EUR MIL                                      | 1/1000 of 1.5 EUR per H87
            52 EUR / 1000 p/st                               | 1/1000 of 52 EUR per H87
            62.3 EUR / t                                     | 62.3 EUR per TNE
            3.4 EUR / 100 kg / net drained wt                | 3.4 EUR per dtne
            3.1 EUR / kg of methylamines                     | 3.1 EUR per methylamines-kg
            8.3 % + EA MAX 18.7 % + AD S/Z                   | min(8.3% of customs-value + 1 EUR per DTN per meursing-ea, 18.7% of customs-value + 1 EUR per DTN per meursing-adsz)
            16.50 % of retail price + 244.78 GBP / 1000 p/st | 0.165 GBP per retail-price-gbp + 1/1000 of 244.78 GBP per H87
            """)
    void readsDutiesOfTaricAndTheUk(String text, String formula) {
        assertThat(DutyText.taric(text)).isEqualTo(new DutyText.Read(FormulaParser.formula(formula)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Cond: A cert: D-008          | depends on conditions
            5.0 EUR barrels of oil       | unit 'BARRELS OF OIL' is not known
            """)
    void saysWhatTaricLeavesToOtherTables(String text, String reason) {
        assertThat(DutyText.taric(text))
                .isInstanceOfSatisfying(
                        DutyText.Unread.class,
                        unread -> assertThat(unread.reason()).contains(reason));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5%                          | 5% of customs-value
            5% + 2 USD/kg               | 5% of customs-value + 2 USD per KGM
            free                        | free
            2.5 EUR per litre           | 2.5 EUR per LTR
            10% max 3 USD/pair          | min(10% of customs-value, 3 USD per PR)
            min(5% of cif, 3 USD per KGM) | min(5% of cif, 3 USD per KGM)
            """)
    void readsPlainRatesAndFormulas(String text, String formula) {
        assertThat(DutyText.plain(text)).isEqualTo(new DutyText.Read(FormulaParser.formula(formula)));
    }

    @Test
    void plainRatesNameOnlyBasesThatEverySaleHas() {
        assertThat(DutyText.plain("5% of profit")).isInstanceOf(DutyText.Unread.class);
        assertThat(DutyText.plain("5")).isInstanceOf(DutyText.Unread.class);
    }

    @ParameterizedTest
    @CsvSource({
        "9903.03.01, section_122", "9903.80.01, section_232", "9903.94.01, section_232", "9903.79.01, section_232",
        "9903.88.15, section_301", "9903.91.01, section_301", "9903.95.01, ieepa_reciprocal", "9903.45.99, section_201",
        "9903.01.24, ieepa_fentanyl", "9903.01.25, ieepa_reciprocal", "9903.02.10, ieepa_reciprocal"
    })
    void namesTheAuthorityOfAHeading(String heading, String authority) {
        assertThat(UsAuthority.find(heading)).map(UsAuthority::name).contains(authority);
    }

    @Test
    void noAuthorityIsMadeUp() {
        assertThat(UsAuthority.find("")).isEmpty();
        assertThat(UsAuthority.find("9903.99.01")).isEmpty();
        assertThat(UsAuthority.find("8517.13.00")).isEmpty();
    }

    @Test
    void anyTextIsReadAsItPrintsOrNotRead() {
        List<Function<String, DutyText>> dialects = List.of(DutyText::us, DutyText::taric, DutyText::plain);
        String signs = "0123456789.%¢$/+-() abcdefgklmnoprstuxyEURGBPSDKTNMIAX,\u00e9\u0000\u20ac\ud83d";
        SplittableRandom random = new SplittableRandom(7);
        int read = 0;
        for (int i = 0; i < 60_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(20);
            for (int j = 0; j < length; j++) {
                text.append(signs.charAt(random.nextInt(i % 2 == 0 ? signs.length() : 22)));
            }
            for (Function<String, DutyText> dialect : dialects) {
                if (dialect.apply(text.toString()) instanceof DutyText.Read(Formula formula)) {
                    assertThat(FormulaParser.formula(formula.toString())).isEqualTo(formula);
                    read++;
                }
            }
        }
        assertThat(read).isPositive();
        assertThat(DutyText.us("5%+".repeat(100_000))).isInstanceOf(DutyText.Unread.class);
        assertThat(DutyText.taric("1 % MAX ".repeat(45) + "1 %")).isInstanceOf(DutyText.Unread.class);
    }
}
