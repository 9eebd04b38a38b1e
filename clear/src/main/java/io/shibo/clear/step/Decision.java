package io.shibo.clear.step;

import java.util.List;

/**
 * What a step comes to: the slice as it is from now on, and what is to be done, as data.
 *
 * @param next replaces the slice that the step was given
 * @param effects in order
 */
public record Decision(State next, List<Effect> effects) {
    public Decision {
        effects = List.copyOf(effects);
    }
}
