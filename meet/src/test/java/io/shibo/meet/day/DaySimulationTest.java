package io.shibo.meet.day;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.meet.Samples;
import io.shibo.meet.badge.BadgeCheck;
import io.shibo.meet.badge.BadgeId;
import io.shibo.meet.badge.BadgeVerifier;
import io.shibo.meet.badge.Holder;
import io.shibo.meet.badge.Revocations;
import io.shibo.meet.expo.Expo;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Devices at the gates of three halls and of the ground, with clocks wrong by up to ten minutes, offline for hours, sending what
 * they have in pieces, again, and out of order, over three hubs that exchange what they got. A model that saw the true events in
 * their true order must come to the same answers.
 */
class DaySimulationTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Expo EXPO = Samples.expo(10, 30);
    private static final List<Holder> HOLDERS = Roster.of(EXPO).registered();
    private static final List<String> ZONES = List.of("1A", "2B", "3C", Zones.SITE);
    private static final Instant NINE = Instant.parse("2026-03-24T01:00:00Z");
    private static final BadgeVerifier VERIFIER = new BadgeVerifier("2026", List.of(), Revocations.NONE);

    /** What truly happened. @param again the same scan a moment later, by an eager hand */
    private record Event(long second, String holder, String zone, Direction direction, int gate, boolean again) {}

    /** One device: its journal so far. */
    private static final class Device {
        final String name;
        final int wrongBy;
        final List<Entry> written = new ArrayList<>();

        Device(String name, int wrongBy) {
            this.name = name;
            this.wrongBy = wrongBy;
        }

        void write(long second, Fact fact) {
            written.add(new Entry(name, written.size() + 1, NINE.plusSeconds(second + wrongBy), fact));
        }
    }

    private static List<Event> events(Random random) {
        List<Event> events = new ArrayList<>();
        long second = 60;
        for (int i = 0; i < 400; i++) {
            Holder who = HOLDERS.get(random.nextInt(HOLDERS.size()));
            String zone = ZONES.get(random.nextInt(ZONES.size()));
            Direction direction = random.nextInt(3) == 0 ? Direction.OUT : Direction.IN;
            second += Headcount.DUPLICATE_SECONDS + 1 + random.nextInt(240);
            int gate = random.nextInt(2);
            events.add(new Event(second, who.id(), zone, direction, gate, false));
            if (random.nextInt(8) == 0) {
                int other = random.nextInt(2);
                second += random.nextInt(Headcount.DUPLICATE_SECONDS);
                events.add(new Event(second, who.id(), zone, direction, other, true));
            }
        }
        return events;
    }

    private static List<Device> record(List<Event> events, Random random, boolean clocksSeen) {
        Map<String, Device> devices = new TreeMap<>();
        for (Event event : events) {
            String name = event.zone() + "-gate-" + event.gate();
            Device device = devices.computeIfAbsent(name, n -> {
                Device made = new Device(n, random.nextInt(1200) - 600);
                return made;
            });
            if (clocksSeen && (device.written.isEmpty() || random.nextInt(20) == 0)) {
                device.write(event.second(), new Fact.ClockSeen(NINE.plusSeconds(event.second())));
            }
            device.write(
                    event.second(),
                    new Fact.Scan(
                            event.zone(),
                            event.direction(),
                            new Seen(new BadgeId(event.holder(), 1), BadgeCheck.Outcome.VALID, "")));
        }
        return new ArrayList<>(devices.values());
    }

    /** Pieces of journals, some twice, to three hubs in any order; then the hubs exchange until all have all. */
    private static List<Journal> delivered(List<Device> devices, Random random) {
        List<Journal> pieces = new ArrayList<>();
        for (Device device : devices) {
            int at = 0;
            while (at < device.written.size()) {
                int end = Math.min(device.written.size(), at + 1 + random.nextInt(25));
                pieces.add(Journal.of(device.written.subList(at, end)));
                if (random.nextInt(3) == 0) {
                    pieces.add(Journal.of(device.written.subList(Math.max(0, at - random.nextInt(9)), end)));
                }
                at = end;
            }
        }
        Collections.shuffle(pieces, random);
        List<Journal> hubs = new ArrayList<>(List.of(Journal.EMPTY, Journal.EMPTY, Journal.EMPTY));
        for (Journal piece : pieces) {
            int hub = random.nextInt(3);
            hubs.set(hub, hubs.get(hub).merge(piece));
            if (random.nextInt(10) == 0) {
                int other = random.nextInt(3);
                hubs.set(other, hubs.get(other).merge(hubs.get(hub)));
            }
        }
        return List.of(
                hubs.get(0).merge(hubs.get(1)).merge(hubs.get(2)),
                hubs.get(2).merge(hubs.get(0)).merge(hubs.get(1)),
                hubs.get(1).merge(hubs.get(2).merge(hubs.get(0))));
    }

    @Property(tries = 40)
    void whateverArrivesInWhateverOrderTheAnswersAreThoseOfTheTrueEvents(@ForAll long seed) {
        Random random = new Random(seed);
        List<Event> events = events(random);
        List<Journal> hubs = delivered(record(events, random, true), random);
        assertThat(hubs.get(1)).isEqualTo(hubs.get(0));
        assertThat(hubs.get(2)).isEqualTo(hubs.get(0));
        assertThat(hubs.get(0).gaps()).isEmpty();
        assertThat(hubs.get(0).forks()).isEmpty();
        long until = events.get(random.nextInt(events.size())).second();
        Instant at = NINE.plusSeconds(until);
        Timeline timeline = Timeline.of(hubs.get(2), EXPO.edition(), ZONE);
        Headcount count = Headcount.of(timeline, Roster.of(EXPO), VERIFIER, at);
        Model model = new Model();
        events.stream().filter(event -> event.second() <= until).forEach(model::see);
        assertThat(count.inside()).isEqualTo(model.inside());
        assertThat(count.byHour()).isEqualTo(model.byHour);
        assertThat(count.firstVisits().keySet()).isEqualTo(model.came);
        assertThat(count.duplicates()).isEqualTo(model.again);
        assertThat(count.noShows()).hasSize(HOLDERS.size() - model.came.size());
    }

    @Property(tries = 30)
    void withoutAnySightOfTheHubsClockAllHubsStillAgree(@ForAll long seed) {
        Random random = new Random(seed);
        List<Device> devices = record(events(random), random, false);
        List<Headcount> counts = delivered(devices, random).stream()
                .map(journal -> Headcount.of(
                        Timeline.of(journal, EXPO.edition(), ZONE),
                        Roster.of(EXPO),
                        VERIFIER,
                        NINE.plus(30, ChronoUnit.DAYS)))
                .toList();
        for (Headcount count : counts) {
            assertThat(count.byHour()).isEqualTo(counts.getFirst().byHour());
            assertThat(count.remarks()).isEqualTo(counts.getFirst().remarks());
        }
    }

    /** As simple as can be: it is told what happens while it happens. */
    private static final class Model {
        final Map<String, String> where = new HashMap<>();
        final TreeSet<String> onGround = new TreeSet<>();
        final TreeSet<String> came = new TreeSet<>();
        final SortedMap<LocalDateTime, SortedMap<String, Integer>> byHour = new TreeMap<>();
        final Map<String, Integer> lastDay = new HashMap<>();
        int again;

        void see(Event event) {
            if (event.again()) {
                again++;
                return;
            }
            String who = event.holder();
            LocalDateTime now = LocalDateTime.ofInstant(NINE.plusSeconds(event.second()), ZONE);
            Integer day = lastDay.put(who, now.getDayOfYear());
            if (day != null && day != now.getDayOfYear()) {
                where.remove(who);
                onGround.remove(who);
            }
            boolean site = event.zone().equals(Zones.SITE);
            if (event.direction() == Direction.OUT) {
                if (site) {
                    onGround.remove(who);
                }
                where.remove(who);
                if (onGround.contains(who)) {
                    where.put(who, Zones.SITE);
                }
                return;
            }
            came.add(who);
            if (site) {
                onGround.add(who);
            }
            boolean inside = site ? where.containsKey(who) : event.zone().equals(where.get(who));
            if (!inside) {
                where.put(who, event.zone());
                byHour.computeIfAbsent(now.truncatedTo(ChronoUnit.HOURS), hour -> new TreeMap<>())
                        .merge(event.zone(), 1, Integer::sum);
            }
        }

        /** Those of the day of the last event. */
        SortedMap<String, List<String>> inside() {
            int today = lastDay.values().stream().max(Integer::compare).orElse(0);
            SortedMap<String, List<String>> inside = new TreeMap<>();
            new TreeMap<>(where).forEach((who, zone) -> {
                if (lastDay.getOrDefault(who, 0) == today) {
                    inside.computeIfAbsent(zone, name -> new ArrayList<>()).add(who);
                }
            });
            return inside;
        }
    }
}
