package io.shibo.codes.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shibo.codes.party.IdentifierCheck.Outcome;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Vectors are identifiers that their holders publish, and examples of the standards. */
class IdentifierSchemeTest {
    @ParameterizedTest
    @CsvSource({
        "LEI, 5493001KJTIIGC8Y1R12",
        "LEI, HWUPKR0MPOU8FGXBT394",
        "LEI, INR2EJN1ERAN0W5ZP974",
        "USCC, 91350100M000100Y43",
        "USCC, 91330100799655058B",
        "USCC, 91440300708461136T",
        // The outer modulo: these characters call for 0, where 31 - 0 would be no character at all.
        "USCC, 91330100MA00000160",
        "GLN, 5412345000013",
        "GLN, 4006381333931",
        "SIREN, 732829320",
        "SIREN, 552100554"
    })
    void passesPublishedIdentifiers(IdentifierScheme scheme, String value) {
        assertThat(scheme.check(value).outcome()).isEqualTo(Outcome.CHECK_PASSED);
        assertThat(scheme.check(value).warns()).isFalse();
    }

    /** Issued, in use, and wrong by the rule: such a business is warned of and never refused. */
    @ParameterizedTest
    @CsvSource({"91350211M0000XUF46, R", "91350100M0001TGQXM, 1"})
    void warnsOfIssuedCodesWhoseCheckFails(String value, String expected) {
        PartyId party = new PartyId(IdentifierScheme.USCC, value);
        assertThat(party.check().outcome()).isEqualTo(Outcome.CHECK_FAILED);
        assertThat(party.check().warns()).isTrue();
        assertThat(party.check().reason()).endsWith("call for " + expected);
        assertThat(PartyId.parse(party.toString())).isEqualTo(party);
    }

    /** ISO 17442 in its own words, over every character: the whole number is 1 modulo 97. */
    @Property
    void aCompletedLeiIsOneModulo97(@ForAll long seed) {
        String body = letters(seed, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", 18);
        String lei = IdentifierScheme.LEI.complete(body);
        StringBuilder digits = new StringBuilder();
        lei.chars().forEach(c -> digits.append(Integer.parseInt(Character.toString(c), 36)));
        assertThat(new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)))
                .isEqualTo(BigInteger.ONE);
    }

    @Property
    void aCompletedIdentifierPassesAndOneWrongCharacterNever(
            @ForAll long seed, @ForAll @IntRange(max = 16) int at, @ForAll @IntRange(min = 1, max = 8) int by) {
        noticed(IdentifierScheme.USCC, letters(seed, "0123456789ABCDEFGHJKLMNPQRTUWXY", 17), at, by);
        noticed(IdentifierScheme.LEI, letters(seed, "0123456789", 18), at, by);
        noticed(IdentifierScheme.GLN, letters(seed, "0123456789", 12), at % 12, by);
        noticed(IdentifierScheme.SIREN, letters(seed, "0123456789", 8), at % 8, by);
    }

    private static void noticed(IdentifierScheme scheme, String body, int at, int by) {
        String good = scheme.complete(body);
        assertThat(scheme.check(good).outcome()).isEqualTo(Outcome.CHECK_PASSED);
        char old = good.charAt(at);
        char other = (char) ('0' + (Character.digit(old, 10) + by + 1) % 10);
        if (other != old) {
            String wrong = good.substring(0, at) + other + good.substring(at + 1);
            assertThat(scheme.check(wrong).outcome()).as(wrong).isEqualTo(Outcome.CHECK_FAILED);
        }
    }

    private static String letters(long seed, String alphabet, int length) {
        return new java.util.SplittableRandom(seed)
                .ints(length, 0, alphabet.length())
                .mapToObj(i -> alphabet.substring(i, i + 1))
                .collect(java.util.stream.Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource({
        "USCC, 91350100M000100Y4",
        "USCC, 91350100I000100Y43",
        "USCC, 91350100m000100y43",
        "LEI, 5493001KJTIIGC8Y1R1A",
        "GLN, 541234500001",
        "SIREN, 73282932A",
        "EU_VAT, US123456789",
        "EU_VAT, DE13669597",
        "EU_VAT, ATU1234567",
        "UEN, 12345678",
        "GSTIN, 27AAPFU0939F1X5",
        "NZBN, 9329000000000",
        "NATIONAL, 123"
    })
    void tellsAWrongFormFromAWrongCheck(IdentifierScheme scheme, String value) {
        assertThat(scheme.check(value).outcome()).isEqualTo(Outcome.MALFORMED);
        assertThat(scheme.check(value).warns()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "DUNS, 150483782",
        "EU_VAT, LV01234567890",
        "EORI, DE1234567",
        "CIN, U72200MH2009PTC195248",
        "NPWP, 3201010101010001",
        "NIB, 8120001234567",
        "NATIONAL, ID:8120001234567"
    })
    void neverCallsValidWhatHasNoCheckRule(IdentifierScheme scheme, String value) {
        assertThat(scheme.check(value).outcome()).isEqualTo(Outcome.NOT_CHECKED);
        assertThat(scheme.check(value).warns()).isFalse();
        assertThat(scheme.check(value).reason()).contains("only its register can tell");
    }

    @ParameterizedTest
    @EnumSource(IdentifierScheme.class)
    void anyTextGetsAnAnswer(IdentifierScheme scheme) {
        for (String text : new String[] {"", " ", "0", "９".repeat(18), "\0", "A".repeat(10_000), "😀".repeat(9)}) {
            assertThat(scheme.check(text).outcome()).isNotNull();
        }
    }

    @Property
    void anyTextIsAPartyOrRefused(@ForAll @StringLength(max = 90) String text) {
        try {
            PartyId party = PartyId.parse(text);
            assertThat(PartyId.parse(party.toString())).isEqualTo(party);
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    @Test
    void namesTheSchemesItKnows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PartyId.parse("TAX:1"))
                .withMessageContaining("'TAX' is not known. Write one of uscc, lei, gln");
        assertThat(PartyId.parse("eu-vat:DE136695976").scheme()).isEqualTo(IdentifierScheme.EU_VAT);
    }
}
