package io.shibo.meet;

import io.shibo.meet.expo.Attendance;
import io.shibo.meet.expo.Calendar;
import io.shibo.meet.expo.Expo;
import java.util.ArrayList;
import java.util.List;

/**
 * Tries every slot for every meeting of a small plan that was upset: the referee of re-planning. Who represents a delegation is
 * not tried, so it is for expos without.
 */
final class FewestMoves {
    private final Expo expo;
    private final List<Meeting> before;
    private final List<Change> changes;
    private final List<Meeting> now = new ArrayList<>();
    private int lost;
    private int moved;

    private FewestMoves(Expo expo, List<Meeting> before, List<Change> changes, int lost, int moved) {
        this.expo = expo;
        this.before = before;
        this.changes = changes;
        this.lost = lost;
        this.moved = moved;
    }

    /** How many are lost; then how many are moved. */
    record Cost(int lost, int moved) {
        static Cost of(Replan replan) {
            return new Cost(replan.lost().size(), replan.moves().size());
        }
    }

    /** The least there is, no more than what is given. */
    static Cost least(Expo expo, List<Meeting> before, List<Change> changes, Cost most) {
        FewestMoves search = new FewestMoves(expo, before, changes, most.lost(), most.moved());
        search.next(0, 0, 0);
        return new Cost(search.lost, search.moved);
    }

    private void next(int m, int lostSoFar, int movedSoFar) {
        if (lostSoFar > lost || lostSoFar == lost && movedSoFar >= moved) {
            return;
        }
        if (m == before.size()) {
            if (TimetableCheck.check(expo, now, changes).isEmpty()) {
                lost = lostSoFar;
                moved = movedSoFar;
            }
            return;
        }
        Meeting was = before.get(m);
        for (int slot = 0; slot < expo.calendar().slots().size(); slot++) {
            int at = slot == 0 ? was.slot() : slot <= was.slot() ? slot - 1 : slot;
            if (free(was, at)) {
                now.add(new Meeting(
                        was.exhibitor(), was.buyer(), at, was.attendance(), was.value(), was.offer(), was.need()));
                next(m + 1, lostSoFar, movedSoFar + (at == was.slot() ? 0 : 1));
                now.removeLast();
            }
        }
        next(m + 1, lostSoFar + 1, movedSoFar);
    }

    /** A quick look; {@link TimetableCheck} has the last word. */
    private boolean free(Meeting was, int slot) {
        for (String id : List.of(was.exhibitor(), was.buyer())) {
            if (!Calendar.has(expo.calendar().present(id), slot)) {
                return false;
            }
        }
        Meeting there = new Meeting(was.exhibitor(), was.buyer(), slot, Attendance.ON_SITE, 0, "", "");
        return now.stream()
                        .noneMatch(m -> m.slot() == slot
                                && (m.exhibitor().equals(was.exhibitor())
                                        || m.buyer().equals(was.buyer())))
                && changes.stream().noneMatch(change -> change.slots().contains(slot) && change.concerns(expo, there));
    }
}
