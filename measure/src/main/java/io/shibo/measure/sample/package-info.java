/**
 * Made-up records of a hub's trade, for demonstrations and tests: believable in shape, true of nobody. The same seed gives
 * the same bytes on every machine.
 */
@NullMarked
package io.shibo.measure.sample;

import org.jspecify.annotations.NullMarked;
