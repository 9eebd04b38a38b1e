package io.shibo.meet.day;

import io.shibo.meet.expo.Edition;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A journal in the order in which things happened, as well as can be known. It follows from the set of entries alone:
 *
 * <ol>
 *   <li><b>Correction.</b> A device notes now and then what the hub's clock shows. An entry's time is moved by the difference
 *       that the device's last such note before it shows, else by that of the first one after it, else not at all.
 *   <li><b>Impossible times.</b> A time more than a day outside the edition tells nothing: the entry takes the time of the
 *       device's entry before it, else of the one after it, else the beginning of the edition.
 *   <li><b>A device knows its own order.</b> Where a clock was set back, a later number never gets an earlier time than the
 *       one before it.
 *   <li>Order is by that time, then by the device's name, then by the number.
 * </ol>
 *
 * So clocks that are wrong by minutes do no harm once a device has seen the hub a single time, before or after.
 */
public final class Timeline {
    private static final Comparator<Timed> ORDER =
            Comparator.comparing(Timed::when).thenComparing(Timed::entry);

    private final List<Timed> list;
    private final ZoneId zone;

    /**
     * @param when the corrected time
     */
    public record Timed(Instant when, Entry entry) {}

    private Timeline(List<Timed> list, ZoneId zone) {
        this.list = List.copyOf(list);
        this.zone = zone;
    }

    /** @param zone the clock by which the edition's days are meant */
    public static Timeline of(Journal journal, Edition edition, ZoneId zone) {
        Instant from = edition.firstDay().minusDays(1).atStartOfDay(zone).toInstant();
        Instant until = edition.lastDay().plusDays(2).atStartOfDay(zone).toInstant();
        Instant begin = edition.firstDay().atStartOfDay(zone).toInstant();
        List<Timed> all = new ArrayList<>();
        List<Entry> entries = journal.entries();
        for (int i = 0; i < entries.size(); ) {
            int end = i;
            while (end < entries.size()
                    && entries.get(end).device().equals(entries.get(i).device())) {
                end++;
            }
            device(entries.subList(i, end), from, until, begin, all);
            i = end;
        }
        all.sort(ORDER);
        return new Timeline(all, zone);
    }

    private static void device(List<Entry> own, Instant from, Instant until, Instant begin, List<Timed> to) {
        Duration difference = own.stream()
                .filter(entry -> entry.fact() instanceof Fact.ClockSeen)
                .findFirst()
                .map(Timeline::difference)
                .orElse(Duration.ZERO);
        @Nullable Instant[] times = new Instant[own.size()];
        for (int i = 0; i < own.size(); i++) {
            Entry entry = own.get(i);
            if (entry.fact() instanceof Fact.ClockSeen) {
                difference = difference(entry);
            }
            Instant corrected = entry.at().plus(difference);
            times[i] = corrected.isBefore(from) || !corrected.isBefore(until) ? null : corrected;
        }
        Instant last = begin;
        for (Instant time : times) {
            if (time != null) {
                last = time;
                break;
            }
        }
        for (int i = 0; i < own.size(); i++) {
            Instant time = times[i];
            last = time == null || time.isBefore(last) ? last : time;
            to.add(new Timed(last, own.get(i)));
        }
    }

    private static Duration difference(Entry entry) {
        return entry.fact() instanceof Fact.ClockSeen clock ? Duration.between(entry.at(), clock.hub()) : Duration.ZERO;
    }

    /** In order. */
    public List<Timed> list() {
        return list;
    }

    public ZoneId zone() {
        return zone;
    }

    /** The local date and time of an instant. */
    public LocalDateTime local(Instant when) {
        return LocalDateTime.ofInstant(when, zone);
    }
}
