package io.shibo.hub.day;

import io.shibo.hub.meet.RunningEdition;
import io.shibo.meet.badge.BadgeVerifier;
import io.shibo.meet.day.Closing;
import io.shibo.meet.day.ExchangeRates;
import io.shibo.meet.day.Headcount;
import io.shibo.meet.day.Journal;
import io.shibo.meet.day.Leads;
import io.shibo.meet.day.Outcomes;
import io.shibo.meet.day.Roster;
import io.shibo.meet.day.Timeline;
import io.shibo.meet.expo.Edition;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.TimeZones;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What follows from the journal of the running edition. The journal is kept in memory as it was read last and read again when
 * there is more of it.
 */
@Service
class DayBook {
    private static final Currency CLOSING_CURRENCY = Currency.getInstance("CNY");

    private final DayStore store;
    private final BadgeKey key;
    private final Clock clock;
    private volatile @Nullable Read read;

    /** @param count of entries when it was read: they only become more */
    private record Read(Expo expo, long count, Journal journal, Timeline timeline, Roster roster) {}

    DayBook(DayStore store, BadgeKey key, Clock clock) {
        this.store = store;
        this.key = key;
        this.clock = clock;
    }

    /** The edition's own clock; UTC where it names none and its country has several, and then the pages say so. */
    static ZoneId zone(Edition edition) {
        return TimeZones.find(edition).orElse(ZoneOffset.UTC);
    }

    Instant now() {
        return clock.instant();
    }

    Journal journal(Expo expo) {
        return read(expo).journal();
    }

    Timeline timeline(Expo expo) {
        return read(expo).timeline();
    }

    BadgeVerifier verifier(Expo expo) {
        String code = expo.edition().code();
        return new BadgeVerifier(code, List.of(key.open()), store.revocations(code));
    }

    Headcount headcount(Expo expo, Instant at) {
        Read present = read(expo);
        return Headcount.of(present.timeline(), present.roster(), verifier(expo), at);
    }

    List<Leads.Lead> leads(Expo expo, String exhibitor) {
        Read present = read(expo);
        return Leads.of(present.timeline(), present.roster()).of(exhibitor);
    }

    Outcomes outcomes(Expo expo) {
        return Outcomes.of(read(expo).timeline());
    }

    ExchangeRates rates(Expo expo) {
        return store.rates(expo.edition().code(), CLOSING_CURRENCY);
    }

    Closing closing(RunningEdition.Running running) {
        Expo expo = running.expo();
        Read present = read(expo);
        Instant end = expo.edition()
                .lastDay()
                .plusDays(2)
                .atStartOfDay(present.timeline().zone())
                .toInstant();
        return Closing.of(
                expo,
                running.meetings(),
                headcount(expo, end),
                Outcomes.of(present.timeline()),
                Leads.of(present.timeline(), present.roster()),
                rates(expo));
    }

    private Read read(Expo expo) {
        long count = store.count(expo.edition().code());
        Read present = read;
        if (present == null || present.expo() != expo || present.count() != count) {
            Journal journal = store.journal(expo.edition().code());
            present = new Read(
                    expo,
                    journal.entries().size(),
                    journal,
                    Timeline.of(journal, expo.edition(), zone(expo.edition())),
                    Roster.of(expo));
            read = present;
        }
        return present;
    }
}
