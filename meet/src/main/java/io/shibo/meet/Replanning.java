package io.shibo.meet;

import io.shibo.meet.expo.Attendance;
import io.shibo.meet.expo.Calendar;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Need;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Presence;
import io.shibo.meet.expo.Role;
import io.shibo.meet.internal.solve.Rules;
import io.shibo.meet.internal.solve.Slots;
import io.shibo.meet.score.Score;
import io.shibo.meet.score.Scoring;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The work of one {@link Replan}: pairs are the meetings there were, then those offered to who arrived. */
final class Replanning {
    private static final int NONE = -1;
    /** Meetings moved for the sake of one, at most. */
    private static final int MOST_MOVED = 3;
    /** More upset meetings than these are planned in one order only. */
    private static final int MOST_CONTESTED = 30;
    /** Steps of the search for the least; each takes some microseconds. */
    private static final int STEPS = 8_000;

    private final Expo expo;
    private final List<Change> changes;
    private final Set<String> arrived;
    private final long seed;
    private final Owed owed;
    private final List<Meeting> edges;
    private final int before;
    private final Map<String, Integer> held = new HashMap<>();
    private final Seating seating;
    private final Slots slots;
    private final @Nullable Change[] upsetBy;
    private final Map<Integer, Replan.Why> whys = new HashMap<>();
    private boolean least;

    Replanning(Expo expo, List<Meeting> meetings, List<Change> changes, Set<String> arrived, long seed) {
        this.expo = expo;
        this.changes = changes;
        this.arrived = arrived;
        this.seed = seed;
        owed = new Owed(expo);
        edges = new ArrayList<>(meetings);
        before = meetings.size();
        if (!arrived.isEmpty()) {
            offer();
        }
        upsetBy = new Change[edges.size()];
        seating = new Seating(expo, changes);
        Rules rules = Rules.none(edges.size());
        Map<List<String>, Integer> numbers = new HashMap<>();
        boolean ordered = !expo.particulars().precedences().isEmpty();
        for (int m = 0; m < edges.size(); m++) {
            Meeting meeting = edges.get(m);
            boolean isOwed = owed.has(meeting.exhibitor(), meeting.buyer());
            upsetBy[m] = m < before ? change(meeting) : null;
            seating.add(expo.get(meeting.exhibitor()), expo.get(meeting.buyer()), isOwed);
            rules.kept()[m] = isOwed;
            // What was agreed for a time stays there, unless that time is gone.
            rules.hold()[m] = upsetBy[m] == null && owed.slot(meeting.exhibitor(), meeting.buyer()) == meeting.slot()
                    ? meeting.slot()
                    : NONE;
            if (ordered) {
                numbers.put(List.of(meeting.exhibitor(), meeting.buyer()), m);
            }
        }
        Timetabling.order(expo, numbers, rules);
        slots = new Slots(seating.ways(), seating.resources(), rules, seed);
    }

    /** Whether another order might lose or move fewer: somebody made room, or is lost who has slots; and there are few of them. */
    boolean contested() {
        return !least
                && whys.size() <= MOST_CONTESTED
                && whys.entrySet().stream()
                        .anyMatch(each -> each.getValue() instanceof Replan.Why.Room
                                || slots.slotOf(each.getKey()) == NONE && slots.possible(each.getKey()));
    }

    Replan run(Comparator<Meeting> order) {
        List<Integer> upset = new ArrayList<>();
        for (int m = 0; m < before; m++) {
            @Nullable Change change = upsetBy[m];
            if (change != null) {
                whys.put(m, new Replan.Why.Upset(change));
                upset.add(m);
            } else {
                hold(m);
            }
        }
        upset.sort(Comparator.comparing((Integer m) -> !isOwed(m))
                .thenComparing(edges::get, order)
                .thenComparingInt(m -> m));
        if (!mend(upset)) {
            upset.forEach(m -> {
                if (slots.add(m, edges.get(m).slot())) {
                    count(edges.get(m)); // another of the delegation can be there
                } else {
                    move(m);
                }
            });
        }
        List<Integer> added = new ArrayList<>();
        for (int m = before; m < edges.size(); m++) {
            if (takeIn(m)) {
                added.add(m);
            }
        }
        return result(added);
    }

    /** All at once, with the fewest lost and then moved, where that is seen in few steps; false where not. */
    private boolean mend(List<Integer> upset) {
        if (upset.size() > MOST_CONTESTED) {
            return false;
        }
        List<Integer> possible = upset.stream().filter(slots::possible).toList();
        List<Integer> others = new ArrayList<>();
        least = slots.mend(
                possible,
                fewestLost(possible),
                before,
                STEPS,
                m -> upsetBy[m] == null ? NONE : edges.get(m).slot(),
                others);
        if (!least) {
            return false;
        }
        for (int other : others) {
            Meeting meeting = edges.get(other);
            whys.putIfAbsent(other, room(meeting, upset));
        }
        upset.stream().filter(m -> slots.slotOf(m) != NONE).map(edges::get).forEach(this::count);
        others.stream().filter(m -> slots.slotOf(m) == NONE).map(edges::get).forEach(this::uncount);
        return true;
    }

    /** For whom a meeting made room: one that is now where it was, or else the first that was upset. */
    private Replan.Why room(Meeting was, List<Integer> upset) {
        Meeting wanted = edges.get(upset.stream()
                .filter(m -> slots.slotOf(m) == was.slot())
                .findFirst()
                .orElse(upset.getFirst()));
        return new Replan.Why.Room(wanted.exhibitor(), wanted.buyer());
    }

    /**
     * How many upset meetings cannot be held whatever else moves: somebody has fewer slots than meetings. Counted by exhibitor or
     * by buyer, whichever shows more; only for those who are one participant, since a delegation has others to send.
     */
    private int fewestLost(List<Integer> upset) {
        return Math.max(fewestLost(upset, Meeting::exhibitor), fewestLost(upset, Meeting::buyer));
    }

    private int fewestLost(List<Integer> upset, Function<Meeting, String> side) {
        Set<String> ids = upset.stream().map(edges::get).map(side).collect(Collectors.toSet());
        Map<String, List<Integer>> own = new HashMap<>();
        for (int m = 0; m < before; m++) {
            String id = side.apply(edges.get(m));
            if (ids.contains(id) && slots.possible(m) && expo.peopleOf(id).isEmpty()) {
                own.computeIfAbsent(id, k -> new ArrayList<>()).add(m);
            }
        }
        return own.values().stream()
                .mapToInt(all -> all.size() - slots.different(all))
                .sum();
    }

    private boolean isOwed(int m) {
        return owed.has(edges.get(m).exhibitor(), edges.get(m).buyer());
    }

    private void hold(int m) {
        Meeting meeting = edges.get(m);
        int way = seating.wayOf(m, meeting);
        if (way == NONE || !slots.hold(m, way, meeting.slot())) {
            throw new IllegalArgumentException(
                    "meeting %d, of %s and %s, breaks a rule where it is. Verify the plan first."
                            .formatted(m + 1, meeting.exhibitor(), meeting.buyer()));
        }
        count(meeting);
    }

    /** Only who arrives asks how many meetings somebody has. */
    private void count(Meeting meeting) {
        if (arrived.isEmpty()) {
            return;
        }
        held.merge(meeting.exhibitor(), 1, Integer::sum);
        held.merge(meeting.buyer(), 1, Integer::sum);
    }

    private void uncount(Meeting meeting) {
        held.merge(meeting.exhibitor(), -1, Integer::sum);
        held.merge(meeting.buyer(), -1, Integer::sum);
    }

    private boolean move(int m) {
        for (int most = 0; most <= MOST_MOVED; most++) {
            List<Integer> others = new ArrayList<>();
            if (slots.squeeze(m, most, others)) {
                count(edges.get(m));
                Replan.Why room = new Replan.Why.Room(
                        edges.get(m).exhibitor(), edges.get(m).buyer());
                others.forEach(other -> whys.putIfAbsent(other, room));
                return true;
            }
        }
        return false;
    }

    private boolean takeIn(int m) {
        Meeting meeting = edges.get(m);
        for (String id : List.of(meeting.exhibitor(), meeting.buyer())) {
            if (held.getOrDefault(id, 0) >= expo.get(id).mostMeetings()) {
                return false;
            }
        }
        if (isOwed(m)) {
            return move(m);
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
            if (change.slots().contains(meeting.slot()) && change.concerns(expo, meeting)) {
                return change;
            }
        }
        return null;
    }

    /** What arrivals are owed; then candidates of each: the best of each, then the second best of each, and so on. */
    private void offer() {
        Scoring scoring = new Scoring(arrivals());
        for (List<String> pair : owed.pairs()) {
            if (arrived.contains(pair.get(1))) {
                Optional<Score> score = scoring.find(pair.get(0), pair.get(1));
                edges.add(new Meeting(
                        pair.get(0),
                        pair.get(1),
                        NONE,
                        Attendance.ON_SITE,
                        score.map(Score::value).orElse(0),
                        score.map(s -> s.offer().id()).orElse(""),
                        score.map(s -> s.need().id()).orElse("")));
            }
        }
        Places places = Places.of(expo, scoring, List.of());
        List<Need> needs = needsOfArrivals();
        List<List<Meeting>> offers = new ArrayList<>();
        for (int b = 0; b < scoring.buyers().size(); b++) {
            String buyer = scoring.buyers().get(b).id();
            Candidates.Edges best = Candidates.best(scoring, b, places, seed);
            List<Meeting> own = new ArrayList<>();
            for (int i = 0; i < best.exhibitor().length; i++) {
                String exhibitor = scoring.exhibitors().get(best.exhibitor()[i]).id();
                if (!owed.has(exhibitor, buyer)) {
                    own.add(new Meeting(
                            exhibitor,
                            buyer,
                            NONE,
                            Calendar.meet(
                                            expo.calendar().onSite(exhibitor),
                                            expo.calendar().onSite(buyer))
                                    ? Attendance.ON_SITE
                                    : Attendance.ONLINE,
                            best.value()[i],
                            expo.offers().get(best.offer()[i]).id(),
                            needs.get(best.need()[i]).id()));
                }
            }
            offers.add(own);
        }
        int rounds = offers.stream().mapToInt(List::size).max().orElse(0);
        for (int round = 0; round < rounds; round++) {
            for (List<Meeting> own : offers) {
                if (round < own.size()) {
                    edges.add(own.get(round));
                }
            }
        }
    }

    private List<Need> needsOfArrivals() {
        return expo.needs().stream()
                .filter(need -> arrived.contains(need.organisation()))
                .toList();
    }

    /** The expo as if nobody bought but those who arrived: a pair's value is the same, and most of the reading is saved. */
    private Expo arrivals() {
        List<Organisation> those = expo.organisations().stream()
                .filter(o -> o.role() == Role.EXHIBITOR || arrived.contains(o.id()))
                .toList();
        Set<String> ids = those.stream().map(Organisation::id).collect(Collectors.toSet());
        List<Presence> presences = expo.presences().stream()
                .filter(presence -> ids.contains(presence.organisation()))
                .toList();
        return new Expo(
                expo.edition(),
                those,
                expo.offers(),
                needsOfArrivals(),
                presences,
                null,
                expo.venue(),
                expo.particulars().among(ids));
    }

    private Replan result(List<Integer> added) {
        List<Meeting> now = new ArrayList<>();
        List<Replan.Move> moves = new ArrayList<>();
        List<Replan.Lost> lost = new ArrayList<>();
        for (int m = 0; m < before; m++) {
            Meeting was = edges.get(m);
            if (slots.slotOf(m) == NONE) {
                lost.add(new Replan.Lost(was, Objects.requireNonNull(whys.get(m))));
                continue;
            }
            Meeting is = at(m);
            now.add(is);
            if (!is.equals(was)) {
                moves.add(new Replan.Move(was, is, Objects.requireNonNull(whys.get(m))));
            }
        }
        List<Meeting> fresh = added.stream().map(this::at).toList();
        now.addAll(fresh);
        Map<String, Integer> order = new HashMap<>();
        expo.organisations().forEach(o -> order.put(o.id(), order.size()));
        now.sort(Comparator.comparingInt((Meeting m) -> order.getOrDefault(m.exhibitor(), 0))
                .thenComparingInt(Meeting::slot)
                .thenComparing(Meeting::exhibitorSeat));
        return new Replan(now, moves, lost, fresh, changes);
    }

    private Meeting at(int m) {
        Meeting meeting = edges.get(m);
        Seating.Seat seat = seating.seat(slots.wayOf(m));
        return new Meeting(
                meeting.exhibitor(),
                meeting.buyer(),
                slots.slotOf(m),
                seat.attendance(),
                meeting.value(),
                meeting.offer(),
                meeting.need(),
                seat.exhibitor(),
                seat.buyer());
    }
}
