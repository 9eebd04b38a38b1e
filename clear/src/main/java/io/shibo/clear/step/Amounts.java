package io.shibo.clear.step;

import io.shibo.codes.Decimals;
import java.math.BigDecimal;

/**
 * Money inside the engine: whole numbers. What documents state has at most five decimals (N19,5), so that 1/100000 yuan is
 * exact; taxes are whole fen by law.
 */
public final class Amounts {
    private static final int DECIMALS = 5;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE, DECIMALS);

    private Amounts() {}

    /** A stated amount in 1/100000 yuan. More than 92 trillion yuan, which no limit admits, counts as that much. */
    public static long exact(BigDecimal yuan) {
        return yuan.compareTo(LARGEST) > 0
                ? Long.MAX_VALUE
                : yuan.movePointRight(DECIMALS).longValueExact();
    }

    /** 1/100000 yuan as yuan. */
    public static BigDecimal yuan(long exact) {
        return Decimals.normalise(BigDecimal.valueOf(exact, DECIMALS));
    }

    /** @throws ArithmeticException if it is not in whole fen */
    public static long fen(BigDecimal yuan) {
        return yuan.movePointRight(2).longValueExact();
    }

    /** Fen as yuan, with two decimals. */
    public static BigDecimal yuanOfFen(long fen) {
        return BigDecimal.valueOf(fen, 2);
    }
}
