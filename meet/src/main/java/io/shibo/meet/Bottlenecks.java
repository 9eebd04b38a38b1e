package io.shibo.meet;

import io.shibo.meet.expo.Calendar;
import io.shibo.meet.expo.Edition;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Venue;
import io.shibo.meet.score.Scoring;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a plan has too little of, for who can get more of it: tables of which hall, interpreters of which languages, which hour,
 * places of which exhibitors.
 *
 * <p>A pair is <em>refused</em> where it is allowed, both would have a place for it and both are free at the same time, and yet in every such slot
 * something of the venue is used up; it is counted at what alone would do, were there one more in one of them. What one more of a thing would be <em>worth</em> in a slot is the best pair it alone
 * keeps apart there. That of a place at an exhibitor is its price, see {@link Certificate}.
 *
 * @param things tables and interpreters, the scarcest first: refused value, then use
 * @param hours each slot of the edition
 * @param places exhibitors of whom one more place is worth most, at most {@value #MOST_PLACES}
 * @param noCommonSlot pairs with places for each other whose free slots do not meet
 * @param tooFar pairs that only the walk kept apart
 */
public record Bottlenecks(List<Thing> things, List<Hour> hours, List<Place> places, int noCommonSlot, int tooFar) {
    static final int MOST_PLACES = 20;

    public Bottlenecks {
        things = List.copyOf(things);
        hours = List.copyOf(hours);
        places = List.copyOf(places);
    }

    /** What a thing is. */
    public enum Kind {
        TABLES,
        INTERPRETERS
    }

    /**
     * One scarce thing over all slots.
     *
     * @param name the hall, or the two languages
     * @param used how many in each slot
     * @param capacity how many there are in each slot
     * @param worth what one more in each slot would gain, in points
     * @param refused pairs that it keeps apart in every slot in which both are free
     * @param refusedValue their points
     */
    public record Thing(
            Kind kind,
            String name,
            List<Integer> used,
            List<Integer> capacity,
            List<Integer> worth,
            int refused,
            long refusedValue) {
        public Thing {
            used = List.copyOf(used);
            capacity = List.copyOf(capacity);
            worth = List.copyOf(worth);
        }

        /** Share of what there is that is used over all slots, in percent, rounded down; 100 where there is nothing. */
        public int usedPercent() {
            long all = capacity.stream().mapToLong(Integer::longValue).sum();
            long taken = used.stream().mapToLong(Integer::longValue).sum();
            return all == 0 ? 100 : (int) (100 * taken / all);
        }

        /** In how many slots nothing is left. */
        public int fullSlots() {
            int full = 0;
            for (int slot = 0; slot < used.size(); slot++) {
                full += used.get(slot) >= capacity.get(slot) ? 1 : 0;
            }
            return full;
        }

        /** The most that one more of it would gain in a single slot. */
        public int mostWorth() {
            return worth.stream().mapToInt(Integer::intValue).max().orElse(0);
        }
    }

    /**
     * One slot.
     *
     * @param meetings held in it
     * @param exhibitorsThere exhibitors who are there, busy or not
     * @param buyersThere buyers who are there, busy or not
     */
    public record Hour(Edition.Slot slot, int meetings, int exhibitorsThere, int buyersThere) {
        /** Meetings in percent of the most there could be: of the smaller side that is there. */
        public int busyPercent() {
            int most = Math.min(exhibitorsThere, buyersThere);
            return most == 0 ? 0 : Math.min(100, 100 * meetings / most);
        }
    }

    /** @param worth what one more place at the exhibitor would gain at most, in points */
    public record Place(String exhibitor, int meetings, long worth) {}

    /** Looks for them in a plan: one pass over all allowed pairs. */
    public static Bottlenecks of(Expo expo, MeetPlan plan) {
        return new Search(expo, plan).run();
    }

    private static final class Search {
        private final Expo expo;
        private final MeetPlan plan;
        private final Scoring scoring;
        private final int slots;
        private final Scarce scarce;
        private final FreeTimes free;
        private final Map<Integer, Counted> counted = new LinkedHashMap<>();
        private int noCommonSlot;
        private int tooFar;

        /** Of one pool: what is used, what more would gain, what was refused. */
        private static final class Counted {
            private final int[] used;
            private final int[] capacity;
            private final int[] worth;
            private int refused;
            private long refusedValue;

            Counted(int slots) {
                used = new int[slots];
                capacity = new int[slots];
                worth = new int[slots];
            }
        }

        Search(Expo expo, MeetPlan plan) {
            this.expo = expo;
            this.plan = plan;
            scoring = new Scoring(expo);
            slots = expo.calendar().slots().size();
            scarce = new Scarce(expo);
            free = new FreeTimes(expo, plan);
        }

        Bottlenecks run() {
            // All halls with tables and all languages, used or not.
            expo.list(io.shibo.meet.expo.Role.EXHIBITOR).forEach(scarce::tables);
            expo.venue()
                    .interpreted()
                    .forEach(languages -> scarce.interpreters(List.of(languages.first()), List.of(languages.second())));
            plan.meetings().forEach(this::use);
            for (int b = 0; b < scoring.buyers().size(); b++) {
                Organisation buyer = scoring.buyers().get(b);
                if (free.places(buyer) > 0) {
                    scoring.forEachAllowed(
                            b,
                            (e, value, offer, need) ->
                                    wanted(scoring.exhibitors().get(e), buyer, value));
                }
            }
            List<Thing> things = new ArrayList<>();
            counted.forEach((pool, found) -> things.add(thing(pool, found)));
            things.sort(Comparator.comparingLong((Thing thing) -> -thing.refusedValue())
                    .thenComparingInt(thing -> -thing.usedPercent())
                    .thenComparing(Thing::name));
            return new Bottlenecks(things, hours(), places(), noCommonSlot, tooFar);
        }

        private Counted counted(int pool) {
            return counted.computeIfAbsent(pool, p -> {
                Counted fresh = new Counted(slots);
                for (Edition.Slot slot : expo.calendar().slots()) {
                    fresh.capacity[slot.index()] = scarce.capacity(scarce.name(p), slot);
                }
                return fresh;
            });
        }

        private void use(Meeting meeting) {
            Organisation exhibitor = expo.get(meeting.exhibitor());
            int tables = meeting.attendance() == io.shibo.meet.expo.Attendance.ON_SITE ? scarce.tables(exhibitor) : -1;
            int interpreters = scarce.interpreters(
                    free.languages(meeting.exhibitor(), meeting.exhibitorPerson()),
                    free.languages(meeting.buyer(), meeting.buyerPerson()));
            for (int pool : new int[] {tables, interpreters}) {
                if (pool >= 0) {
                    counted(pool).used[meeting.slot()]++;
                }
            }
        }

        /** A pair that is allowed, and not held, of which the buyer has a place left. */
        private void wanted(Organisation exhibitor, Organisation buyer, int value) {
            if (free.places(exhibitor) == 0 || free.meet(exhibitor, buyer)) {
                return;
            }
            long[] both = free.both(exhibitor, buyer);
            if (Calendar.count(both) == 0) {
                noCommonSlot++;
                return;
            }
            boolean onSite = Calendar.meet(
                    expo.calendar().onSite(exhibitor.id()), expo.calendar().onSite(buyer.id()));
            int tables = onSite ? scarce.tables(exhibitor) : -1;
            int interpreters = scarce.interpreters(exhibitor.languages(), buyer.languages());
            boolean byTables = false;
            boolean byInterpreters = false;
            boolean possible = false;
            boolean far = false;
            for (int slot = 0; slot < slots; slot++) {
                if (!Calendar.has(both, slot)) {
                    continue;
                }
                boolean noTable = full(tables, slot);
                boolean noInterpreter = full(interpreters, slot);
                boolean walk = onSite && !free.walkable(exhibitor, buyer, slot);
                if (noTable && !noInterpreter && !walk) {
                    worth(tables, slot, value);
                    byTables = true;
                }
                if (noInterpreter && !noTable && !walk) {
                    worth(interpreters, slot, value);
                    byInterpreters = true;
                }
                far |= walk;
                possible |= !noTable && !noInterpreter && !walk;
            }
            if (!possible && (byInterpreters || byTables)) {
                Counted by = counted(byInterpreters ? interpreters : tables);
                by.refused++;
                by.refusedValue += value;
            } else if (!possible && far) {
                tooFar++;
            }
        }

        private boolean full(int pool, int slot) {
            return pool >= 0 && counted(pool).used[slot] >= counted(pool).capacity[slot];
        }

        private void worth(int pool, int slot, int value) {
            int[] worth = counted(pool).worth;
            worth[slot] = Math.max(worth[slot], value);
        }

        private Thing thing(int pool, Counted found) {
            Object what = scarce.name(pool);
            return new Thing(
                    what instanceof Venue.Languages ? Kind.INTERPRETERS : Kind.TABLES,
                    what.toString(),
                    list(found.used),
                    list(found.capacity),
                    list(found.worth),
                    found.refused,
                    found.refusedValue);
        }

        private static List<Integer> list(int[] values) {
            return java.util.Arrays.stream(values).boxed().toList();
        }

        private List<Hour> hours() {
            int[] held = new int[slots];
            plan.meetings().forEach(m -> held[m.slot()]++);
            List<Hour> hours = new ArrayList<>();
            for (Edition.Slot slot : expo.calendar().slots()) {
                hours.add(new Hour(
                        slot,
                        held[slot.index()],
                        there(scoring.exhibitors(), slot.index()),
                        there(scoring.buyers(), slot.index())));
            }
            return hours;
        }

        private int there(List<Organisation> side, int slot) {
            return (int) side.stream()
                    .filter(o -> Calendar.has(expo.calendar().present(o.id()), slot))
                    .count();
        }

        private List<Place> places() {
            Map<String, Integer> meetings = new HashMap<>();
            plan.meetings().forEach(m -> meetings.merge(m.exhibitor(), 1, Integer::sum));
            return plan.certificate().prices().entrySet().stream()
                    .filter(price -> price.getValue() > 0)
                    .map(price -> new Place(
                            price.getKey(),
                            meetings.getOrDefault(price.getKey(), 0),
                            price.getValue() / plan.certificate().precision()))
                    .sorted(Comparator.comparingLong((Place place) -> -place.worth())
                            .thenComparing(Place::exhibitor))
                    .limit(MOST_PLACES)
                    .toList();
        }
    }
}
