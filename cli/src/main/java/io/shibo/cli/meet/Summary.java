package io.shibo.cli.meet;

import io.shibo.meet.Bottlenecks;
import io.shibo.meet.Certificate;
import io.shibo.meet.Gaps;
import io.shibo.meet.MeetPlan;
import io.shibo.meet.Meeting;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Figures;
import io.shibo.meet.expo.Previous;
import io.shibo.meet.expo.Wish;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures of an expo and its plan, as summary.json and {@code --json} give them. */
final class Summary {
    private Summary() {}

    /** @param before the gaps before they were closed; null where that is not known */
    static Map<String, Object> of(Expo expo, MeetPlan plan, @Nullable Gaps before) {
        Figures figures = expo.figures();
        Certificate certificate = plan.certificate();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("edition", expo.edition().code());
        all.put("exhibitors", figures.exhibitors());
        all.put("internationalExhibitors", figures.internationalExhibitors());
        all.put("internationalPercent", figures.internationalPercent());
        all.put("buyers", figures.buyers());
        Previous previous = figures.previous();
        if (previous != null) {
            all.put("buyersBefore", previous.buyers());
            figures.findBuyerGrowthPercent().ifPresent(growth -> all.put("buyerGrowthPercent", growth));
        }
        all.put("offers", figures.offers());
        all.put("needs", figures.needs());
        all.put("meetings", plan.meetings().size());
        all.put("released", plan.released());
        all.put(
                "owed",
                expo.particulars().fixed().size()
                        + expo.particulars().wishes().stream()
                                .filter(wish -> wish.kind() == Wish.Kind.MUST_MEET)
                                .count());
        all.put("belowLeastMeetings", belowLeast(expo, plan));
        all.put("value", certificate.kept());
        all.put("bonus", certificate.bonus());
        all.put("bound", certificate.bound());
        all.put("boundPercent", certificate.keptPercent());
        all.put("allowedPairs", certificate.pairs());
        all.put("identifierWarnings", expo.identifierWarnings().size());
        Gaps gaps = Gaps.of(expo, plan.meetings());
        if (before != null) {
            all.put("gapsBefore", gaps(before));
        }
        all.put("gaps", gaps(gaps));
        all.put("bottlenecks", bottlenecks(Bottlenecks.of(expo, plan)));
        return all;
    }

    /** How many have fewer meetings than they are to have at least. */
    private static long belowLeast(Expo expo, MeetPlan plan) {
        Map<String, List<Meeting>> meetings = plan.byParticipant();
        return expo.organisations().stream()
                .filter(o -> meetings.getOrDefault(o.id(), List.of()).size() < o.leastMeetings())
                .count();
    }

    /** Without the slots, of which the pages show more. */
    private static Map<String, Object> bottlenecks(Bottlenecks found) {
        List<Map<String, Object>> things = new ArrayList<>();
        for (Bottlenecks.Thing thing : found.things()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("kind", thing.kind());
            object.put("name", thing.name());
            object.put("usedPercent", thing.usedPercent());
            object.put("fullSlots", thing.fullSlots());
            object.put("refused", thing.refused());
            object.put("refusedValue", thing.refusedValue());
            object.put("oneMoreIsWorth", thing.mostWorth());
            things.add(object);
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("things", things);
        found.hours().stream()
                .max(Comparator.comparingInt(Bottlenecks.Hour::busyPercent))
                .ifPresent(hour -> object.put(
                        "busiestHour",
                        "%s %s, %d %%".formatted(hour.slot().day(), hour.slot().from(), hour.busyPercent())));
        object.put("noCommonSlot", found.noCommonSlot());
        object.put("tooFar", found.tooFar());
        object.put(
                "dearestPlaces",
                found.places().stream()
                        .limit(5)
                        .map(place -> place.exhibitor() + " " + place.worth())
                        .toList());
        return object;
    }

    private static Map<String, Object> gaps(Gaps gaps) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("participants", gaps.participants());
        object.put("gaps", gaps.gaps());
        object.put("idleSlots", gaps.idleSlots());
        object.put("mean", gaps.meanGaps());
        object.put("spread", gaps.spread());
        object.put("most", gaps.most());
        object.put("without", gaps.without());
        return object;
    }
}
