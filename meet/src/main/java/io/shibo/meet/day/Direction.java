package io.shibo.meet.day;

/** Which way somebody went through a gate. */
public enum Direction {
    IN,
    OUT
}
