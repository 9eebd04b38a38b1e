package io.shibo.meet.slots;

import java.util.List;
import java.util.Set;

/**
 * Meetings that are to be given slots. Participants, meetings and slots are numbered from 1, as in the data format.
 *
 * <p>Nobody has two meetings in a slot; a slot has no more meetings than there are tables; forbidden slots, half-days, fixed
 * slots and precedences hold. A <i>break</i> of a participant is a longest run of slots without a meeting between its first
 * meeting and its last; lunch does not divide it.
 *
 * @param participants 0 to {@value #MOST_PARTICIPANTS}
 * @param tables most meetings in a slot, 0 or more
 * @param slots 1 to {@value #MOST_SLOTS}
 * @param morningSlots how many of the slots, from the first, are in the morning; 0 to {@code slots}
 * @param requests at most {@value #MOST_MEETINGS}; meeting m is the m-th, from 1
 * @param forbidden of each participant, the slots in which it cannot meet
 */
public record SlotProblem(
        int participants,
        int tables,
        int slots,
        int morningSlots,
        List<Request> requests,
        List<Set<Integer>> forbidden) {
    public static final int MOST_PARTICIPANTS = 20_000;
    public static final int MOST_MEETINGS = 100_000;
    public static final int MOST_SLOTS = 64;

    /** @throws IllegalArgumentException where a number is outside its range, or somebody is to meet itself */
    public SlotProblem {
        requests = List.copyOf(requests);
        forbidden = forbidden.stream().map(Set::copyOf).toList();
        require(participants >= 0 && participants <= MOST_PARTICIPANTS, "participants", participants);
        require(tables >= 0, "tables", tables);
        require(slots >= 1 && slots <= MOST_SLOTS, "slots", slots);
        require(morningSlots >= 0 && morningSlots <= slots, "morningSlots", morningSlots);
        require(requests.size() <= MOST_MEETINGS, "meetings", requests.size());
        require(forbidden.size() == participants, "participants with forbidden slots", forbidden.size());
        for (Set<Integer> own : forbidden) {
            for (int slot : own) {
                require(slot >= 1 && slot <= slots, "forbidden slot", slot);
            }
        }
        for (int m = 1; m <= requests.size(); m++) {
            Request request = requests.get(m - 1);
            for (int who : new int[] {request.first(), request.second()}) {
                require(who >= 1 && who <= participants, "participant of meeting " + m, who);
            }
            require(
                    request.first() != request.second(),
                    "participant who is to meet itself in meeting " + m,
                    request.first());
            require(request.fixed() >= 0 && request.fixed() <= slots, "fixed slot of meeting " + m, request.fixed());
            for (int before : request.after()) {
                require(before >= 1 && before <= requests.size() && before != m, "meeting before meeting " + m, before);
            }
        }
    }

    private static void require(boolean holds, String what, int value) {
        if (!holds) {
            throw new IllegalArgumentException(what + ": " + value + " is not possible");
        }
    }
}
