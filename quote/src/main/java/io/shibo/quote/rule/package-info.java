/**
 * Rules as a pack states them: what {@link io.shibo.quote.pack.PackReader} reads and the engine applies.
 *
 * <p>A {@link io.shibo.quote.rule.Pack} belongs to a jurisdiction and has {@link io.shibo.quote.rule.Channel}s (general
 * import, cross-border e-commerce, digital services). A channel is an ordered pipeline of {@link
 * io.shibo.quote.rule.Step}s: a {@code Base} names a running total, a {@link io.shibo.quote.rule.Layer} selects among
 * {@link io.shibo.quote.rule.Measure}s and charges, a {@code Check} admits or refuses. A {@link
 * io.shibo.quote.rule.Rulebook} holds the packs that a quote is made under, with their hash.
 */
@NullMarked
package io.shibo.quote.rule;

import org.jspecify.annotations.NullMarked;
