package io.shibo.clear.risk;

import io.shibo.codes.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Parties that the zone wants looked at, each for its days. Kept as fingerprints: a search needs no more. */
public final class Blocklist {
    public static final Blocklist EMPTY = new Blocklist(List.of());

    /** Entries of one list. */
    public static final int MAX_ENTRIES = 1_000_000;

    private final List<Entry> entries;
    private final Map<Long, List<DateRange>> days = new HashMap<>();

    /** What an entry names. */
    public enum Kind {
        /** Identity number. */
        BUYER,
        TELEPHONE,
        ADDRESS,
        /** Customs code of the shop. */
        SHOP,
        /** Customs code of the platform. */
        PLATFORM;

        /** The key by which a value of this kind is known everywhere in this package. */
        public long fingerprint(String value) {
            return switch (this) {
                case TELEPHONE -> Fingerprint.ofTelephone(value);
                case ADDRESS -> Fingerprint.ofAddress(value);
                case BUYER -> Fingerprint.of(name(), value.strip().toUpperCase(Locale.ROOT));
                case SHOP, PLATFORM -> Fingerprint.of(name(), value.strip());
            };
        }
    }

    /** One party and its days. */
    public record Entry(Kind kind, long print, DateRange valid) {}

    public Blocklist(List<Entry> entries) {
        this.entries = List.copyOf(entries);
        this.entries.forEach(entry ->
                days.computeIfAbsent(entry.print(), print -> new ArrayList<>()).add(entry.valid()));
    }

    public List<Entry> entries() {
        return entries;
    }

    /** How many of the parcel's parties are on it on a day. */
    int hits(RiskFacts facts, LocalDate day) {
        int hits = 0;
        if (!days.isEmpty()) {
            long[] parties = {facts.buyer(), facts.telephone(), facts.address(), facts.shop(), facts.platform()};
            for (long party : parties) {
                boolean listed = days.getOrDefault(party, List.of()).stream().anyMatch(valid -> valid.contains(day));
                hits += listed ? 1 : 0;
            }
        }
        return hits;
    }
}
