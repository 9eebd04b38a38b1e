package io.shibo.clear.ledger;

import java.math.BigInteger;

/** Parts of an amount that follow a quantity, so that all parts together are the amount. */
final class Shares {
    private Shares() {}

    /**
     * What belongs to the part of a quantity from {@code before} to {@code after}: the difference of the two rounded-down
     * shares. Whatever steps a quantity is taken in, the steps add up to the share of the whole.
     *
     * @param amount at least 0
     * @param before from 0 to {@code after}
     * @param after up to {@code whole}
     * @param whole above 0
     */
    static long between(long amount, long before, long after, long whole) {
        return share(amount, after, whole) - share(amount, before, whole);
    }

    private static long share(long amount, long part, long whole) {
        if (part == whole || amount == 0) {
            return part == 0 ? 0 : amount;
        }
        if (Math.multiplyHigh(amount, part) == 0 && amount * part >= 0) {
            return amount * part / whole;
        }
        return BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(part))
                .divide(BigInteger.valueOf(whole))
                .longValueExact();
    }
}
