package io.shibo.clear;

import java.math.BigDecimal;

/**
 * One entry of a buyer's yearly quota.
 *
 * @param granted whether the amount was taken from the quota
 * @param amount asked for, yuan
 * @param before used before, yuan
 * @param limit of the year, yuan
 */
public record Quota(boolean granted, BigDecimal amount, BigDecimal before, BigDecimal limit) {
    /** Used afterwards; a refusal changes nothing. */
    public BigDecimal after() {
        return granted ? before.add(amount) : before;
    }
}
