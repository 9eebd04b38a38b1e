package io.shibo.meet;

import io.shibo.meet.expo.Attendance;
import io.shibo.meet.expo.Calendar;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.internal.solve.Slots;
import io.shibo.meet.score.Scoring;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A timetable after something upset it, with as few meetings moved as could be found: those that cannot stay go to a slot
 * that is free; where there is none, as few others as possible make room, at most three; else they are lost. Who arrives is given free places and
 * slots only, the best first and one each before anybody has two, so arrivals move nobody.
 *
 * @param meetings all that will be held, by exhibitor in the order of the expo, then by slot
 * @param moves what has another slot than before
 * @param lost what will not be held
 * @param added meetings of those who arrived
 */
public record Replan(List<Meeting> meetings, List<Move> moves, List<Lost> lost, List<Meeting> added) {
    public Replan {
        meetings = List.copyOf(meetings);
        moves = List.copyOf(moves);
        lost = List.copyOf(lost);
        added = List.copyOf(added);
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
        return new Work(expo, meetings, changes, arrived, seed).run();
    }

    /**
     * The plan with its certificate: the prices are kept, and the bound is summed again where somebody arrived, since more
     * pairs are allowed then.
     *
     * @param expo with those who arrived
     * @param before the plan that was upset
     */
    public MeetPlan plan(Expo expo, MeetPlan before, boolean arrived) {
        long kept = meetings.stream().mapToLong(Meeting::value).sum();
        Certificate old = before.certificate();
        long matched = Math.max(kept, old.matched());
        Certificate now = arrived
                ? Certificate.of(expo, new Scoring(expo), old.precision(), old.prices(), matched, kept)
                : new Certificate(old.precision(), old.prices(), old.pairs(), old.bound(), matched, kept);
        return new MeetPlan(meetings, before.released() + lost.size(), now);
    }

    /** Edges of the work: the meetings there were, then those offered to who arrived. */
    private static final class Work {
        private static final int NONE = -1;
        /** Meetings moved for the sake of one, at most. */
        private static final int MOST_MOVED = 3;

        private final Expo expo;
        private final List<Change> changes;
        private final Set<String> arrived;
        private final long seed;
        private final List<Meeting> edges;
        private final int before;
        private final Map<String, Integer> numbers = new HashMap<>();
        private final Map<String, Integer> held = new HashMap<>();
        private final Slots slots;
        private final Map<Integer, Why> whys = new HashMap<>();

        Work(Expo expo, List<Meeting> meetings, List<Change> changes, Set<String> arrived, long seed) {
            this.expo = expo;
            this.changes = changes;
            this.arrived = arrived;
            this.seed = seed;
            edges = new ArrayList<>(meetings);
            before = meetings.size();
            if (!arrived.isEmpty()) {
                offer();
            }
            slots = new Slots(pairs(), shared(), seed);
        }

        Replan run() {
            List<Integer> upset = new ArrayList<>();
            for (int m = 0; m < before; m++) {
                @Nullable Change change = change(edges.get(m));
                if (change != null) {
                    whys.put(m, new Why.Upset(change));
                    upset.add(m);
                } else {
                    hold(m);
                }
            }
            // Who is worth most looks first: where places are short, the least is lost.
            upset.sort(Comparator.comparingInt((Integer m) -> -edges.get(m).value())
                    .thenComparingInt(m -> m));
            for (int m : upset) {
                move(m);
            }
            List<Integer> added = new ArrayList<>();
            for (int m = before; m < edges.size(); m++) {
                if (takeIn(m)) {
                    added.add(m);
                }
            }
            return result(added);
        }

        private void hold(int m) {
            Meeting meeting = edges.get(m);
            if (!slots.hold(m, meeting.slot())) {
                throw new IllegalArgumentException(
                        "meeting %d, of %s and %s, breaks a rule where it is. Verify the plan first."
                                .formatted(m + 1, meeting.exhibitor(), meeting.buyer()));
            }
            count(meeting);
        }

        private void count(Meeting meeting) {
            held.merge(meeting.exhibitor(), 1, Integer::sum);
            held.merge(meeting.buyer(), 1, Integer::sum);
        }

        private void move(int m) {
            List<Integer> others = new ArrayList<>();
            for (int depth = 0; depth <= MOST_MOVED; depth++) {
                if (slots.squeeze(m, depth, others)) {
                    count(edges.get(m));
                    Why room =
                            new Why.Room(edges.get(m).exhibitor(), edges.get(m).buyer());
                    others.forEach(other -> whys.putIfAbsent(other, room));
                    return;
                }
            }
        }

        private boolean takeIn(int m) {
            Meeting meeting = edges.get(m);
            for (String id : List.of(meeting.exhibitor(), meeting.buyer())) {
                if (held.getOrDefault(id, 0) >= expo.get(id).mostMeetings()) {
                    return false;
                }
            }
            boolean placed = slots.add(m);
            if (placed) {
                count(meeting);
            }
            return placed;
        }

        /** The change that keeps a meeting from staying in its slot, or null. */
        private @Nullable Change change(Meeting meeting) {
            for (Change change : changes) {
                if (change.slots().contains(meeting.slot()) && concerns(change, meeting)) {
                    return change;
                }
            }
            return null;
        }

        private boolean concerns(Change change, Meeting meeting) {
            return switch (change) {
                case Change.Away away ->
                    away.organisation().equals(meeting.exhibitor())
                            || away.organisation().equals(meeting.buyer());
                case Change.Closed closed ->
                    meeting.attendance() == Attendance.ON_SITE
                            && closed.hall()
                                    .equals(expo.get(meeting.exhibitor()).hall());
            };
        }

        /** Candidates of those who arrived: the best of each, then the second best of each, and so on. */
        private void offer() {
            Scoring scoring = new Scoring(expo);
            List<List<Meeting>> offers = new ArrayList<>();
            for (int b = 0; b < scoring.buyers().size(); b++) {
                Organisation buyer = scoring.buyers().get(b);
                if (!arrived.contains(buyer.id())) {
                    continue;
                }
                Candidates.Edges best = Candidates.best(scoring, b, seed);
                List<Meeting> own = new ArrayList<>();
                for (int i = 0; i < best.exhibitor().length; i++) {
                    String exhibitor =
                            scoring.exhibitors().get(best.exhibitor()[i]).id();
                    boolean onSite = Calendar.meet(
                            expo.calendar().onSite(exhibitor), expo.calendar().onSite(buyer.id()));
                    own.add(new Meeting(
                            exhibitor,
                            buyer.id(),
                            NONE,
                            onSite ? Attendance.ON_SITE : Attendance.ONLINE,
                            best.value()[i],
                            expo.offers().get(best.offer()[i]).id(),
                            expo.needs().get(best.need()[i]).id()));
                }
                offers.add(own);
            }
            for (int round = 0; round < Candidates.MOST; round++) {
                for (List<Meeting> own : offers) {
                    if (round < own.size()) {
                        edges.add(own.get(round));
                    }
                }
            }
        }

        private Slots.Pairs pairs() {
            int words = expo.calendar().words();
            int[] exhibitor = new int[edges.size()];
            int[] buyer = new int[edges.size()];
            long[] allowed = new long[edges.size() * words];
            for (int m = 0; m < edges.size(); m++) {
                Meeting meeting = edges.get(m);
                exhibitor[m] = number("e" + meeting.exhibitor());
                buyer[m] = number("b" + meeting.buyer());
                boolean onSite = meeting.attendance() == Attendance.ON_SITE;
                for (int w = 0; w < words; w++) {
                    allowed[m * words + w] = bits(onSite, meeting.exhibitor())[w] & bits(onSite, meeting.buyer())[w];
                }
                for (Change change : changes) {
                    if (concerns(change, meeting)) {
                        change.slots().forEach(closed(allowed, m * words));
                    }
                }
            }
            return new Slots.Pairs(
                    exhibitor, buyer, allowed, expo.calendar().slots().size());
        }

        private static Consumer<Integer> closed(long[] allowed, int from) {
            return slot -> allowed[from + (slot >> 6)] &= ~(1L << slot);
        }

        private long[] bits(boolean onSite, String id) {
            return onSite ? expo.calendar().onSite(id) : expo.calendar().present(id);
        }

        private int number(String id) {
            return numbers.computeIfAbsent(id, x -> numbers.size());
        }

        private Slots.Shared shared() {
            Scarce scarce = new Scarce(expo);
            int[] pools = new int[2 * edges.size()];
            int[] place = new int[edges.size()];
            for (int m = 0; m < edges.size(); m++) {
                Organisation exhibitor = expo.get(edges.get(m).exhibitor());
                boolean onSite = edges.get(m).attendance() == Attendance.ON_SITE;
                pools[2 * m] = onSite ? scarce.tables(exhibitor) : NONE;
                pools[2 * m + 1] =
                        scarce.interpreters(exhibitor, expo.get(edges.get(m).buyer()));
                place[m] = onSite ? scarce.place(exhibitor) : NONE;
            }
            return scarce.shared(pools, place);
        }

        private Replan result(List<Integer> added) {
            List<Meeting> now = new ArrayList<>();
            List<Move> moves = new ArrayList<>();
            List<Lost> lost = new ArrayList<>();
            for (int m = 0; m < before; m++) {
                Meeting was = edges.get(m);
                if (slots.slotOf(m) == NONE) {
                    lost.add(new Lost(was, Objects.requireNonNull(whys.get(m))));
                    continue;
                }
                Meeting is = at(was, slots.slotOf(m));
                now.add(is);
                if (is.slot() != was.slot()) {
                    moves.add(new Move(was, is, Objects.requireNonNull(whys.get(m))));
                }
            }
            List<Meeting> fresh =
                    added.stream().map(m -> at(edges.get(m), slots.slotOf(m))).toList();
            now.addAll(fresh);
            Map<String, Integer> order = new HashMap<>();
            expo.organisations().forEach(o -> order.put(o.id(), order.size()));
            now.sort(Comparator.comparingInt((Meeting m) -> order.getOrDefault(m.exhibitor(), 0))
                    .thenComparingInt(Meeting::slot));
            return new Replan(now, moves, lost, fresh);
        }

        private static Meeting at(Meeting meeting, int slot) {
            return new Meeting(
                    meeting.exhibitor(),
                    meeting.buyer(),
                    slot,
                    meeting.attendance(),
                    meeting.value(),
                    meeting.offer(),
                    meeting.need());
        }
    }
}
