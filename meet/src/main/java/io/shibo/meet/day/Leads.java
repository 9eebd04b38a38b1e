package io.shibo.meet.day;

import io.shibo.meet.badge.BadgeCheck;
import io.shibo.meet.badge.BadgeId;
import io.shibo.meet.badge.Holder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What exhibitors noted of those who came to them: each sees its own, and the latest word on somebody counts. Who a holder is
 * stands in a lead only where the holder agreed; without that an exhibitor has its own note and the badge's number.
 */
public final class Leads {
    private final Map<String, Map<String, Lead>> byExhibitor = new LinkedHashMap<>();
    private final Roster roster;

    /**
     * @param badge the number on the badge that was scanned last
     * @param holder who that is; null where the holder did not agree, took it back, or is not registered
     * @param first when this exhibitor scanned the holder first
     * @param last when it noted this
     * @param checked what the device said of the badge
     * @param rating 1 to 5, 0 for none
     * @param source the entry this is from
     */
    public record Lead(
            BadgeId badge,
            @Nullable Holder holder,
            Instant first,
            Instant last,
            BadgeCheck.Outcome checked,
            boolean consent,
            int rating,
            List<String> interests,
            String note,
            String source) {
        private Lead withdrawn() {
            return new Lead(badge, null, first, last, checked, false, rating, interests, note, source);
        }
    }

    private Leads(Roster roster) {
        this.roster = roster;
    }

    public static Leads of(Timeline timeline, Roster roster) {
        Leads leads = new Leads(roster);
        for (Timeline.Timed timed : timeline.list()) {
            switch (timed.entry().fact()) {
                case Fact.LeadTaken taken -> leads.take(timed, taken);
                case Fact.LeadsWithdrawn withdrawn ->
                    leads.byExhibitor
                            .values()
                            .forEach(own -> own.computeIfPresent(withdrawn.holder(), (id, lead) -> lead.withdrawn()));
                default -> {
                    // Of no concern to leads.
                }
            }
        }
        return leads;
    }

    private void take(Timeline.Timed timed, Fact.LeadTaken taken) {
        String id = taken.seen().badge().holder();
        Map<String, Lead> own = byExhibitor.computeIfAbsent(taken.exhibitor(), exhibitor -> new LinkedHashMap<>());
        Lead before = own.get(id);
        boolean named = taken.consent() && trusted(taken.seen());
        own.put(
                id,
                new Lead(
                        taken.seen().badge(),
                        named ? roster.find(id).orElse(null) : null,
                        before == null ? timed.when() : before.first(),
                        timed.when(),
                        taken.seen().said(),
                        taken.consent(),
                        taken.rating(),
                        taken.interests(),
                        taken.note(),
                        timed.entry().reference()));
    }

    /** A badge that a device refused, or a number that was only typed, says nothing of who agreed. */
    private static boolean trusted(Seen seen) {
        return seen.said() == BadgeCheck.Outcome.VALID;
    }

    /** An exhibitor's own, in the order of the first scan. */
    public List<Lead> of(String exhibitor) {
        return new ArrayList<>(byExhibitor.getOrDefault(exhibitor, Map.of()).values());
    }

    /** How many all exhibitors have, together. */
    public int count() {
        return byExhibitor.values().stream().mapToInt(Map::size).sum();
    }
}
