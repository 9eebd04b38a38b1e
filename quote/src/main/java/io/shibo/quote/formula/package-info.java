/**
 * The small language in which packs write rates and conditions.
 *
 * <pre>{@code
 * 5% of cif                              ad valorem on a running total
 * 12% of (11/12 of (cif + duty))         a share of a share, exact
 * 35.10 EUR per DTN                      specific: per Rec 20 unit, or per a named measurement
 * 20% of gross(cif + duty, 20%)          a tax that is part of its own base: base / (1 - rate)
 * min(10% of cif, 2.00 EUR per KGM)      the smaller; max the larger; clamp(x, low, high)
 * top-up(15% of cif, duty)               what is missing up to a total, never below 0
 * prorata(cif, in-quota, quantity(KGM))  of cif as much as a part is of a whole; quantity() is a number
 * free                                   nothing
 * }</pre>
 *
 * <p>Conditions: {@code form-e and not spent-this-year + order-value > annual-limit}, {@code cif per (GRM|MLT) >= 10
 * CNY}, {@code known(sheet)}. They are answered YES, NO or UNKNOWN.
 *
 * <p>{@link io.shibo.quote.formula.Formula} and {@link io.shibo.quote.formula.Predicate} are the sealed trees; {@link
 * io.shibo.quote.formula.FormulaParser} reads both and refuses at load what could fail later, a division by zero
 * included. Amounts are {@link io.shibo.quote.formula.Exact} fractions: nothing is rounded inside a formula.
 */
@NullMarked
package io.shibo.quote.formula;

import org.jspecify.annotations.NullMarked;
