package io.shibo.meet;

import io.shibo.meet.expo.Calendar;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
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
import java.util.Optional;

/**
 * One meeting more or less in a plan that otherwise stays as it is. Nothing is held for a meeting that two have not agreed on: it
 * takes places and a slot when it is added, and gives them back when it is declined.
 */
public final class Arrangement {
    private static final int NONE = -1;

    private final Expo expo;
    private final MeetPlan plan;
    private final Owed owed;
    private final FreeTimes free;

    public Arrangement(Expo expo, MeetPlan plan) {
        this.expo = expo;
        this.plan = plan;
        this.owed = new Owed(expo);
        this.free = new FreeTimes(expo, plan);
    }

    /** @param value points of both sides */
    public record Recommended(Organisation partner, int value) {}

    /**
     * Who else an organisation might meet: allowed, with a place and a slot free on both sides, the most valuable first.
     *
     * @param scoring of this expo
     */
    public List<Recommended> recommended(Scoring scoring, Organisation one, int most) {
        if (free.places(one) == 0) {
            return List.of();
        }
        boolean exhibits = one.role() == Role.EXHIBITOR;
        List<Recommended> all = new ArrayList<>();
        for (Organisation other : expo.list(exhibits ? Role.BUYER : Role.EXHIBITOR)) {
            Organisation exhibitor = exhibits ? one : other;
            Organisation buyer = exhibits ? other : one;
            if (free.places(other) > 0
                    && !free.meet(exhibitor, buyer)
                    && Calendar.count(free.both(exhibitor, buyer)) > 0) {
                int value = scoring.value(exhibitor.id(), buyer.id());
                if (value > 0) {
                    all.add(new Recommended(other, value));
                }
            }
        }
        return best(all, most);
    }

    /**
     * Whom an organisation does not meet although the two fit, the most valuable first. A plan that is good leaves hardly any two
     * who both have a place free; who has none now may still want to be asked and decline another for it.
     *
     * @param scoring of this expo
     */
    public List<Recommended> worthwhile(Scoring scoring, Organisation one, int most) {
        boolean exhibits = one.role() == Role.EXHIBITOR;
        List<Recommended> all = new ArrayList<>();
        for (Organisation other : expo.list(exhibits ? Role.BUYER : Role.EXHIBITOR)) {
            Organisation exhibitor = exhibits ? one : other;
            Organisation buyer = exhibits ? other : one;
            int value = free.meet(exhibitor, buyer) ? 0 : scoring.value(exhibitor.id(), buyer.id());
            if (value > 0) {
                all.add(new Recommended(other, value));
            }
        }
        return best(all, most);
    }

    /** Whether both have a place and a slot free, so that a meeting could be added now, tables and interpreters aside. */
    public boolean free(Organisation one, Organisation other) {
        Organisation exhibitor = one.role() == Role.EXHIBITOR ? one : other;
        Organisation buyer = one.role() == Role.EXHIBITOR ? other : one;
        return free.places(one) > 0 && free.places(other) > 0 && Calendar.count(free.both(exhibitor, buyer)) > 0;
    }

    private static List<Recommended> best(List<Recommended> all, int most) {
        return all.stream()
                .sorted(Comparator.comparingInt((Recommended each) -> -each.value())
                        .thenComparing(each -> each.partner().id()))
                .limit(most)
                .toList();
    }

    /** Whether the two are owed a meeting, which neither can decline. */
    public boolean owed(String exhibitor, String buyer) {
        return owed.has(exhibitor, buyer);
    }

    /** The plan without a meeting; empty where the two do not meet, or are owed the meeting. */
    public Optional<MeetPlan> without(String exhibitor, String buyer) {
        List<Meeting> left = plan.meetings().stream()
                .filter(m -> !m.exhibitor().equals(exhibitor) || !m.buyer().equals(buyer))
                .toList();
        return left.size() == plan.meetings().size() || owed.has(exhibitor, buyer)
                ? Optional.empty()
                : Optional.of(with(left));
    }

    /**
     * The plan with one meeting more, in a slot that is free; nobody is moved. Empty where they meet already, the pair is not
     * allowed, one of them has no place left, or no slot is free by all rules.
     *
     * @param scoring of this expo
     */
    public Optional<MeetPlan> with(Scoring scoring, String exhibitor, String buyer) {
        Organisation one = expo.get(exhibitor);
        Organisation other = expo.get(buyer);
        Optional<Score> score = scoring.find(exhibitor, buyer).filter(Score::allowed);
        if (score.isEmpty() || free.meet(one, other) || free.places(one) == 0 || free.places(other) == 0) {
            return Optional.empty();
        }
        Seating seating = new Seating(expo, plan.changes());
        Map<List<String>, Integer> numbers = new HashMap<>();
        List<Meeting> held = plan.meetings();
        for (Meeting meeting : held) {
            numbers.put(List.of(meeting.exhibitor(), meeting.buyer()), numbers.size());
            seating.add(
                    expo.get(meeting.exhibitor()),
                    expo.get(meeting.buyer()),
                    owed.has(meeting.exhibitor(), meeting.buyer()));
        }
        numbers.put(List.of(exhibitor, buyer), held.size());
        seating.add(one, other, false);
        Rules rules = Rules.none(held.size() + 1);
        Timetabling.order(expo, numbers, rules);
        Slots slots = new Slots(seating.ways(), seating.resources(), rules, 1);
        for (int m = 0; m < held.size(); m++) {
            int way = seating.wayOf(m, held.get(m));
            if (way == NONE || !slots.hold(m, way, held.get(m).slot())) {
                return Optional.empty();
            }
        }
        if (!slots.add(held.size())) {
            return Optional.empty();
        }
        Seating.Seat seat = seating.seat(slots.wayOf(held.size()));
        List<Meeting> more = new ArrayList<>(held);
        more.add(new Meeting(
                exhibitor,
                buyer,
                slots.slotOf(held.size()),
                seat.attendance(),
                score.get().value(),
                score.get().offer().id(),
                score.get().need().id(),
                seat.exhibitor(),
                seat.buyer()));
        Map<String, Integer> order = new HashMap<>();
        expo.organisations().forEach(o -> order.put(o.id(), order.size()));
        more.sort(Comparator.comparingInt((Meeting m) -> order.getOrDefault(m.exhibitor(), 0))
                .thenComparingInt(Meeting::slot)
                .thenComparing(Meeting::exhibitorSeat));
        return Optional.of(with(more));
    }

    /** What is owed stays, so the prices prove the same bound. */
    private MeetPlan with(List<Meeting> meetings) {
        Certificate old = plan.certificate();
        long kept = meetings.stream().mapToLong(Meeting::value).sum();
        long bonus = Certificate.bonus(
                expo,
                meetings.stream().map(m -> List.of(m.exhibitor(), m.buyer())).toList());
        return new MeetPlan(
                meetings,
                plan.released(),
                new Certificate(
                        old.precision(),
                        old.prices(),
                        old.pairs(),
                        old.bound(),
                        Math.max(old.matched(), kept + bonus),
                        kept,
                        bonus),
                plan.changes());
    }
}
