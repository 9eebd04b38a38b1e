/**
 * Transaction records into the statistics of digital trade, by the Handbook on Measuring Digital Trade (IMF, OECD,
 * UNCTAD, WTO, second edition, 2023).
 *
 * <p>The way through: {@link io.shibo.measure.TradeCsv} reads records, {@link io.shibo.measure.ExchangeRates} the dated
 * rates; a {@link io.shibo.measure.Tabulation} of one {@link io.shibo.codes.Period} adds them up and gives a
 * {@link io.shibo.measure.Release}, which holds what may be published and nothing else. {@link io.shibo.measure.Identities}
 * checks a release without knowing how it was made, and {@link io.shibo.measure.ReleaseNotes} says of each figure where it
 * comes from.
 *
 * <pre>{@code
 * Problems problems = new Problems();
 * ExchangeRates rates = ExchangeRates.read("rates.csv", ratesIn, problems);
 * Tabulation table = new Tabulation(Period.parse("2026-S1"), rates, Method.HANDBOOK_2023);
 * table.read("records.csv", recordsIn, problems);
 * problems.throwIfAny();
 * Release release = table.release("preliminary");
 * }</pre>
 *
 * <p>Trade is digital if it was ordered digitally, delivered digitally, or both; a record says so with two answers, never
 * with one, so that nothing is counted twice, and each answer may be unknown. What is unknown is published as unknown.
 */
@NullMarked
package io.shibo.measure;

import org.jspecify.annotations.NullMarked;
