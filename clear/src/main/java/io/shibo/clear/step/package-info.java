/**
 * What the window decides: {@link io.shibo.clear.step.Step}, a pure function of a state and an event, the nouns it speaks in, the bytes they are kept as, and
 * {@link io.shibo.clear.step.Express}, the same decisions taken on those bytes. No clock, no log, no paper: time comes in the event.
 */
@NullMarked
package io.shibo.clear.step;

import org.jspecify.annotations.NullMarked;
