package io.shibo.codes;

import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Wrong;
import java.math.BigDecimal;

/** How decimals are read and kept: exact, plain, bounded. */
public final class Decimals {
    private static final int MAX_CHARS = 64;

    private Decimals() {}

    /** The same number without trailing zeros and without a negative scale, so that equal numbers are equal values. */
    public static BigDecimal normalise(BigDecimal value) {
        if (value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        if (value.scale() == 0) {
            // Whole: its zeros are digits, not decimals.
            return value;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        // A huge exponent ("1E999999999") must not be expanded into a gigabyte of zeros.
        return stripped.scale() < 0 && stripped.scale() > -100 ? stripped.setScale(0) : stripped;
    }

    /**
     * Reads a plain decimal: digits, an optional sign and one decimal point. No exponent, no grouping.
     *
     * @throws IllegalArgumentException naming the value and what to write
     */
    public static BigDecimal parse(String text) {
        if (text.length() > MAX_CHARS) {
            throw Wrong.of("number-long", text.length(), MAX_CHARS, Problem.show(text.substring(0, 12)))
                    .refusal();
        }
        if (!isPlain(text)) {
            throw Wrong.of("number", Problem.show(text)).refusal();
        }
        return normalise(new BigDecimal(text));
    }

    private static boolean isPlain(String text) {
        int digits = 0;
        int points = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.') {
                points++;
            } else if (!(i == 0 && (c == '-' || c == '+'))) {
                return false;
            }
        }
        return digits > 0 && points <= 1;
    }
}
