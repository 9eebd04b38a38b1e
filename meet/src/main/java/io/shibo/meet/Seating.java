package io.shibo.meet;

import io.shibo.meet.expo.Attendance;
import io.shibo.meet.expo.Calendar;
import io.shibo.meet.expo.Delegations;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Person;
import io.shibo.meet.internal.solve.Resources;
import io.shibo.meet.internal.solve.Ways;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * In which ways pairs can meet, as numbers: who represents either side, when both are there, in person or not, and what of the venue
 * that takes. A pair meets in person where that is possible at all, since that is what it was valued for; one that is owed meets
 * online in the slots in which only that is possible.
 */
final class Seating {
    private static final int NONE = -1;
    /** The seats of two single participants. */
    private static final int IN_PERSON = 0;

    private static final int REMOTE = 1;
    /** Ways of one pair: enough for two delegations of ten, of whom some speak a common language. */
    private static final int MOST_WAYS = 128;

    private final Expo expo;
    private final Calendar calendar;
    private final Scarce scarce;
    private final List<Change> changes;
    private final Map<String, Integer> leftSeats = new HashMap<>();
    private final Map<String, Integer> rightSeats = new HashMap<>();
    private final List<Seat> seats = new ArrayList<>();
    private int[] start = new int[64];
    private int pairs;
    private int[] left = new int[64];
    private int[] right = new int[64];
    private int[] pools = new int[128];
    private int[] place = new int[64];
    private long[] allowed;
    private int[] seat = new int[64];
    private int ways;

    /**
     * How a way looks to people.
     *
     * @param exhibitor who represents the exhibitor; null where it is one participant
     * @param buyer who represents the buyer; null where it is one participant
     */
    record Seat(
            Attendance attendance,
            @Nullable String exhibitor,
            @Nullable String buyer) {}

    Seating(Expo expo) {
        this(expo, List.of());
    }

    /** @param changes close the slots that they upset */
    Seating(Expo expo, List<Change> changes) {
        this.expo = expo;
        this.changes = changes;
        calendar = expo.calendar();
        scarce = new Scarce(expo);
        allowed = new long[64 * calendar.words()];
        seats.add(new Seat(Attendance.ON_SITE, null, null));
        seats.add(new Seat(Attendance.ONLINE, null, null));
    }

    /** Adds a pair, whose number is that of pairs added before. @param owed whether it must meet, if need be online */
    void add(Organisation exhibitor, Organisation buyer, boolean owed) {
        boolean onSite = Calendar.meet(calendar.onSite(exhibitor.id()), calendar.onSite(buyer.id()));
        List<Delegations.Two> all = expo.delegations().of(exhibitor.id(), buyer.id());
        if (all.size() > 1) {
            // A common language first: then nobody needs an interpreter.
            all.sort(Comparator.comparing(two -> !speak(exhibitor, buyer, two)));
        }
        for (Delegations.Two two : all.subList(0, Math.min(all.size(), MOST_WAYS))) {
            if (onSite) {
                add(exhibitor, buyer, two, Attendance.ON_SITE);
            }
            if (!onSite || owed) {
                add(exhibitor, buyer, two, Attendance.ONLINE);
            }
        }
        pairs++;
        start = grown(start, pairs + 1);
        start[pairs] = ways;
    }

    private static boolean speak(Organisation exhibitor, Organisation buyer, Delegations.Two two) {
        return languages(exhibitor, two.exhibitor()).stream().anyMatch(languages(buyer, two.buyer())::contains);
    }

    private static List<String> languages(Organisation organisation, @Nullable Person person) {
        return person == null ? organisation.languages() : person.languages();
    }

    private void add(Organisation exhibitor, Organisation buyer, Delegations.Two two, Attendance attendance) {
        String one = two.exhibitor() == null ? exhibitor.id() : two.exhibitor().id();
        String other = two.buyer() == null ? buyer.id() : two.buyer().id();
        int words = calendar.words();
        grow(words);
        long any = 0;
        for (int w = 0; w < words; w++) {
            long both = calendar.onSite(one)[w] & calendar.onSite(other)[w];
            if (attendance == Attendance.ONLINE) {
                both = calendar.present(one)[w] & calendar.present(other)[w] & ~both;
            }
            allowed[ways * words + w] = both;
            any |= both;
        }
        if (any == 0) {
            return;
        }
        boolean onSite = attendance == Attendance.ON_SITE;
        for (Change change : changes) {
            close(change, exhibitor, buyer, one, other, onSite);
        }
        left[ways] = leftSeats.computeIfAbsent(one, id -> leftSeats.size());
        right[ways] = rightSeats.computeIfAbsent(other, id -> rightSeats.size());
        pools[2 * ways] = onSite ? scarce.tables(exhibitor) : NONE;
        pools[2 * ways + 1] = scarce.interpreters(languages(exhibitor, two.exhibitor()), languages(buyer, two.buyer()));
        place[ways] = onSite ? scarce.place(exhibitor) : NONE;
        seat[ways] = onSite ? IN_PERSON : REMOTE;
        if (two.exhibitor() != null || two.buyer() != null) {
            seat[ways] = seats.size();
            seats.add(new Seat(attendance, two.exhibitor() == null ? null : one, two.buyer() == null ? null : other));
        }
        ways++;
    }

    private void close(
            Change change, Organisation exhibitor, Organisation buyer, String one, String other, boolean onSite) {
        boolean closed = switch (change) {
            case Change.Away away ->
                away.who().equals(exhibitor.id())
                        || away.who().equals(buyer.id())
                        || away.who().equals(one)
                        || away.who().equals(other);
            case Change.Closed hall -> onSite && hall.hall().equals(exhibitor.hall());
        };
        if (closed) {
            change.slots().forEach(slot -> allowed[ways * calendar.words() + (slot >> 6)] &= ~(1L << slot));
        }
    }

    private void grow(int words) {
        left = grown(left, ways + 1);
        right = grown(right, ways + 1);
        pools = grown(pools, 2 * ways + 2);
        place = grown(place, ways + 1);
        seat = grown(seat, ways + 1);
        if (allowed.length < (ways + 1) * words) {
            allowed = Arrays.copyOf(allowed, 2 * allowed.length);
        }
    }

    private static int[] grown(int[] array, int needed) {
        return array.length < needed + 1 ? Arrays.copyOf(array, 2 * (needed + 1)) : array;
    }

    Ways ways() {
        int words = calendar.words();
        return new Ways(
                Arrays.copyOf(start, pairs + 1),
                Arrays.copyOf(left, ways),
                Arrays.copyOf(right, ways),
                Arrays.copyOf(allowed, ways * words),
                Arrays.copyOf(pools, 2 * ways),
                Arrays.copyOf(place, ways),
                calendar.slots().size());
    }

    Resources resources() {
        return scarce.resources();
    }

    /** What a pool holds: a hall's tables by its name, or interpreters by their two languages. */
    Object pool(int pool) {
        return scarce.name(pool);
    }

    /** The first way of a pair. */
    int start(int pair) {
        return start[pair];
    }

    /** How a way looks to people. */
    Seat seat(int way) {
        return seats.get(seat[way]);
    }

    /** The way of a pair that a meeting took; -1 where there is none such. */
    int wayOf(int pair, Meeting meeting) {
        for (int way = start[pair]; way < start[pair + 1]; way++) {
            Seat is = seat(way);
            if (is.attendance() == meeting.attendance()
                    && java.util.Objects.equals(is.exhibitor(), meeting.exhibitorPerson())
                    && java.util.Objects.equals(is.buyer(), meeting.buyerPerson())) {
                return way;
            }
        }
        return NONE;
    }
}
