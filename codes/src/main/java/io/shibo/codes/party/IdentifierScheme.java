package io.shibo.codes.party;

import io.shibo.codes.party.IdentifierCheck.Outcome;
import java.math.BigInteger;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A register of businesses, the form of its identifiers and its check rule. */
public enum IdentifierScheme {
    /** China's Unified Social Credit Code, GB 32100-2015. */
    USCC("[0-9A-HJ-NP-RTUW-Y]{18}", "18 digits and capital letters without I, O, S, V, Z", IdentifierScheme::usccCheck),
    /** Legal Entity Identifier, ISO 17442: the whole number is 1 modulo 97. */
    LEI("[0-9A-Z]{18}[0-9]{2}", "18 digits and capital letters and 2 digits", IdentifierScheme::leiCheck),
    /** GS1 Global Location Number, with the GS1 modulo-10 check digit. */
    GLN("[0-9]{13}", "13 digits", IdentifierScheme::gs1Check),
    /** France's SIREN, with the Luhn check digit. */
    SIREN("[0-9]{9}", "9 digits", IdentifierScheme::luhnCheck),
    /** D-U-N-S number; it has no check digit that could be relied on. */
    DUNS("[0-9]{9}", "9 digits", null),
    /** VAT number of an EU member state, prefix included; only VIES can tell more than the form. */
    EU_VAT(
            "(AT|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|XI)[0-9A-Z]{2,12}",
            "the member state's prefix and 2 to 12 digits or capital letters",
            null),
    /** Indonesia's business number NIB. */
    NIB("[0-9]{13}", "13 digits", null),
    /** A national register that has no scheme of its own here: kept as given. */
    NATIONAL("[A-Z]{2}:[0-9A-Za-z./ -]{1,40}", "the country, a colon and the number", null);

    private static final String USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private final Pattern form;
    private final String formInWords;
    /** Gives the check characters that the identifier should end with. */
    private final @Nullable UnaryOperator<String> expectedCheck;

    IdentifierScheme(String form, String formInWords, @Nullable UnaryOperator<String> expectedCheck) {
        this.form = Pattern.compile(form);
        this.formInWords = formInWords;
        this.expectedCheck = expectedCheck;
    }

    /** Compares an identifier with the form and the check rule of this scheme. */
    public IdentifierCheck check(String value) {
        if (!form.matcher(value).matches()) {
            return new IdentifierCheck(Outcome.MALFORMED, "a %s has %s".formatted(this, formInWords));
        }
        if (expectedCheck == null) {
            return new IdentifierCheck(
                    Outcome.NOT_CHECKED, "%s has no check digit; only its register can tell".formatted(this));
        }
        String expected = expectedCheck.apply(value);
        if (value.endsWith(expected)) {
            return new IdentifierCheck(Outcome.CHECK_PASSED, "");
        }
        return new IdentifierCheck(
                Outcome.CHECK_FAILED,
                "it ends with %s, but its other characters call for %s"
                        .formatted(value.substring(value.length() - expected.length()), expected));
    }

    /** The check characters that the others of {@code value} call for; empty where its form is wrong or has no rule. */
    public Optional<String> findExpectedCheck(String value) {
        return expectedCheck == null || !form.matcher(value).matches()
                ? Optional.empty()
                : Optional.of(expectedCheck.apply(value));
    }

    /** Completes {@code body} with its check characters; for generators and tests. */
    public String complete(String body) {
        if (expectedCheck == null) {
            return body;
        }
        String zeros = this == LEI ? "00" : "0";
        return body + expectedCheck.apply(body + zeros);
    }

    /** GB 32100-2015: weights 3^i mod 31; the outer modulo keeps 31 from standing for 0. */
    private static String usccCheck(String value) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += USCC_ALPHABET.indexOf(value.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return String.valueOf(USCC_ALPHABET.charAt((31 - sum % 31) % 31));
    }

    private static String leiCheck(String value) {
        StringBuilder digits = new StringBuilder();
        value.substring(0, 18).chars().forEach(c -> digits.append(Character.getNumericValue(c)));
        int rest = new BigInteger(digits + "00").mod(BigInteger.valueOf(97)).intValue();
        return "%02d".formatted(98 - rest);
    }

    private static String gs1Check(String value) {
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (value.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return String.valueOf((10 - sum % 10) % 10);
    }

    private static String luhnCheck(String value) {
        int sum = 0;
        for (int i = 0; i < value.length() - 1; i++) {
            int digit = value.charAt(value.length() - 2 - i) - '0';
            int doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return String.valueOf((10 - sum % 10) % 10);
    }
}
