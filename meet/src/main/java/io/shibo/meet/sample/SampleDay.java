package io.shibo.meet.sample;

import io.shibo.codes.Money;
import io.shibo.meet.Meeting;
import io.shibo.meet.badge.BadgeCheck;
import io.shibo.meet.badge.BadgeId;
import io.shibo.meet.badge.Holder;
import io.shibo.meet.day.Direction;
import io.shibo.meet.day.Entry;
import io.shibo.meet.day.Fact;
import io.shibo.meet.day.Journal;
import io.shibo.meet.day.Roster;
import io.shibo.meet.day.Seen;
import io.shibo.meet.day.Zones;
import io.shibo.meet.expo.Edition;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What devices might have written at a sample expo: gates of the ground and of the halls, phones of exhibitors. Their clocks
 * are wrong by up to five minutes, and each sees the hub's once a day. The same seed gives the same journals.
 */
public final class SampleDay {
    private static final List<String> CURRENCIES = List.of("CNY", "CNY", "CNY", "USD", "USD", "EUR");
    private static final List<String> NOTES = List.of(
            "Wants a sample", "Asked for the price of a container", "Comes back tomorrow", "Send the catalogue");

    private final Expo expo;
    private final ZoneId zone;
    private final Dice dice;
    private final Map<String, List<Written>> devices = new TreeMap<>();

    private record Written(Instant at, Fact fact) {}

    private SampleDay(Expo expo, ZoneId zone, long seed) {
        this.expo = expo;
        this.zone = zone;
        this.dice = new Dice(seed);
    }

    /**
     * The journals by device.
     *
     * @param zone the clock by which the edition's times are meant
     */
    public static Map<String, Journal> of(Expo expo, List<Meeting> meetings, ZoneId zone, long seed) {
        SampleDay day = new SampleDay(expo, zone, seed);
        List<String> halls = expo.organisations().stream()
                .map(Organisation::hall)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
        day.visits(halls);
        meetings.forEach(day::told);
        return day.journals();
    }

    private void visits(List<String> halls) {
        List<LocalDate> days = expo.calendar().days();
        for (Holder holder : Roster.of(expo).registered()) {
            if (dice.percent(14)) {
                continue;
            }
            for (LocalDate date : days) {
                if (dice.percent(55)) {
                    visit(holder, date, halls);
                }
            }
        }
    }

    private void visit(Holder holder, LocalDate date, List<String> halls) {
        Seen seen = new Seen(new BadgeId(holder.id(), 1), BadgeCheck.Outcome.VALID, "");
        Instant at = date.atTime(LocalTime.of(8, 30)).atZone(zone).toInstant().plusSeconds(dice.between(0, 14_000));
        gate(Zones.SITE, Direction.IN, seen, at);
        for (int i = dice.between(1, Math.min(3, halls.size())); i > 0; i--) {
            String hall = dice.of(halls);
            at = at.plusSeconds(dice.between(120, 900));
            gate(hall, Direction.IN, seen, at);
            at = at.plusSeconds(dice.between(600, 7_000));
            if (dice.percent(70)) {
                gate(hall, Direction.OUT, seen, at);
            }
        }
        if (dice.percent(80)) {
            gate(Zones.SITE, Direction.OUT, seen, at.plusSeconds(dice.between(60, 600)));
        }
    }

    private void gate(String place, Direction direction, Seen seen, Instant at) {
        String device = "GATE-" + place.replaceAll("[^A-Za-z0-9]", "-") + "-" + dice.between(1, 2);
        write(device, at, new Fact.Scan(place, direction, seen));
    }

    private void told(Meeting meeting) {
        Edition.Slot slot = expo.calendar().slots().get(meeting.slot());
        Instant end = slot.day().atTime(slot.to()).atZone(zone).toInstant();
        boolean held = dice.percent(88);
        if (held && dice.percent(60)) {
            String buyer = expo.peopleOf(meeting.buyer()).isEmpty()
                    ? meeting.buyer()
                    : expo.peopleOf(meeting.buyer()).getFirst().id();
            write(
                    meeting.exhibitor() + "-PHONE",
                    end.minusSeconds(dice.between(60, 900)),
                    new Fact.LeadTaken(
                            meeting.exhibitor(),
                            new Seen(new BadgeId(buyer, 1), BadgeCheck.Outcome.VALID, ""),
                            dice.percent(75),
                            dice.between(1, 5),
                            List.of(),
                            dice.of(NOTES)));
        }
        long amount = Math.round(20_000 * dice.lognormal(1.1)) / 100 * 100 + 100;
        Money value = Money.of(Long.toString(amount), dice.of(CURRENCIES));
        Fact.Held what = held ? Fact.Held.HELD : dice.percent(60) ? Fact.Held.NOT_HELD : Fact.Held.MOVED;
        boolean deal = held && dice.percent(35);
        if (dice.percent(70)) {
            say(meeting, true, what, deal ? value : null, end);
        }
        if (dice.percent(50)) {
            say(meeting, false, what, deal && dice.percent(80) ? value : null, end);
        }
    }

    private void say(
            Meeting meeting,
            boolean exhibitor,
            Fact.Held held,
            @org.jspecify.annotations.Nullable Money value,
            Instant end) {
        String by = exhibitor ? meeting.exhibitor() : meeting.buyer();
        write(
                by + "-PHONE",
                end.plusSeconds(dice.between(60, 7_200)),
                new Fact.Stated(by, meeting.exhibitor(), meeting.buyer(), held, value, ""));
    }

    private void write(String device, Instant at, Fact fact) {
        devices.computeIfAbsent(device, name -> new ArrayList<>()).add(new Written(at, fact));
    }

    private Map<String, Journal> journals() {
        Map<String, Journal> journals = new LinkedHashMap<>();
        devices.forEach((device, written) -> {
            int wrongBy = dice.between(-300, 300);
            written.sort(Comparator.comparing(Written::at));
            List<Entry> entries = new ArrayList<>();
            LocalDate compared = LocalDate.MIN;
            for (Written each : written) {
                LocalDate day = each.at().atZone(zone).toLocalDate();
                if (!day.equals(compared)) {
                    compared = day;
                    entries.add(new Entry(
                            device, entries.size() + 1, each.at().plusSeconds(wrongBy), new Fact.ClockSeen(each.at())));
                }
                entries.add(new Entry(device, entries.size() + 1, each.at().plusSeconds(wrongBy), each.fact()));
            }
            journals.put(device, Journal.of(entries));
        });
        return journals;
    }
}
