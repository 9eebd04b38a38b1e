package io.shibo.clear;

import java.util.ArrayList;
import java.util.List;

/**
 * The way of a case through the ledgers: each station grants and the next is asked, or one refuses and those before give
 * back what they granted. Then the order's slice hears the verdict. Acyclic, so that stations may live on different
 * machines and nothing has to come back.
 */
final class Route {
    private static final List<Key.Space> STATIONS = List.of(Key.Space.BUYER);

    private Route() {}

    /** The slice of a station that a case concerns. */
    static Key key(Key.Space station, Case parcel) {
        return switch (station) {
            case BUYER -> parcel.dues().buyerYear(parcel.year());
            case CLAIM, ORDER -> throw new IllegalArgumentException("%s is no station".formatted(station));
        };
    }

    /** Sends a case on its way. */
    static Effect begin(Case parcel, boolean again) {
        return new Effect.Forward(new Event.Ask(STATIONS.getFirst(), parcel, again));
    }

    /** A station grants, or passes on a repeated question: the next is asked, or the verdict is spoken. */
    static List<Effect> next(Key.Space station, Case parcel, boolean again) {
        int place = STATIONS.indexOf(station) + 1;
        Event event = place < STATIONS.size()
                ? new Event.Ask(STATIONS.get(place), parcel, again)
                : new Event.Verdict(parcel, null, again);
        return List.of(new Effect.Forward(event));
    }

    /** A station refuses: what was granted goes back, the last first. */
    static List<Effect> refused(Key.Space station, Case parcel, Reason reason) {
        List<Effect> effects = new ArrayList<>();
        for (int place = STATIONS.indexOf(station) - 1; place >= 0; place--) {
            effects.add(new Effect.Forward(new Event.Release(STATIONS.get(place), parcel)));
        }
        effects.add(new Effect.Forward(new Event.Verdict(parcel, reason, false)));
        return effects;
    }
}
