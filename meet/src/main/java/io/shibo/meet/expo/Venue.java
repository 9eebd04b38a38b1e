package io.shibo.meet.expo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a venue has too little of: tables for exhibitors without a booth, interpreters, and time to walk from hall to hall.
 * What it does not name is not scarce. Immutable.
 */
public final class Venue {
    /** Nothing is scarce: any number of tables and interpreters, and halls side by side. */
    public static final Venue UNLIMITED = new Venue(Map.of(), List.of(), List.of());

    private final Map<String, Integer> tables;
    private final Map<Languages, List<Interpreters>> interpreters = new LinkedHashMap<>();
    private final Map<List<String>, Integer> walks = new LinkedHashMap<>();

    /**
     * Two languages, in the order of the alphabet.
     *
     * @param first ISO 639-1
     * @param second ISO 639-1, another
     */
    public record Languages(String first, String second) {
        public static Languages of(String a, String b) {
            return a.compareTo(b) <= 0 ? new Languages(a, b) : new Languages(b, a);
        }

        @Override
        public String toString() {
            return first + "–" + second;
        }
    }

    /**
     * Interpreters between two languages, and when they are there.
     *
     * @param count 0 or more
     * @param day null for every day
     * @param from start of their time each day, in the expo's local time
     * @param to end of it
     */
    public record Interpreters(
            Languages languages, int count, @Nullable LocalDate day, LocalTime from, LocalTime to) {
        /** Interpreters who are there in every slot. */
        public Interpreters(Languages languages, int count) {
            this(languages, count, null, LocalTime.MIN, LocalTime.MAX);
        }

        boolean there(Edition.Slot slot) {
            return (day == null || day.equals(slot.day()))
                    && !slot.from().isBefore(from)
                    && !slot.to().isAfter(to);
        }
    }

    /** @param minutes from one hall to the other, and back the same; 0 or more */
    public record Walk(String from, String to, int minutes) {}

    /** @param tables of each hall: meetings at once of its exhibitors without a booth; a hall not named has no limit */
    public Venue(Map<String, Integer> tables, List<Interpreters> interpreters, List<Walk> walks) {
        this.tables = Map.copyOf(tables);
        interpreters.forEach(each -> this.interpreters
                .computeIfAbsent(each.languages(), languages -> new ArrayList<>())
                .add(each));
        for (Walk walk : walks) {
            this.walks.put(List.of(walk.from(), walk.to()), walk.minutes());
            this.walks.put(List.of(walk.to(), walk.from()), walk.minutes());
        }
    }

    /** Tables by hall, of the halls that have a limit. */
    public Map<String, Integer> tables() {
        return tables;
    }

    /** The interpreters as they were given. */
    public List<Interpreters> listInterpreters() {
        return interpreters.values().stream().flatMap(List::stream).toList();
    }

    /** Each way between two halls once. */
    public List<Walk> listWalks() {
        return walks.entrySet().stream()
                .map(e -> new Walk(e.getKey().get(0), e.getKey().get(1), e.getValue()))
                .filter(walk -> walk.from().compareTo(walk.to()) <= 0)
                .toList();
    }

    /** Meetings at once at the tables of a hall; empty where there is no limit. */
    public OptionalInt findTables(String hall) {
        Integer count = tables.get(hall);
        return count == null ? OptionalInt.empty() : OptionalInt.of(count);
    }

    /** Whether interpreters are counted at all; if not, two without a common language help themselves. */
    public boolean countsInterpreters() {
        return !interpreters.isEmpty();
    }

    /** How many interpreters of the two there are in a slot. */
    public int interpreters(Languages languages, Edition.Slot slot) {
        return interpreters.getOrDefault(languages, List.of()).stream()
                .filter(each -> each.there(slot))
                .mapToInt(Interpreters::count)
                .sum();
    }

    /** How many interpreters of the two there are over the edition, whenever they are there. */
    public int interpreters(Languages languages) {
        return interpreters.getOrDefault(languages, List.of()).stream()
                .mapToInt(Interpreters::count)
                .sum();
    }

    /** The pairs of languages that are interpreted, as first named. */
    public List<Languages> interpreted() {
        return List.copyOf(interpreters.keySet());
    }

    /** Minutes from hall to hall; 0 within one, and where nothing is said. */
    public int walk(String from, String to) {
        return walks.getOrDefault(List.of(from, to), 0);
    }

    public boolean walks() {
        return !walks.isEmpty();
    }

    /**
     * The languages that an interpreter of the two must know, those with the most interpreters; none where they have a
     * language in common or interpreters are not counted. A pair of whom nobody interprets has 0 of them.
     */
    public Optional<Languages> findInterpreted(List<String> one, List<String> other) {
        if (!countsInterpreters() || one.stream().anyMatch(other::contains)) {
            return Optional.empty();
        }
        List<Languages> possible = new ArrayList<>();
        for (String a : one) {
            for (String b : other) {
                possible.add(Languages.of(a, b));
            }
        }
        Languages best = possible.getFirst();
        for (Languages each : possible) {
            best = interpreters(each) > interpreters(best) ? each : best;
        }
        return Optional.of(best);
    }

    /** Minutes to walk from the meeting of a slot to that of a later one, with what a slot keeps free for it. */
    public static int minutesBetween(Edition edition, Edition.Slot slot, Edition.Slot next) {
        long days = next.day().toEpochDay() - slot.day().toEpochDay();
        return (int) days * 24 * 60
                + (next.from().toSecondOfDay() - slot.to().toSecondOfDay()) / 60
                + edition.walkMinutes();
    }
}
