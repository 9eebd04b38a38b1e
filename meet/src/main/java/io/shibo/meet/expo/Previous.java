package io.shibo.meet.expo;

/**
 * The edition before, counted from its own list of organisations.
 *
 * @param exhibitors how many exhibited
 * @param buyers how many came to buy
 */
public record Previous(int exhibitors, int buyers) {}
