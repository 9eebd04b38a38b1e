package io.shibo.meet;

import io.shibo.meet.expo.Expo;
import io.shibo.meet.score.Scoring;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A timetable after something upset it, with as few meetings moved as could be found: those that cannot stay go to a slot
 * that is free, or are held by somebody else of the delegation; where there is neither, as few others as possible make room, at most
 * three; else they are lost. Who arrives is given free places and slots only, the best first and one each before anybody has two, so
 * arrivals move nobody, but for the meetings that they are owed.
 *
 * @param meetings all that will be held, by exhibitor in the order of the expo, then by slot
 * @param moves what has another slot than before, or is held by others
 * @param lost what will not be held
 * @param added meetings of those who arrived
 * @param changes all that is closed or away now, with what was before
 */
public record Replan(
        List<Meeting> meetings, List<Move> moves, List<Lost> lost, List<Meeting> added, List<Change> changes) {
    /** Orders in which the upset meetings look for a slot; the next is tried only where one had to move or lose others. */
    private static final List<Comparator<Meeting>> ORDERS =
            List.of(Comparator.comparingInt((Meeting m) -> -m.value()), Comparator.comparing(Meeting::buyer));

    public Replan {
        meetings = List.copyOf(meetings);
        moves = List.copyOf(moves);
        lost = List.copyOf(lost);
        added = List.copyOf(added);
        changes = List.copyOf(changes);
    }

    /** Why a meeting did not stay where it was. */
    public sealed interface Why {
        /** A change made its slot impossible. */
        record Upset(Change change) implements Why {}

        /** It made room for another. */
        record Room(String exhibitor, String buyer) implements Why {}
    }

    public record Move(Meeting from, Meeting to, Why why) {}

    public record Lost(Meeting meeting, Why why) {}

    /**
     * Plans anew.
     *
     * @param expo with those who arrived
     * @param meetings the timetable so far; every rule must hold, see {@link TimetableCheck}
     * @param changes what happened
     * @param arrived ids of buyers who have come unannounced
     * @param seed decides among equals
     * @throws IllegalArgumentException if the timetable was not right before, or names somebody unknown
     */
    public static Replan of(Expo expo, List<Meeting> meetings, List<Change> changes, Set<String> arrived, long seed) {
        return of(expo, new MeetPlan(meetings, 0, NOTHING_KNOWN), changes, arrived, seed);
    }

    private static final Certificate NOTHING_KNOWN = new Certificate(1, java.util.Map.of(), 0, 0, 0, 0);

    /**
     * Plans anew what may have been upset before: what was away or closed then still is.
     *
     * @param expo with those who arrived
     * @param before the plan so far; every rule must hold, see {@link TimetableCheck}
     * @param changes what happened since
     * @param arrived ids of buyers who have come unannounced
     * @param seed decides among equals
     * @throws IllegalArgumentException if the timetable was not right before, or names somebody unknown
     */
    public static Replan of(Expo expo, MeetPlan before, List<Change> changes, Set<String> arrived, long seed) {
        List<Change> all = new ArrayList<>(before.changes());
        all.addAll(changes);
        Replan best = null;
        for (Comparator<Meeting> order : ORDERS) {
            Replanning work = new Replanning(expo, before.meetings(), all, arrived, seed);
            Replan found = work.run(order);
            best = best == null || worse(best, found) ? found : best;
            if (!work.contested()) {
                break;
            }
        }
        return java.util.Objects.requireNonNull(best);
    }

    /** Whether the other loses fewer meetings; or as many and moves fewer; or as many of both, and what it loses is worth less. */
    private static boolean worse(Replan one, Replan other) {
        int fewer = Integer.compare(one.lost().size(), other.lost().size());
        fewer = fewer == 0 ? Integer.compare(one.moves().size(), other.moves().size()) : fewer;
        return fewer > 0 || fewer == 0 && lostValue(one) > lostValue(other);
    }

    private static long lostValue(Replan replan) {
        return replan.lost().stream().mapToLong(lost -> lost.meeting().value()).sum();
    }

    /**
     * The plan with its certificate: the prices are kept, and the bound is summed again where somebody arrived or a meeting was
     * lost that had been owed, since other plans are possible then.
     *
     * @param expo with those who arrived
     * @param before the plan that was upset
     * @param arrived whether anybody did
     */
    public MeetPlan plan(Expo expo, MeetPlan before, boolean arrived) {
        Certificate old = before.certificate();
        List<List<String>> pairs =
                meetings.stream().map(m -> List.of(m.exhibitor(), m.buyer())).toList();
        long kept = meetings.stream().mapToLong(Meeting::value).sum();
        long bonus = Certificate.bonus(expo, pairs);
        long matched = Math.max(kept + bonus, old.matched());
        Owed owed = new Owed(expo);
        boolean owes = lost.stream()
                .anyMatch(l -> owed.has(l.meeting().exhibitor(), l.meeting().buyer()));
        Certificate now = arrived || owes
                ? Certificate.of(expo, new Scoring(expo), old.precision(), old.prices(), matched, meetings)
                : new Certificate(old.precision(), old.prices(), old.pairs(), old.bound(), matched, kept, bonus);
        return new MeetPlan(meetings, before.released() + lost.size(), now, changes);
    }
}
