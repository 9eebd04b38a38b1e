package io.shibo.measure;

/** How a row of a release cuts trade. */
public enum Breakdown {
    /** Not at all: the whole flow. */
    ALL,
    /** Goods or services; items {@code goods}, {@code services}. */
    KIND,
    /** Goods by customs regime; items {@code e-commerce} (all its regimes), {@code 9610} and so on, {@code other}. */
    REGIME,
    /** By partner economy; items are country codes, and {@code other}. */
    PARTNER
}
