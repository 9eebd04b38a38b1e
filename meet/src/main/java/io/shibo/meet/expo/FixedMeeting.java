package io.shibo.meet.expo;

/**
 * A meeting that is agreed already, and its time with it.
 *
 * @param exhibitor id of an exhibitor
 * @param buyer id of a buyer
 * @param slot index of {@link Edition#slots()}, in which both are there
 */
public record FixedMeeting(String exhibitor, String buyer, int slot) {}
