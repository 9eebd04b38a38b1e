package io.shibo.clear.risk;

import java.util.Optional;

/**
 * The check digit of a resident identity number: 18 characters by GB 11643-1999, the last by ISO 7064 MOD 11-2. It finds
 * mistyped and many invented numbers; whether a right one was issued, and to whom, only its register can tell.
 */
public final class IdentityNumber {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";

    private IdentityNumber() {}

    /** Whether the check digit is right; empty for a number of another form, which has none that we know. */
    public static Optional<Boolean> check(String number) {
        if (!number.matches("[0-9]{17}[0-9Xx]")) {
            return Optional.empty();
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (number.charAt(i) - '0') * WEIGHTS[i];
        }
        return Optional.of(Character.toUpperCase(number.charAt(17)) == CHECK.charAt(sum % CHECK.length()));
    }
}
