/**
 * What a sale costs at the door, under dated and cited rules, and why.
 *
 * <pre>{@code
 * Rulebook rules = PackReader.rulebook(List.of(Path.of("packs")));
 * Quote quote = LandedCost.of(rules).quote(sale);
 * }</pre>
 *
 * <p>{@link io.shibo.quote.LandedCost} is the entry point. {@link io.shibo.quote.Assessment} holds the figures of one
 * channel: {@link io.shibo.quote.Charge}s, {@link io.shibo.quote.Refusal}s, {@link io.shibo.quote.Question}s and the
 * {@link io.shibo.quote.Trace}. {@link io.shibo.quote.Quote} adds what a seller asks next: preferences, other channels,
 * and whether what is missing would change the answer. {@link io.shibo.quote.QuoteDocument} is its published form.
 *
 * <p>Pure and thread-safe: the same rulebook and the same sale give the same answer for ever.
 */
@NullMarked
package io.shibo.quote;

import org.jspecify.annotations.NullMarked;
