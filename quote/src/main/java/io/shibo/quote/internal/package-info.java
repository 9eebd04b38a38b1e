/**
 * The workings of the engine: packs compiled to indexes, one pass of a sale through a channel.
 *
 * <p>{@code CompiledPack} finds the measures of a goods code by its prefixes; {@code Assessor} walks the steps of a
 * channel; {@code Selection} decides which measures of a layer apply; {@code Valuation} turns price and Incoterm into
 * running totals; {@code Rates} finds exchange rates.
 */
@NullMarked
package io.shibo.quote.internal;

import org.jspecify.annotations.NullMarked;
