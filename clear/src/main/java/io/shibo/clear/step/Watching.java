package io.shibo.clear.step;

import io.shibo.clear.risk.Passage;
import io.shibo.clear.risk.Sighting;
import io.shibo.clear.risk.Watch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Key.Space#WATCH}: a parcel is counted at one thing it touches, takes the figures along and goes on to the next. It
 * takes nothing that would have to be given back: what was seen was seen.
 */
final class Watching {
    private Watching() {}

    static Decision ask(State.@Nullable Watched known, Event.Ask ask) {
        Passage passage = passage(ask.parcel());
        Watch.Seen seen = see(known, passage.next(), ask.parcel().at());
        Passage past = passage.past(seen.figures());
        Case further = ask.parcel().on(past);
        List<Effect> effects = past.done()
                ? Route.next(Key.Space.WATCH, further, false)
                : List.of(new Effect.Forward(new Event.Ask(Key.Space.WATCH, further, false)));
        return new Decision(new State.Watched(seen.next()), effects);
    }

    /** Counts what belongs to no parcel that got so far. */
    static Decision note(State.@Nullable Watched known, Event.Noted noted) {
        return new Decision(
                new State.Watched(see(known, noted.sighting(), noted.at()).next()), List.of());
    }

    static Passage passage(Case parcel) {
        Passage passage = parcel.passage();
        if (passage == null) {
            throw new IllegalArgumentException("a case without facts for risk has no way past the watches");
        }
        return passage;
    }

    private static Watch.Seen see(State.@Nullable Watched known, Sighting sighting, long at) {
        return Watch.see(known == null ? null : known.watch(), sighting, at);
    }
}
