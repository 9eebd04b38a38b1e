package io.shibo.measure;

/**
 * What is counted of trade: rows of the template of the Handbook on Measuring Digital Trade, and what lies beside them.
 *
 * <p>Of every cell: {@code DIGITAL = ORDERED + DELIVERED - BOTH} and {@code TOTAL = DIGITAL + NOT_DIGITAL + UNKNOWN}.
 */
public enum Measure {
    /** All trade recorded. */
    TOTAL,
    /** Digital trade: ordered digitally, delivered digitally, or both (template row 1). */
    DIGITAL,
    /** Ordered digitally (row 2), whatever is known of delivery. */
    ORDERED,
    /** Delivered digitally (row 3), whatever is known of the order. Services alone. */
    DELIVERED,
    /** Ordered and delivered digitally (row 4). */
    BOTH,
    /** Neither ordered nor delivered digitally. */
    NOT_DIGITAL,
    /** Not known whether it was digital: no answer is yes, and at least one is unknown. */
    UNKNOWN,
    /** Part of DIGITAL: one answer is yes, the other unknown; so ORDERED, DELIVERED and BOTH are at least what is shown. */
    PARTLY_UNKNOWN
}
