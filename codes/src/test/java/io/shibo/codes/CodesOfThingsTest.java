package io.shibo.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Goods codes, service codes, countries, Incoterms, languages. */
class CodesOfThingsTest {
    @Property
    void aGoodsCodeComesBackFromItsDottedForm(@ForAll @IntRange(min = 10_000_000, max = 76_999_999) int digits) {
        HsCode code = HsCode.of(Integer.toString(digits));
        assertThat(HsCode.parse(code.dotted())).isEqualTo(code);
        assertThat(HsCode.parse(code.toString())).isEqualTo(code);
        for (int length = 2; length <= 8; length += 2) {
            assertThat(code.prefix(length).contains(code)).isTrue();
            assertThat(code.contains(code.prefix(length))).isEqualTo(length == 8);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "8479.50.00, 84795000, 8479.50.00",
        "8479 50, 847950, 8479.50",
        "84, 84, 84",
        "0101, 0101, 0101",
        "9903.88.0100, 9903880100, 9903.88.01.00",
        "0902.30.090, 090230090, 0902.30.090",
        "8418.61.20.000, 84186120000, 8418.61.20.000",
        "8504.40.90.00.19, 850440900019, 8504.40.90.00.19"
    })
    void readsGoodsCodesAsTariffsPrintThem(String text, String digits, String dotted) {
        HsCode code = HsCode.parse(text);
        assertThat(code.digits()).isEqualTo(digits);
        assertThat(code.dotted()).isEqualTo(dotted);
        assertThat(code.length()).isEqualTo(digits.length());
        assertThat(code.chapter()).isEqualTo(digits.substring(0, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8", "847", "84795", "8479500000000", "00", "7701", "84795O", "８４", "-847950", "84-79"})
    void refusesWhatIsNoGoodsCode(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HsCode.parse(text))
                .withMessageContaining("is not a goods code");
    }

    @ParameterizedTest
    @CsvSource({"12, 10", "11, 10", "10, 8", "9, 8", "8, 6", "7, 6", "6, 4", "4, 2", "2, 0"})
    void aCodeLiesBelowOneOfPairsOfDigits(int length, int above) {
        assertThat(HsCode.above(length)).isEqualTo(above);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EBOPS:SI2", "EBOPS:SH", "EBOPS:SJ22Z", "CPC:83143", "CPC:8"})
    void serviceCodesComeBackFromTheirText(String text) {
        assertThat(ServiceCode.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "SI2", "EBOPS:", "EBOPS:XX", "EBOPS:si2", "CPC:1234", "CPC:831431", "HS:8479", "EBOPS: SI2"})
    void refusesWhatIsNoServiceCode(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceCode.parse(text))
                .withMessageContaining("service code");
    }

    @Test
    void aServiceHoldsItsParts() {
        ServiceCode computer = ServiceCode.parse("EBOPS:SI2");
        assertThat(computer.contains(ServiceCode.parse("EBOPS:SI22"))).isTrue();
        assertThat(ServiceCode.parse("EBOPS:SI22").contains(computer)).isFalse();
        assertThat(ServiceCode.parse("CPC:8").contains(ServiceCode.parse("EBOPS:SI2")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "UK, The United Kingdom is GB.",
        "EL, Greece is GR",
        "cn, Maybe CN was meant.",
        "CHN, Write its ISO 3166-1 code",
        "XX, Write its ISO 3166-1 code",
        "'', Write its ISO 3166-1 code"
    })
    void aWrongCountryGetsTheAdviceThatHelps(String code, String advice) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Country.parse(code))
                .withMessageContaining(advice);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void countriesHaveNamesInEveryLanguage(Language language) {
        assertThat(Country.of("ID").name(language))
                .isEqualTo(
                        switch (language) {
                            case EN, ID -> "Indonesia";
                            case ZH -> "印度尼西亚";
                            case AR -> "إندونيسيا";
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "zh, ZH",
        "zh-CN, ZH",
        "ZH-Hant-TW, ZH",
        "ar-EG, AR",
        "id, ID",
        "en-GB, EN",
        "fr, EN",
        "zhx, EN",
        "'', EN"
    })
    void takesTheLanguageOfATag(String tag, Language expected) {
        assertThat(Language.ofTag(tag)).isEqualTo(expected);
    }

    @Test
    void anIncotermSaysWhatThePriceIncludes() {
        assertThat(Incoterm.parse("DDP").includesImportDuty()).isTrue();
        assertThat(Incoterm.EXW.includesExportClearance()).isFalse();
        assertThat(Incoterm.FOB.includesMainCarriage()).isFalse();
        assertThat(Incoterm.CIF.includesInsurance()).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Incoterm.parse("DAT"))
                .withMessageContaining("EXW, FCA, FAS");
    }

    /** A hostile field of a file must not fill a message, nor break it over lines. */
    @Property(tries = 300)
    void messagesRepeatLittleOfAWrongValue(@ForAll @StringLength(max = 3) String start) {
        String hostile = start + "\n\u001b[31m" + "x".repeat(50_000);
        for (java.util.function.Function<String, ?> reader : java.util.List.<java.util.function.Function<String, ?>>of(
                Country::parse,
                HsCode::parse,
                ServiceCode::parse,
                Incoterm::parse,
                Unit::parse,
                Quantity::parse,
                Rate::parse,
                Money::parse,
                Money::currency,
                Period::parse,
                Decimals::parse,
                io.shibo.codes.party.PartyId::parse)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> reader.apply(hostile))
                    .satisfies(refused -> assertThat(refused.getMessage())
                            .hasSizeLessThan(400)
                            .doesNotContain("\n", "\u001b"));
        }
    }

    @Test
    void aCitationNeedsASource() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Citation(" ", null, null, Citation.Confidence.VERIFIED));
        assertThat(new Citation("Act", "art. 3", null, Citation.Confidence.UNVERIFIED))
                .hasToString("Act, art. 3")
                .matches(Citation::unverified);
    }
}
