package io.shibo.clear.export;

import java.util.ArrayList;
import java.util.List;

/**
 * What a step comes to.
 *
 * @param next replaces the slice that the step was given
 * @param effects what is to be done, in order
 * @param events what follows, in order
 */
public record ExportDecision(ExportSlice next, List<ExportEffect> effects, List<ExportEvent> events) {
    public ExportDecision {
        effects = List.copyOf(effects);
        events = List.copyOf(events);
    }

    /** Effects and events being gathered by one step. */
    static final class Draft {
        private final List<ExportEffect> effects = new ArrayList<>(2);
        private final List<ExportEvent> events = new ArrayList<>(2);

        void effect(ExportEffect effect) {
            effects.add(effect);
        }

        void event(ExportEvent event) {
            events.add(event);
        }

        ExportDecision next(ExportSlice next) {
            return new ExportDecision(next, effects, events);
        }
    }
}
