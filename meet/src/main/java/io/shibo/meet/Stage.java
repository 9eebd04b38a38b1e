package io.shibo.meet;

/** Where the making of a plan is; told when a stage begins. */
public enum Stage {
    /** Looking for the pairs that suit each other. */
    SCORE,
    /** Choosing among them, under everybody's capacity. */
    MATCH,
    /** Giving each pair a slot. */
    SCHEDULE,
    /** Closing gaps in everybody's days. */
    POLISH,
    /** Summing the bound over all allowed pairs. */
    CERTIFY
}
