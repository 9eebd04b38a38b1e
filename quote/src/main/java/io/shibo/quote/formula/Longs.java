package io.shibo.quote.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Arithmetic on whole longs that says beforehand whether a result fits; what {@link Exact} is made of. */
final class Longs {
    /** Digits that a long surely has. */
    static final int MAX_SCALE = 18;

    private static final long[] POWERS = new long[MAX_SCALE + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i <= MAX_SCALE; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private Longs() {}

    /** @param exponent from 0 to {@value #MAX_SCALE} */
    static long power(int exponent) {
        return POWERS[exponent];
    }

    /** Whether a product fits a long, the smallest long left out, so that it can be negated. */
    static boolean fits(long a, long b) {
        long low = a * b;
        return Math.multiplyHigh(a, b) == low >> 63 && low != Long.MIN_VALUE;
    }

    /** How often 10 divides a number above 0. */
    static int trailingZeros(long number) {
        int zeros = 0;
        while (number % 10 == 0) {
            number /= 10;
            zeros++;
        }
        return zeros;
    }

    /** {@code number / 10^scale} without trailing zeros, as {@link io.shibo.codes.Decimals#normalise} gives it. */
    static BigDecimal decimal(long number, int scale) {
        if (number == 0) {
            return BigDecimal.ZERO;
        }
        while (scale > 0 && number % 10 == 0) {
            number /= 10;
            scale--;
        }
        return BigDecimal.valueOf(number, scale);
    }

    /** @param divisor above 0 */
    static long divide(long number, long divisor, RoundingMode mode) {
        long quotient = number / divisor;
        long rest = number % divisor;
        if (rest == 0) {
            return quotient;
        }
        long away = number < 0 ? quotient - 1 : quotient + 1;
        // Against the other part of the divisor: twice the rest might not fit.
        int half = Long.compare(Math.abs(rest), divisor - Math.abs(rest));
        return switch (mode) {
            case UP -> away;
            case DOWN -> quotient;
            case CEILING -> number > 0 ? away : quotient;
            case FLOOR -> number < 0 ? away : quotient;
            case HALF_UP -> half >= 0 ? away : quotient;
            case HALF_DOWN -> half > 0 ? away : quotient;
            case HALF_EVEN -> half > 0 || half == 0 && (quotient & 1) != 0 ? away : quotient;
            case UNNECESSARY -> throw new ArithmeticException("a rounding is necessary");
        };
    }
}
