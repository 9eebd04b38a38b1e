package io.shibo.measure;

/** An answer to "was it ordered, was it delivered digitally?". Not knowing is an answer, and is counted as one. */
public enum Answer {
    YES,
    NO,
    UNKNOWN
}
