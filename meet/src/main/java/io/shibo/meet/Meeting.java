package io.shibo.meet;

import io.shibo.meet.expo.Attendance;

/**
 * Two who meet, when, and what it is worth.
 *
 * @param exhibitor id; the meeting is at its booth
 * @param buyer id
 * @param slot index of the edition's slot
 * @param attendance on site where both are there in person, else online
 * @param value points of both sides
 * @param offer id of the offer that fits best
 * @param need id of the need it fits
 */
public record Meeting(
        String exhibitor, String buyer, int slot, Attendance attendance, int value, String offer, String need) {}
