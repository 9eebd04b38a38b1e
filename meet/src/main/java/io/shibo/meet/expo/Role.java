package io.shibo.meet.expo;

/** The side of the table an organisation sits on. */
public enum Role {
    /** Offers; sits at a booth. */
    EXHIBITOR,
    /** Needs; walks to the booths, or dials in. */
    BUYER
}
