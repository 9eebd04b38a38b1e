/**
 * Rules in time: what held on a day, what differs between two days or two rulebooks, and what a change would have meant
 * for sales of the past.
 *
 * <p>{@link io.shibo.quote.change.RulesInForce} lists; {@link io.shibo.quote.change.RuleChanges} compares;
 * {@link io.shibo.quote.change.Replay} prices sales twice and adds up the effect by kind of charge and by sector.
 */
@NullMarked
package io.shibo.quote.change;

import org.jspecify.annotations.NullMarked;
