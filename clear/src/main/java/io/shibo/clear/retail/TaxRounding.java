package io.shibo.clear.retail;

/**
 * How exact taxes become fen. No rule of the retail regime says it, so the policy is named wherever a figure depends on it;
 * customs taxes are generally rounded half-up to the fen (unverified).
 */
public enum TaxRounding {
    /** Each tax of each line by itself, half-up to the fen: what the rules of the pack say, and the default. */
    HALF_UP_PER_TAX_PER_LINE,
    /**
     * All taxes of an order summed exactly and rounded once, half-up to the fen; the taxes of the lines are given whole fen of
     * that sum by largest remainder, so that they add up to it.
     */
    COMPOSITE_PER_ORDER
}
