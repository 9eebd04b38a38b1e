package io.shibo.codes.party;

import io.shibo.codes.party.CheckRule.Called;
import io.shibo.codes.party.IdentifierCheck.Outcome;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A register of businesses, the form of its identifiers and its check rule. */
public enum IdentifierScheme {
    /** China's Unified Social Credit Code, GB 32100-2015. */
    USCC(
            "[0-9A-HJ-NP-RTUW-Y]{18}",
            "18 digits and capital letters without I, O, S, V, Z",
            v -> CheckRule.last(v, usccCheck(v))),
    /** Legal Entity Identifier, ISO 17442: the whole number is 1 modulo 97. */
    LEI(
            "[0-9A-Z]{18}[0-9]{2}",
            "18 digits and capital letters and 2 digits",
            v -> CheckRule.ending(v, 2, "%02d".formatted(98 - Digits.modulo(v.substring(0, 18) + "00", 97)))),
    /** GS1 Global Location Number, with the GS1 modulo-10 check digit. */
    GLN("[0-9]{13}", "13 digits", v -> CheckRule.lastDigit(v, gs1Check(v))),
    /** France's SIREN, with the Luhn check digit. */
    SIREN("[0-9]{9}", "9 digits", v -> CheckRule.lastDigit(v, Digits.luhn(v))),
    /** D-U-N-S number; it has no check digit that could be relied on. */
    DUNS("[0-9]{9}", "9 digits", v -> Optional.empty()),
    /** VAT number of an EU member state or Northern Ireland, prefix included; only VIES can tell whether it is registered. */
    EU_VAT(EuVat::hasForm, "a member state's prefix and a number of the form that this state has", EuVat::find),
    /** Indonesia's business number NIB. */
    NIB("[0-9]{13}", "13 digits", v -> Optional.empty()),
    /** A national register that has no scheme of its own here: kept as given. */
    NATIONAL("[A-Z]{2}:[0-9A-Za-z./ -]{1,40}", "the country, a colon and the number", v -> Optional.empty()),
    /** France's SIRET, a place of business: Luhn over all of it. */
    SIRET("[0-9]{14}", "14 digits", NationalRules::siret),
    /** Economic operator of the EU or the United Kingdom; each state makes its own, so there is no rule for all. */
    EORI(
            "[A-Z]{2}[0-9A-Z]{1,15}",
            "the country's two letters and 1 to 15 digits or capital letters", v -> Optional.empty()),
    /** Singapore's Unique Entity Number (ACRA). */
    UEN(
            "([0-9]{8}[A-Z]|(19|20)[0-9]{7}[A-Z]|[RST][0-9]{2}[A-Z]{2}[0-9]{4}[A-Z0-9])",
            "8 digits and a letter, a year with 5 digits and a letter, or a letter, 2 digits, 2 letters, 4 digits and a check character",
            NationalRules::uen),
    /** Indonesia's taxpayer number NPWP, of 15 digits or, since 2024, 16. */
    NPWP("[0-9]{15,16}", "15 or 16 digits", NationalRules::npwp),
    /** Brazil's company register number. */
    CNPJ("[0-9A-Z]{12}[0-9]{2}", "12 digits or capital letters and 2 digits", NationalRules::cnpj),
    /** Australian Business Number. */
    ABN("[1-9][0-9]{10}", "11 digits", NationalRules::abn),
    /** Australian Company Number. */
    ACN("[0-9]{9}", "9 digits", NationalRules::acn),
    /** New Zealand Business Number, a GLN of GS1's range for New Zealand. */
    NZBN("94[0-9]{11}", "13 digits that begin with 94", v -> CheckRule.lastDigit(v, gs1Check(v))),
    /** India's goods and services tax number: state, permanent account number, entity, Z, check character in base 36. */
    GSTIN(
            "[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][0-9A-Z]Z[0-9A-Z]",
            "2 digits, 5 letters, 4 digits, a letter, a digit or letter, Z and a check character",
            v -> CheckRule.last(v, Digits.luhn36(v))),
    /** India's corporate identity number; it has no check character. */
    CIN(
            "[LU][0-9]{5}[A-Z]{2}(19|20)[0-9]{2}[A-Z]{3}[0-9]{6}",
            "L or U, 5 digits, the state's 2 letters, the year, 3 letters and 6 digits", v -> Optional.empty()),
    /** Japan's corporate number, whose first digit is the check. */
    JCN("[1-9][0-9]{12}", "13 digits", NationalRules::japan),
    /** Korea's business registration number. */
    KR_BRN("[0-9]{10}", "10 digits", NationalRules::korea),
    /** Thailand's taxpayer and juristic person number. */
    TH_TIN("[0-9]{13}", "13 digits", NationalRules::thailand),
    /** Vietnam's enterprise and tax code, a branch's three digits after it. */
    VN_MST("[0-9]{10}([0-9]{3})?", "10 or 13 digits", NationalRules::vietnam),
    /** Türkiye's tax number VKN. */
    TR_VKN("[0-9]{10}", "10 digits", NationalRules::turkey),
    /** Switzerland's enterprise number UID. */
    CH_UID("CHE[0-9]{9}", "CHE and 9 digits", NationalRules::switzerland);

    private static final String USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private final Predicate<String> form;
    private final String formInWords;
    private final CheckRule rule;

    IdentifierScheme(String form, String formInWords, CheckRule rule) {
        this(Pattern.compile(form).asMatchPredicate(), formInWords, rule);
    }

    IdentifierScheme(Predicate<String> form, String formInWords, CheckRule rule) {
        this.form = form;
        this.formInWords = formInWords;
        this.rule = rule;
    }

    /** Compares an identifier with the form and the check rule of this scheme. */
    public IdentifierCheck check(String value) {
        if (!form.test(value)) {
            return new IdentifierCheck(Outcome.MALFORMED, "a %s has %s".formatted(this, formInWords));
        }
        Optional<Called> found = rule.find(value);
        if (found.isEmpty()) {
            return new IdentifierCheck(
                    Outcome.NOT_CHECKED, "%s has no check digit; only its register can tell".formatted(this));
        }
        Called called = found.get();
        if (called.by(value)) {
            return new IdentifierCheck(Outcome.CHECK_PASSED, "");
        }
        String given = value.substring(called.from(), called.to());
        String where = called.to() == value.length()
                ? "it ends with " + given
                : called.from() == 0
                        ? "it begins with " + given
                        : "it has %s in place %d".formatted(given, called.from() + 1);
        return new IdentifierCheck(
                Outcome.CHECK_FAILED,
                called.expected().isEmpty()
                        ? where + ", but its other characters call for no digit at all: such a number is never issued"
                        : "%s, but its other characters call for %s".formatted(where, called.expected()));
    }

    /** The check characters that the others of {@code value} call for; empty where its form is wrong or has no rule. */
    public Optional<String> findExpectedCheck(String value) {
        return form.test(value)
                ? rule.find(value).map(Called::expected).filter(expected -> !expected.isEmpty())
                : Optional.empty();
    }

    /** Completes {@code body} with its check characters at the end; for generators and tests. */
    public String complete(String body) {
        String zeros = body + (this == LEI || this == CNPJ ? "00" : "0");
        return rule.find(zeros)
                .filter(called -> called.to() == zeros.length())
                .map(called -> zeros.substring(0, called.from()) + called.expected())
                .orElse(body);
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

    private static int gs1Check(String value) {
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += Digits.at(value, i) * (i % 2 == 0 ? 1 : 3);
        }
        return Digits.toTen(sum);
    }
}
