package io.shibo.meet.day;

import io.shibo.meet.badge.BadgeCheck;
import io.shibo.meet.badge.BadgeVerifier;
import io.shibo.meet.badge.Holder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who is where at some time, who came when, and what a person should look at; a function of the timeline.
 *
 * <p>Somebody is in one place at a time: to enter a hall is to leave the one before. Who leaves a hall is on the ground where
 * the ground's own gate was passed that day, else away. Nobody stays over night: each local day begins with nobody there. The
 * same badge at the same gate in the same direction within {@value #DUPLICATE_SECONDS} seconds of the scan before is that scan
 * again.
 */
public final class Headcount {
    public static final int DUPLICATE_SECONDS = 10;

    private final Timeline timeline;
    private final Roster roster;
    private final BadgeVerifier verifier;
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, Timeline.Timed> lastScan = new HashMap<>();
    private final SortedMap<LocalDateTime, SortedMap<String, Integer>> byHour = new TreeMap<>();
    private final Map<String, Timeline.Timed> firstVisits = new LinkedHashMap<>();
    private final SortedMap<LocalDate, Map<String, Timeline.Timed>> byDay = new TreeMap<>();
    private final List<Remark> remarks = new ArrayList<>();
    private final Map<String, BadgeCheck> checked = new HashMap<>();
    private int entries;
    private int duplicates;
    private int byHand;

    /** What a person should look at. */
    public enum Why {
        /** The gate, or the hub afterwards, found the badge not to be good: it opened nothing. */
        REFUSED,
        /** Let in, although the badge was revoked by then: the device had an older list. */
        REVOKED_BY_THEN,
        /** Typed by hand, and nobody is registered under that number: it opened nothing. */
        UNKNOWN,
        /** In again without having gone out: a missed scan, or a badge that two share. */
        ALREADY_INSIDE,
        /** Out of a place without having gone in. */
        NOT_INSIDE
    }

    /** @param outcome what the badge is found to be now */
    public record Remark(Why why, Timeline.Timed scan, BadgeCheck.Outcome outcome) {}

    /**
     * @param zone a hall or {@link Zones#SITE}; null for away
     * @param ground whether the ground's gate was passed on that day
     */
    private record Place(LocalDate day, @Nullable String zone, boolean ground) {
        Place at(@Nullable String where, boolean onGround) {
            return new Place(day, where, onGround);
        }
    }

    private Headcount(Timeline timeline, Roster roster, BadgeVerifier verifier) {
        this.timeline = timeline;
        this.roster = roster;
        this.verifier = verifier;
    }

    /**
     * @param verifier checks afterwards what devices could not, and knows today's list of revoked badges
     * @param at what happened later does not count
     */
    public static Headcount of(Timeline timeline, Roster roster, BadgeVerifier verifier, Instant at) {
        Headcount count = new Headcount(timeline, roster, verifier);
        for (Timeline.Timed timed : timeline.list()) {
            if (!timed.when().isAfter(at) && timed.entry().fact() instanceof Fact.Scan scan) {
                count.take(timed, scan);
            }
        }
        LocalDate today = timeline.local(at).toLocalDate();
        count.places.values().removeIf(place -> !place.day().equals(today));
        return count;
    }

    private void take(Timeline.Timed timed, Fact.Scan scan) {
        String holder = scan.seen().badge().holder();
        Timeline.Timed before = lastScan.put(holder, timed);
        if (before != null && repeats(before, timed, scan)) {
            duplicates++;
            return;
        }
        BadgeCheck.Outcome outcome = outcome(timed, scan);
        boolean unknown =
                outcome == BadgeCheck.Outcome.NOT_CHECKED && roster.find(holder).isEmpty();
        if (unknown || outcome != BadgeCheck.Outcome.VALID && outcome != BadgeCheck.Outcome.NOT_CHECKED) {
            remarks.add(new Remark(unknown ? Why.UNKNOWN : Why.REFUSED, timed, outcome));
            return;
        }
        LocalDate day = timeline.local(timed.when()).toLocalDate();
        if (verifier.revoked(scan.seen().badge(), day)) {
            remarks.add(new Remark(Why.REVOKED_BY_THEN, timed, BadgeCheck.Outcome.REVOKED));
        }
        byHand += scan.seen().byHand() ? 1 : 0;
        Place place = places.get(holder);
        if (place == null || !place.day().equals(day)) {
            place = new Place(day, null, false);
        }
        places.put(holder, moved(place, timed, scan, outcome));
    }

    private Place moved(Place place, Timeline.Timed timed, Fact.Scan scan, BadgeCheck.Outcome outcome) {
        String zone = scan.zone();
        boolean ground = zone.equals(Zones.SITE);
        boolean inside = ground ? place.zone() != null : zone.equals(place.zone());
        if (scan.direction() == Direction.OUT) {
            if (!inside) {
                remarks.add(new Remark(Why.NOT_INSIDE, timed, outcome));
            }
            boolean stays = place.ground() && !ground;
            return place.at(stays ? Zones.SITE : null, stays);
        }
        arrived(timed, scan);
        if (inside) {
            remarks.add(new Remark(Why.ALREADY_INSIDE, timed, outcome));
            return ground ? place.at(place.zone(), true) : place;
        }
        entries++;
        LocalDateTime hour = timeline.local(timed.when()).truncatedTo(ChronoUnit.HOURS);
        byHour.computeIfAbsent(hour, at -> new TreeMap<>()).merge(zone, 1, Integer::sum);
        return place.at(zone, place.ground() || ground);
    }

    private void arrived(Timeline.Timed timed, Fact.Scan scan) {
        String holder = scan.seen().badge().holder();
        firstVisits.putIfAbsent(holder, timed);
        byDay.computeIfAbsent(timeline.local(timed.when()).toLocalDate(), day -> new LinkedHashMap<>())
                .putIfAbsent(holder, timed);
    }

    private static boolean repeats(Timeline.Timed before, Timeline.Timed now, Fact.Scan scan) {
        return before.entry().fact() instanceof Fact.Scan last
                && last.zone().equals(scan.zone())
                && last.direction() == scan.direction()
                && last.seen().badge().equals(scan.seen().badge())
                && Duration.between(before.when(), now.when()).compareTo(Duration.ofSeconds(DUPLICATE_SECONDS)) <= 0;
    }

    /** What the device said, or what the code it kept is found to be. */
    private BadgeCheck.Outcome outcome(Timeline.Timed timed, Fact.Scan scan) {
        Seen seen = scan.seen();
        if (seen.token().isEmpty()) {
            return seen.said();
        }
        LocalDate day = timeline.local(timed.when()).toLocalDate();
        BadgeCheck check = checked.computeIfAbsent(day + " " + seen.token(), key -> verifier.check(seen.token(), day));
        boolean same = check.badge() != null && check.badge().id().equals(seen.badge());
        return same ? check.outcome() : BadgeCheck.Outcome.NOT_GENUINE;
    }

    /** Who is where, by place; within one, by id. Halls nobody is in are left out. */
    public SortedMap<String, List<String>> inside() {
        SortedMap<String, List<String>> inside = new TreeMap<>();
        new TreeMap<>(places).forEach((holder, place) -> {
            String zone = place.zone();
            if (zone != null) {
                inside.computeIfAbsent(zone, name -> new ArrayList<>()).add(holder);
            }
        });
        return inside;
    }

    /** How often somebody entered a place, by the hour it began with and the place. */
    public SortedMap<LocalDateTime, SortedMap<String, Integer>> byHour() {
        return Collections.unmodifiableSortedMap(byHour);
    }

    /** The first scan of each holder who came, in the order they came. */
    public Map<String, Timeline.Timed> firstVisits() {
        return Collections.unmodifiableMap(firstVisits);
    }

    /** Who came on which day, with the day's first scan. */
    public SortedMap<LocalDate, Map<String, Timeline.Timed>> byDay() {
        return Collections.unmodifiableSortedMap(byDay);
    }

    /** How many have a badge, seen or not. */
    public int registered() {
        return roster.registered().size();
    }

    /** Everybody registered who was not seen. */
    public List<Holder> noShows() {
        return roster.registered().stream()
                .filter(holder -> !firstVisits.containsKey(holder.id()))
                .toList();
    }

    public List<Remark> remarks() {
        return Collections.unmodifiableList(remarks);
    }

    /** Entries into places, all together. */
    public int entries() {
        return entries;
    }

    /** Scans that were the one before again. */
    public int duplicates() {
        return duplicates;
    }

    /** Scans that count although only a person looked at the badge. */
    public int byHand() {
        return byHand;
    }
}
