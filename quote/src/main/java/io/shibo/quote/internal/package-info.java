/**
 * The workings of the engine: packs made ready once, then one pass of a sale through a channel.
 *
 * <h2>What is done once a pack</h2>
 *
 * <p>{@code CompiledPack} gives every name of a running total a slot ({@code Slots}), turns formulas and conditions into
 * {@code Expr} and {@code Condition} trees that know their slots ({@code Preparation}; a formula when first met, since a
 * tariff has thousands and a sale meets five), and indexes the measures ({@code RuleIndex}). What a measure does not share
 * with the other rows of its list is a few numbers ({@link io.shibo.quote.rule.MeasureTable}); what it shares is a {@code
 * Rule}. The rows of a goods code are one block behind the bits of the rules they belong to ({@code RuleBlocks}), found by
 * an open hash table.
 *
 * <h2>What a line costs</h2>
 *
 * <p>One look-up for the code and for each code above it; an AND for each 64 rules, against the rules that goods of this
 * origin may meet in this channel, so that a tariff with 200 partners costs a few words and not 200 measures; then for the
 * few that are left, days and parties. Each layer goes over those few. Amounts stand in {@link
 * io.shibo.quote.formula.Registers}: a long and a byte while they are plain decimals, and {@link
 * io.shibo.quote.formula.Exact} fractions else. A formula that is a share of totals is three numbers ({@code
 * PlainFormulas}); others are trees. What a pass writes on is used again for the next ({@code Desk}). Charges and their
 * measures are not made at all: a {@code ChargeLog} keeps amounts and row numbers, and gives a {@link
 * io.shibo.quote.Charge} when it is asked.
 *
 * <h2>What an explanation costs</h2>
 *
 * <p>Nothing until it is read. An assessment is a function of sale, pack, channel and supposition, so {@code LazyTrace}
 * keeps those, and takes the same steps again with a {@code TraceLog} when somebody asks why; that time the measures of
 * other origins and days are looked at as well, to be named as excluded. A log holds numbers; an entry becomes a {@link
 * io.shibo.quote.Trace} when it is read.
 *
 * <p>That all this changes no answer is a test: {@code EngineAgreesTest} compares it, over random packs and sales, with the
 * straightforward evaluation of the same rules.
 *
 * <p>Beside these, {@code Valuation} turns price and Incoterm into running totals, {@code Rates} finds exchange rates,
 * {@code Comparer} assesses again under other suppositions.
 */
@NullMarked
package io.shibo.quote.internal;

import org.jspecify.annotations.NullMarked;
