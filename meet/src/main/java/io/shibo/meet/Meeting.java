package io.shibo.meet;

import io.shibo.meet.expo.Attendance;
import org.jspecify.annotations.Nullable;

/**
 * Two who meet, when, and what it is worth.
 *
 * @param exhibitor id; the meeting is at its booth
 * @param buyer id
 * @param slot index of the edition's slot
 * @param attendance on site where both are there in person, else online
 * @param value points of both sides
 * @param offer id of the offer that fits best; empty where the meeting is owed and there is none
 * @param need id of the need it fits; empty where the meeting is owed and there is none
 * @param exhibitorPerson id of the person who represents the exhibitor; null where it is one participant
 * @param buyerPerson id of the person who represents the buyer; null where it is one participant
 */
public record Meeting(
        String exhibitor,
        String buyer,
        int slot,
        Attendance attendance,
        int value,
        String offer,
        String need,
        @Nullable String exhibitorPerson,
        @Nullable String buyerPerson) {
    /** A meeting of two who are one participant each. */
    public Meeting(
            String exhibitor, String buyer, int slot, Attendance attendance, int value, String offer, String need) {
        this(exhibitor, buyer, slot, attendance, value, offer, need, null, null);
    }

    /** Who sits there for the exhibitor: a person, or the organisation as one participant. */
    public String exhibitorSeat() {
        return exhibitorPerson == null ? exhibitor : exhibitorPerson;
    }

    /** Who sits there for the buyer: a person, or the organisation as one participant. */
    public String buyerSeat() {
        return buyerPerson == null ? buyer : buyerPerson;
    }
}
