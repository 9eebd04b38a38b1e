package io.shibo.clear.step;

import java.util.ArrayList;
import java.util.List;

/**
 * The way of a case through the ledgers: each station grants and the next is asked, or one refuses and those before give
 * back what they granted. Then the order's slice hears the verdict. Acyclic, so that stations may live on different
 * machines and nothing has to come back.
 */
final class Route {
    private static final List<Key.Space> STATIONS =
            List.of(Key.Space.WATCH, Key.Space.BUYER, Key.Space.GUARANTOR, Key.Space.STOCK, Key.Space.RULES);

    /** Of a buyer's year: the slice of the value is meant, none of an allowance. */
    private static final long NOT_ASKED = -1;

    private Route() {}

    /** The slice of a station that a case concerns. */
    static Key key(Key.Space station, Case parcel) {
        return switch (station) {
            case WATCH -> Key.watch(Watching.passage(parcel).next());
            case BUYER ->
                parcel.grants().usedBefore() < 0
                        ? parcel.dues().buyerYear(parcel.year())
                        : parcel.dues()
                                .allowances()
                                .get(parcel.grants().allowed())
                                .key(parcel.dues(), parcel.year());
            case GUARANTOR -> Key.guarantor(parcel.dues().guarantor());
            case STOCK -> Key.stock(parcel.dues().items().get(parcel.grants().drawn()));
            case RULES -> Key.rules();
            case CLAIM, ORDER, EXPORT -> throw new IllegalArgumentException("%s is no station".formatted(station));
        };
    }

    /** Sends a case on its way. */
    static Effect begin(Case parcel, boolean again) {
        return new Effect.Forward(from(0, parcel, again));
    }

    /** A station grants, or passes on a repeated question: the next is asked, or the verdict is spoken. */
    static List<Effect> next(Key.Space station, Case parcel, boolean again) {
        return List.of(new Effect.Forward(from(STATIONS.indexOf(station) + 1, parcel, again)));
    }

    private static Event from(int place, Case parcel, boolean again) {
        for (Key.Space station : STATIONS.subList(place, STATIONS.size())) {
            if (concerns(station, parcel, again)) {
                return new Event.Ask(station, parcel, again);
            }
        }
        return new Event.Verdict(parcel, null, again);
    }

    private static boolean concerns(Key.Space station, Case parcel, boolean again) {
        return switch (station) {
            case WATCH, RULES -> parcel.passage() != null && !again;
            case STOCK -> !allDrawn(parcel);
            case BUYER, GUARANTOR, CLAIM, ORDER, EXPORT -> true;
        };
    }

    private static boolean allDrawn(Case parcel) {
        return parcel.grants().drawn() >= parcel.dues().items().size();
    }

    /** The buyer's year grants what it was asked: the next allowance is asked for, or the next station. */
    static List<Effect> allowed(Case parcel) {
        return parcel.grants().allowed() < parcel.dues().allowances().size()
                ? List.of(new Effect.Forward(new Event.Ask(Key.Space.BUYER, parcel, false)))
                : next(Key.Space.BUYER, parcel, false);
    }

    /** A line's goods are held in the warehouse: the next line's are asked for, or what comes after the warehouse. */
    static List<Effect> drawn(Case parcel, boolean again) {
        Case further = parcel.with(parcel.grants().withDrawn(parcel.grants().drawn() + 1));
        return allDrawn(further)
                ? next(Key.Space.STOCK, further, again)
                : List.of(new Effect.Forward(new Event.Ask(Key.Space.STOCK, further, again)));
    }

    /** Stations that only look: a parcel without rules of risk passes them by, and so does a repeated question. */
    private static boolean ofRisk(Key.Space station) {
        return station == Key.Space.WATCH || station == Key.Space.RULES;
    }

    /** A station refuses: what was granted goes back, the last first. */
    static List<Effect> refused(Key.Space station, Case parcel, Reason reason) {
        // Of an allowance that is refused, the value and the allowances before it were granted by the same station.
        int granted = STATIONS.indexOf(station) + (reason == Reason.OVER_ALLOWANCE ? 1 : 0);
        List<Effect> effects = new ArrayList<>(givenBack(granted, parcel));
        effects.add(new Effect.Forward(new Event.Verdict(parcel, reason, false)));
        return effects;
    }

    /** Everything that was granted goes back, the last first. */
    static List<Effect> givenBack(Case parcel) {
        return givenBack(STATIONS.size(), parcel);
    }

    private static List<Effect> givenBack(int before, Case parcel) {
        List<Effect> effects = new ArrayList<>();
        for (int line = parcel.grants().drawn() - 1; line >= 0; line--) {
            effects.add(new Effect.Forward(new Event.Release(
                    Key.Space.STOCK, parcel.with(parcel.grants().withDrawn(line)))));
        }
        for (int place = before - 1; place >= 0; place--) {
            Key.Space station = STATIONS.get(place);
            // What the warehouse holds was given back line by line.
            if (station == Key.Space.BUYER) {
                for (int allowance = parcel.grants().allowed() - 1; allowance >= 0; allowance--) {
                    Grants one = parcel.grants().withAllowed(allowance);
                    effects.add(new Effect.Forward(new Event.Release(station, parcel.with(one))));
                }
                Grants value = parcel.grants().withQuota(NOT_ASKED);
                effects.add(new Effect.Forward(new Event.Release(station, parcel.with(value))));
            } else if (!ofRisk(station) && station != Key.Space.STOCK) {
                effects.add(new Effect.Forward(new Event.Release(station, parcel)));
            }
        }
        return effects;
    }
}
