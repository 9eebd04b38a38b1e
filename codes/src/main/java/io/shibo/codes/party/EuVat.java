package io.shibo.codes.party;

import static io.shibo.codes.party.Digits.weighted;

import io.shibo.codes.party.CheckRule.Called;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * VAT identification numbers of the 27 member states and Northern Ireland: form and check rule of each, prefix included.
 *
 * <p>The forms are those that VIES takes (Council Regulation (EU) 904/2010; the list of structures at VIES, question 11). Check
 * rules are published by the member states one by one; where a state has several kinds of numbers, those without a published
 * rule are not checked. Whether a number is registered, VIES alone can tell.
 */
final class EuVat {
    private record State(Pattern form, CheckRule rule) {}

    private static final Map<String, State> STATES = new HashMap<>();

    /** What Spain's letters stand for: personal numbers by 23, organisations by 10. */
    private static final String DNI = "TRWAGMYFPDXBNJZSQVHLCKE";

    private static final String CIF = "JABCDEFGHI";
    private static final String IRISH = "WABCDEFGHIJKLMNOPQRSTUV";
    private static final int[] CYPRUS = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21};

    private EuVat() {}

    static {
        state("AT", "U[0-9]{8}", v -> CheckRule.lastDigit(v, austria(v.substring(3))));
        state(
                "BE",
                "[01][0-9]{9}",
                v -> CheckRule.ending(v, 2, "%02d".formatted(97 - Integer.parseInt(v.substring(2, 10)) % 97)));
        state("BG", "[0-9]{9,10}", EuVat::bulgaria);
        state("CY", "[0-9]{8}[A-Z]", v -> CheckRule.last(v, cyprus(v.substring(2))));
        state("CZ", "[0-9]{8,10}", EuVat::czechia);
        state("DE", "[1-9][0-9]{8}", v -> CheckRule.lastDigit(v, Digits.mod11by10(v.substring(2))));
        // The whole number is a multiple of 11 under its weights: the last digit has the weight 1.
        state(
                "DK",
                "[1-9][0-9]{7}",
                v -> CheckRule.lastDigit(v, (11 - weighted(v.substring(2), 2, 7, 6, 5, 4, 3, 2) % 11) % 11));
        state(
                "EE",
                "[0-9]{9}",
                v -> CheckRule.lastDigit(v, Digits.toTen(weighted(v.substring(2), 3, 7, 1, 3, 7, 1, 3, 7))));
        state(
                "EL",
                "[0-9]{9}",
                v -> CheckRule.lastDigit(v, weighted(v.substring(2), 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10));
        state("ES", "([A-Z][0-9]{7}[0-9A-Z]|[0-9]{8}[A-Z])", EuVat::spain);
        state(
                "FI",
                "[0-9]{8}",
                v -> CheckRule.lastDigit(v, (11 - weighted(v.substring(2), 7, 9, 10, 5, 8, 4, 2) % 11) % 11));
        state("FR", "[0-9A-HJ-NP-Z]{2}[0-9]{9}", EuVat::france);
        state("HR", "[0-9]{11}", v -> CheckRule.lastDigit(v, Digits.mod11by10(v.substring(2))));
        state(
                "HU",
                "[0-9]{8}",
                v -> CheckRule.lastDigit(v, Digits.toTen(weighted(v.substring(2), 9, 7, 3, 1, 9, 7, 3))));
        state("IE", "([0-9]{7}[A-W][A-I]?|[0-9][A-Z+*][0-9]{5}[A-W])", EuVat::ireland);
        state("IT", "[0-9]{11}", v -> CheckRule.lastDigit(v, Digits.luhn(v.substring(2))));
        state("LT", "([0-9]{7}1[0-9]|[0-9]{10}1[0-9])", EuVat::lithuania);
        state(
                "LU",
                "[0-9]{8}",
                v -> CheckRule.ending(v, 2, "%02d".formatted(Integer.parseInt(v.substring(2, 8)) % 89)));
        state("LV", "[0-9]{11}", EuVat::latvia);
        state(
                "MT",
                "[1-9][0-9]{7}",
                v -> CheckRule.ending(v, 2, "%02d".formatted(37 - weighted(v.substring(2), 3, 4, 6, 7, 8, 9) % 37)));
        state("NL", "[0-9]{9}B[0-9]{2}", EuVat::netherlands);
        state("PL", "[0-9]{10}", v -> CheckRule.lastDigit(v, weighted(v.substring(2), 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11));
        state(
                "PT",
                "[1-9][0-9]{8}",
                v -> CheckRule.lastDigit(v, (11 - weighted(v.substring(2), 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 11 % 10));
        state("RO", "[1-9][0-9]{1,9}", v -> CheckRule.lastDigit(v, romania(v.substring(2))));
        state(
                "SE",
                "[0-9]{10}(0[1-9]|[1-8][0-9]|9[0-4])",
                v -> Optional.of(new Called(11, 12, Integer.toString(Digits.luhn(v.substring(2, 12))))));
        state("SI", "[1-9][0-9]{7}", v -> CheckRule.last(v, slovenia(v.substring(2))));
        state("SK", "[1-9][0-9]{9}", v -> CheckRule.lastDigit(v, slovakia(v.substring(2))));
        state("XI", "([0-9]{9}|[0-9]{12})", EuVat::northernIreland);
    }

    private static void state(String prefix, String form, CheckRule rule) {
        STATES.put(prefix, new State(Pattern.compile(prefix + form), rule));
    }

    /** Whether the number can be one of the state that its prefix names. */
    static boolean hasForm(String value) {
        State state = value.length() < 2 ? null : STATES.get(value.substring(0, 2));
        return state != null && state.form().matcher(value).matches();
    }

    static Optional<Called> find(String value) {
        State state = STATES.get(value.substring(0, 2));
        return state == null ? Optional.empty() : state.rule().find(value);
    }

    /** Every second digit is doubled and its digits added; the sum begins with 4. */
    private static int austria(String digits) {
        int sum = 4;
        for (int i = 0; i < 7; i++) {
            int product = Digits.at(digits, i) * (i % 2 + 1);
            sum += product / 10 + product % 10;
        }
        return Digits.toTen(sum);
    }

    /** Nine digits are an organisation's. Ten are a person's, by one of three rules: birth number, foreigner, other. */
    private static Optional<Called> bulgaria(String value) {
        String digits = value.substring(2);
        if (digits.length() == 9) {
            int rest = weighted(digits, 1, 2, 3, 4, 5, 6, 7, 8) % 11;
            return CheckRule.lastDigit(value, rest < 10 ? rest : weighted(digits, 3, 4, 5, 6, 7, 8, 9, 10) % 11 % 10);
        }
        int last = Digits.at(digits, 9);
        int other = (11 - weighted(digits, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11;
        boolean person = last == weighted(digits, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11 % 10
                || last == weighted(digits, 21, 19, 17, 13, 11, 9, 7, 3, 1) % 10;
        return CheckRule.lastDigit(value, person ? last : other);
    }

    private static String cyprus(String digits) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            int digit = Digits.at(digits, i);
            sum += i % 2 == 0 ? CYPRUS[digit] : digit;
        }
        return String.valueOf((char) ('A' + sum % 26));
    }

    /** Eight digits are an organisation's, ten a birth number; nine have no rule that holds for all. */
    private static Optional<Called> czechia(String value) {
        String digits = value.substring(2);
        return switch (digits.length()) {
            case 8 -> CheckRule.lastDigit(value, (11 - weighted(digits, 8, 7, 6, 5, 4, 3, 2) % 11) % 10);
            case 10 -> CheckRule.lastDigit(value, Integer.parseInt(digits.substring(0, 9)) % 11 % 10);
            default -> Optional.empty();
        };
    }

    private static Optional<Called> spain(String value) {
        char first = value.charAt(2);
        String middle = value.substring(3, 10);
        if (Character.isDigit(first)) {
            return CheckRule.last(value, dni(value.substring(2, 10)));
        }
        if (first >= 'X' && first <= 'Z') {
            return CheckRule.last(value, dni((first - 'X') + middle));
        }
        int sum = 0;
        for (int i = 0; i < 7; i++) {
            int digit = Digits.at(middle, i);
            sum += i % 2 == 1 ? digit : digit * 2 / 10 + digit * 2 % 10;
        }
        int control = Digits.toTen(sum);
        String letter = String.valueOf(CIF.charAt(control));
        String digit = Integer.toString(control);
        boolean lettered = "KPQRSNW".indexOf(first) >= 0;
        if ("KLM".indexOf(first) >= 0 && value.endsWith(dni(middle))) {
            return CheckRule.last(value, dni(middle)); // Persons without a number of their own, by the newer rule.
        }
        if ("ABEH".indexOf(first) >= 0) {
            return CheckRule.last(value, digit);
        }
        return CheckRule.last(value, lettered || value.endsWith(letter) ? letter : digit);
    }

    private static String dni(String digits) {
        return String.valueOf(DNI.charAt(Integer.parseInt(digits) % 23));
    }

    /** Two digits before the SIREN are made from it; a key with letters has no published rule, but its SIREN has. */
    private static Optional<Called> france(String value) {
        String siren = value.substring(4);
        if (!value.substring(2, 4).matches("[0-9]{2}")) {
            return CheckRule.lastDigit(value, Digits.luhn(siren));
        }
        int key = (12 + 3 * (Integer.parseInt(siren) % 97)) % 97;
        // A key that fits does not make up for a wrong SIREN; Monaco's numbers, which begin with 000, are none.
        return value.substring(2, 4).equals("%02d".formatted(key)) && !siren.startsWith("000")
                ? CheckRule.lastDigit(value, Digits.luhn(siren))
                : Optional.of(new Called(2, 4, "%02d".formatted(key)));
    }

    /** Of the old form the digits are put in the order of the new one; a second letter counts nine times. */
    private static Optional<Called> ireland(String value) {
        boolean old = !Character.isDigit(value.charAt(3));
        String digits = old ? "0" + value.substring(4, 9) + value.charAt(2) : value.substring(2, 9);
        int sum = weighted(digits, 8, 7, 6, 5, 4, 3, 2);
        if (value.length() == 11) {
            sum += 9 * (value.charAt(10) - 'A' + 1);
        }
        return Optional.of(new Called(9, 10, String.valueOf(IRISH.charAt(sum % 23))));
    }

    private static Optional<Called> lithuania(String value) {
        String digits = value.substring(2);
        boolean organisation = digits.length() == 9;
        int rest = (organisation
                        ? weighted(digits, 1, 2, 3, 4, 5, 6, 7, 8)
                        : weighted(digits, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2))
                % 11;
        if (rest == 10) {
            rest = (organisation
                            ? weighted(digits, 3, 4, 5, 6, 7, 8, 9, 1)
                            : weighted(digits, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4))
                    % 11
                    % 10;
        }
        return CheckRule.lastDigit(value, rest);
    }

    /** Numbers that begin with 0 to 3 are persons', which have no rule any more. */
    private static Optional<Called> latvia(String value) {
        String digits = value.substring(2);
        if (digits.charAt(0) <= '3') {
            return Optional.empty();
        }
        int check = 3 - weighted(digits, 9, 1, 4, 8, 3, 10, 2, 5, 7, 6) % 11;
        return CheckRule.lastDigit(value, check < -1 ? check + 11 : check == -1 ? 10 : check);
    }

    /** By 11 over the nine digits; sole traders' numbers since 2020 by 97 over all of it. */
    private static Optional<Called> netherlands(String value) {
        if (Digits.modulo(value, 97) == 1) {
            return Optional.of(new Called(10, 11, value.substring(10, 11)));
        }
        int rest = weighted(value.substring(2), 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        return Optional.of(new Called(10, 11, rest == 10 ? "" : Integer.toString(rest)));
    }

    private static int romania(String digits) {
        String padded = "0".repeat(10 - digits.length()) + digits;
        return weighted(padded, 7, 5, 3, 2, 1, 7, 5, 3, 2) * 10 % 11 % 10;
    }

    private static String slovenia(String digits) {
        int check = 11 - weighted(digits, 8, 7, 6, 5, 4, 3, 2) % 11;
        return check == 11 ? "" : Integer.toString(check % 10);
    }

    /** The whole number is a multiple of 11. */
    private static int slovakia(String digits) {
        int rest = (int) (Long.parseLong(digits.substring(0, 9)) * 10 % 11);
        return (11 - rest) % 11;
    }

    /** By 97; since 2010 the sum may begin with 55. A branch's three digits are not checked. */
    private static Optional<Called> northernIreland(String value) {
        int sum = weighted(value.substring(2), 8, 7, 6, 5, 4, 3, 2);
        String given = value.substring(9, 11);
        String newer = "%02d".formatted((97 - (sum + 55) % 97) % 97);
        String older = "%02d".formatted((97 - sum % 97) % 97);
        boolean old = given.equals(older) || given.equals("97") && older.equals("00");
        return Optional.of(new Called(9, 11, old ? given : newer));
    }
}
