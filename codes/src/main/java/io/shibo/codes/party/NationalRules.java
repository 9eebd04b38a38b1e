package io.shibo.codes.party;

import static io.shibo.codes.party.Digits.weighted;

import io.shibo.codes.party.CheckRule.Called;
import java.util.Optional;

/** Check rules of single states' registers, each as its register publishes it. */
final class NationalRules {
    private static final int[] ABN = {10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19};
    private static final String UEN_OTHER = "ABCDEFGHJKLMNPQRSTUVWX0123456789";

    private NationalRules() {}

    /** Luhn; the branches of La Poste, whose SIREN has more branches than Luhn has numbers, add up to a multiple of five. */
    static Optional<Called> siret(String value) {
        boolean post =
                value.startsWith("356000000") && value.chars().map(c -> c - '0').sum() % 5 == 0;
        return CheckRule.lastDigit(value, post ? Digits.at(value, 13) : Digits.luhn(value));
    }

    /** Singapore (ACRA): businesses, local companies by year, and other bodies, each with letters of its own. */
    static Optional<Called> uen(String value) {
        if (value.length() == 9) {
            return CheckRule.last(
                    value, String.valueOf("XMKECAWLJDB".charAt(weighted(value, 10, 4, 9, 3, 8, 2, 7, 1) % 11)));
        }
        if (Character.isDigit(value.charAt(0))) {
            return CheckRule.last(
                    value, String.valueOf("ZKCMDNERGWH".charAt(weighted(value, 10, 8, 6, 4, 9, 7, 5, 3, 1) % 11)));
        }
        int[] weights = {4, 3, 5, 3, 10, 2, 2, 5, 7};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * UEN_OTHER.indexOf(value.charAt(i));
        }
        return CheckRule.last(value, String.valueOf(UEN_OTHER.charAt(Math.floorMod(sum - 5, 11))));
    }

    /** Indonesia: of fifteen digits the ninth is Luhn's; sixteen are the same after a 0, or a person's number without a rule. */
    static Optional<Called> npwp(String value) {
        if (value.length() == 16 && value.charAt(0) != '0') {
            return Optional.empty();
        }
        int from = value.length() - 15;
        return Optional.of(
                new Called(from + 8, from + 9, Integer.toString(Digits.luhn(value.substring(from, from + 9)))));
    }

    /** Brazil: two digits by 11; letters, issued since July 2026, count as their place in ASCII after 0. */
    static Optional<Called> cnpj(String value) {
        int first = cnpjDigit(value.substring(0, 12));
        int second = cnpjDigit(value.substring(0, 12) + first);
        return CheckRule.ending(value, 2, "" + first + second);
    }

    private static int cnpjDigit(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            sum += Digits.at(body, body.length() - 1 - i) * (i % 8 + 2);
        }
        int rest = sum % 11;
        return rest < 2 ? 0 : 11 - rest;
    }

    /** Australia: the first two digits are the check, by 89 with one taken from the first. */
    static Optional<Called> abn(String value) {
        int sum = 0;
        for (int i = 2; i < ABN.length; i++) {
            sum += Digits.at(value, i) * ABN[i];
        }
        for (int check = 11; check <= 99; check++) {
            if (((check / 10 - 1) * ABN[0] + check % 10 * ABN[1] + sum) % 89 == 0) {
                return Optional.of(new Called(0, 2, Integer.toString(check)));
            }
        }
        throw new IllegalStateException("89 values leave every rest of 89");
    }

    static Optional<Called> acn(String value) {
        return CheckRule.lastDigit(value, Digits.toTen(weighted(value, 8, 7, 6, 5, 4, 3, 2, 1)));
    }

    /** Japan: the first digit is the check, by 9 over the others from the right. */
    static Optional<Called> japan(String value) {
        int sum = 0;
        for (int i = 1; i < 13; i++) {
            sum += Digits.at(value, 13 - i) * (i % 2 == 1 ? 1 : 2);
        }
        return Optional.of(new Called(0, 1, Integer.toString(9 - sum % 9)));
    }

    static Optional<Called> korea(String value) {
        int sum = weighted(value, 1, 3, 7, 1, 3, 7, 1, 3, 5) + Digits.at(value, 8) * 5 / 10;
        return CheckRule.lastDigit(value, Digits.toTen(sum));
    }

    static Optional<Called> thailand(String value) {
        return CheckRule.lastDigit(value, (11 - weighted(value, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 10);
    }

    /** Vietnam: the tenth digit; a branch's three are not checked. */
    static Optional<Called> vietnam(String value) {
        int check = 10 - weighted(value, 31, 29, 23, 19, 17, 13, 7, 5, 3) % 11;
        return Optional.of(new Called(9, 10, check == 10 ? "" : Integer.toString(check)));
    }

    static Optional<Called> turkey(String value) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            int shifted = (Digits.at(value, i) + 9 - i) % 10;
            if (shifted != 0) {
                int power = shifted * (1 << (9 - i)) % 9;
                sum += power == 0 ? 9 : power;
            }
        }
        return CheckRule.lastDigit(value, Digits.toTen(sum));
    }

    static Optional<Called> switzerland(String value) {
        return CheckRule.lastDigit(value, (11 - weighted(value.substring(3), 5, 4, 3, 2, 7, 6, 5, 4) % 11) % 11);
    }
}
