package io.shibo.codes.party;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.party.IdentifierCheck.Outcome;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of each register. Numbers are such as their holders publish, or examples of the registers' own pages. */
class CheckRulesTest {
    @ParameterizedTest
    @CsvSource({
        "EU_VAT, ATU13585627",
        "EU_VAT, BE0428759497",
        "EU_VAT, BG175074752",
        "EU_VAT, CY10259033P",
        "EU_VAT, CZ25123891",
        "EU_VAT, DE136695976",
        "EU_VAT, DK13585628",
        "EU_VAT, EE100931558",
        "EU_VAT, EL094259216",
        "EU_VAT, ES54362315K",
        "EU_VAT, ESX2482300W",
        "EU_VAT, ESB58378431",
        "EU_VAT, FI20774740",
        "EU_VAT, FR40303265045",
        "EU_VAT, HR33392005961",
        "EU_VAT, HU12892312",
        "EU_VAT, IE6433435F",
        "EU_VAT, IE6433435OA",
        "EU_VAT, IE8D79739I",
        "EU_VAT, IT00743110157",
        "EU_VAT, LT119511515",
        "EU_VAT, LT100001919017",
        "EU_VAT, LU15027442",
        "EU_VAT, LV40003521600",
        "EU_VAT, MT11679112",
        "EU_VAT, NL004495445B01",
        "EU_VAT, NL123456789B13",
        "EU_VAT, PL8567346215",
        "EU_VAT, PT501964843",
        "EU_VAT, RO18547290",
        "EU_VAT, SE123456789701",
        "EU_VAT, SI50223054",
        "EU_VAT, SK2022749619",
        "EU_VAT, XI980780684",
        "SIRET, 73282932000074",
        "SIRET, 35600000049837",
        "UEN, 00192200M",
        "UEN, 197401143C",
        "UEN, S16FC0121D",
        "UEN, T01FC6132D",
        "NPWP, 013000666091000",
        "NPWP, 0013000666091000",
        "CNPJ, 16727230000197",
        "CNPJ, 12ABC34501DE35",
        "ABN, 83914571673",
        "ABN, 51824753556",
        "ACN, 004085616",
        "NZBN, 9429041535110",
        "GSTIN, 27AAPFU0939F1ZV",
        "JCN, 5835678256246",
        "KR_BRN, 1168200276",
        "TH_TIN, 3100600445635",
        "VN_MST, 0100233488",
        "VN_MST, 0314409058002",
        "TR_VKN, 4540536920",
        "CH_UID, CHE100155212",
    })
    void passes(IdentifierScheme scheme, String value) {
        assertThat(scheme.check(value)).isEqualTo(new IdentifierCheck(Outcome.CHECK_PASSED, ""));
    }

    @Test
    void theReasonSaysWhereTheCheckIsAndWhatIsCalledFor() {
        assertThat(IdentifierScheme.EU_VAT.check("FR41303265045").reason())
                .isEqualTo("it has 41 in place 3, but its other characters call for 40");
        assertThat(IdentifierScheme.ABN.check("84914571673").reason())
                .isEqualTo("it begins with 84, but its other characters call for 83");
        assertThat(IdentifierScheme.CNPJ.check("16727230000198").reason())
                .isEqualTo("it ends with 98, but its other characters call for 97");
        // 6·1+5·3 = 21 ≡ 10 modulo 11, which is no digit.
        assertThat(IdentifierScheme.EU_VAT.check("PL1300000000").reason()).contains("such a number is never issued");
        assertThat(IdentifierScheme.EU_VAT.findExpectedCheck("PL1300000000")).isEmpty();
    }

    /** What their algorithms promise: the modulus is a prime above 9 and each rest has a character, or Luhn, or MOD 11,10. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "EU_VAT ATU13585627",
                "EU_VAT BE0428759497",
                "EU_VAT DE136695976",
                "EU_VAT DK13585628",
                "EU_VAT EE100931558",
                "EU_VAT FI20774740",
                "EU_VAT FR40303265045",
                "EU_VAT HR33392005961",
                "EU_VAT HU12892312",
                "EU_VAT ES54362315K",
                "EU_VAT IE6433435F",
                "EU_VAT IT00743110157",
                "EU_VAT LU15027442",
                "EU_VAT MT11679112",
                "EU_VAT PL8567346215",
                "EU_VAT SK2022749619",
                "SIREN 732829320",
                "SIRET 73282932000074",
                "USCC 91330100799655058B",
                "LEI 5493001KJTIIGC8Y1R12",
                "GLN 5412345000013",
                "NZBN 9429041535110",
                "UEN 00192200M",
                "UEN 197401143C",
                "ABN 83914571673",
                "CH_UID CHE100155212",
                "GSTIN 27AAPFU0939F1ZV",
                "VN_MST 0100233488",
            })
    void everyDigitThatIsMistypedIsNoticed(String schemeAndValue) {
        int blank = schemeAndValue.indexOf(' ');
        IdentifierScheme scheme = IdentifierScheme.valueOf(schemeAndValue.substring(0, blank));
        String value = schemeAndValue.substring(blank + 1);
        assertThat(scheme.check(value).outcome()).isEqualTo(Outcome.CHECK_PASSED);
        for (int at = 0; at < value.length(); at++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                if (Character.isDigit(value.charAt(at)) && value.charAt(at) != digit) {
                    String wrong = value.substring(0, at) + digit + value.substring(at + 1);
                    assertThat(scheme.check(wrong).warns()).as(wrong).isTrue();
                }
            }
        }
    }

    /** Any number of the form, mended as its check calls for, passes; and nothing is called for that the form does not allow. */
    @Property
    void whatIsCalledForPasses(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (String form : new String[] {
            "SIRET ##############", "CNPJ ##############", "TH_TIN #############", "KR_BRN ##########",
                    "TR_VKN ##########",
            "EU_VAT NL#########B##", "EU_VAT BG##########", "EU_VAT LT##########1#", "EU_VAT RO1########",
                    "EU_VAT SE##########01"
        }) {
            int blank = form.indexOf(' ');
            IdentifierScheme scheme = IdentifierScheme.valueOf(form.substring(0, blank));
            StringBuilder value = new StringBuilder();
            form.substring(blank + 1)
                    .chars()
                    .forEach(c -> value.append(c == '#' ? (char) ('0' + random.nextInt(10)) : (char) c));
            String expected = scheme.findExpectedCheck(value.toString()).orElse("");
            if (!expected.isEmpty() && scheme.check(value.toString()).reason().startsWith("it ends")) {
                value.replace(value.length() - expected.length(), value.length(), expected);
                assertThat(scheme.check(value.toString()).outcome()).isEqualTo(Outcome.CHECK_PASSED);
            }
        }
    }
}
