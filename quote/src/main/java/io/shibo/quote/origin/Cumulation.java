package io.shibo.quote.origin;

/** Whose materials count as the producer's own. */
public enum Cumulation {
    /** Only what originates in the producing country. */
    NONE,
    /** Also what originates in the importing country. */
    BILATERAL,
    /** Also what originates in any party: diagonal cumulation among the members. */
    REGIONAL,
    /** Also work done in any party on materials that do not originate. */
    FULL
}
