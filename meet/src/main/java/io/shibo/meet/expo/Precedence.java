package io.shibo.meet.expo;

/** One meeting is to be before another: the first ends before the second begins, where both are held. */
public record Precedence(String firstExhibitor, String firstBuyer, String thenExhibitor, String thenBuyer) {}
