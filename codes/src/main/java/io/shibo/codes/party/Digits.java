package io.shibo.codes.party;

import java.math.BigInteger;

/** The sums that check rules are made of. */
final class Digits {
    private static final String BASE36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private Digits() {}

    static int at(String text, int i) {
        return text.charAt(i) - '0';
    }

    /** Each digit times its weight, from the first on; as many digits as there are weights. */
    static int weighted(String digits, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += at(digits, i) * weights[i];
        }
        return sum;
    }

    /** What is lacking to the next multiple of ten. */
    static int toTen(int sum) {
        return (10 - sum % 10) % 10;
    }

    /** ISO/IEC 7812-1, annex B: every second digit from the right is doubled, its digits added. The last digit is the check. */
    static int luhn(String value) {
        int sum = 0;
        for (int i = 0; i < value.length() - 1; i++) {
            int digit = at(value, value.length() - 2 - i);
            int doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return toTen(sum);
    }

    /** ISO/IEC 7064, MOD 11,10. The last digit is the check. */
    static int mod11by10(String value) {
        int rest = 10;
        for (int i = 0; i < value.length() - 1; i++) {
            int sum = (rest + at(value, i)) % 10;
            rest = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (11 - rest) % 10;
    }

    /** Letters as A=10 … Z=35, the whole as one number. */
    static int modulo(String text, int modulus) {
        StringBuilder digits = new StringBuilder();
        text.chars().forEach(c -> digits.append(Character.getNumericValue(c)));
        return new BigInteger(digits.toString())
                .mod(BigInteger.valueOf(modulus))
                .intValue();
    }

    /** Luhn's rule in base 36, from the left; the last character is the check. */
    static String luhn36(String value) {
        int sum = 0;
        for (int i = 0; i < value.length() - 1; i++) {
            int product = BASE36.indexOf(value.charAt(i)) * (i % 2 + 1);
            sum += product / 36 + product % 36;
        }
        return String.valueOf(BASE36.charAt((36 - sum % 36) % 36));
    }
}
