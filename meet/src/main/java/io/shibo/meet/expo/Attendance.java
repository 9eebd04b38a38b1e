package io.shibo.meet.expo;

/** How somebody takes part. A pair meets on site only where both are on site in the slot. */
public enum Attendance {
    ON_SITE,
    ONLINE
}
