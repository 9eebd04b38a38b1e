package io.shibo.cli.clear;

/** Which time a message's arrival is stamped with. */
enum Clock {
    /** This machine's, now. */
    ARRIVAL,
    /** The latest time that the message's own documents state: for history and for samples. */
    MESSAGE
}
