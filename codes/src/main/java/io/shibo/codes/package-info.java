/**
 * The words of trade, as values that are born valid.
 *
 * <ul>
 *   <li>{@link io.shibo.codes.Money}, {@link io.shibo.codes.Rate}, {@link io.shibo.codes.Rounding}: exact amounts, and
 *       rounding as a named step that knows its legal source.
 *   <li>{@link io.shibo.codes.Country}, {@link io.shibo.codes.HsCode}, {@link io.shibo.codes.ServiceCode},
 *       {@link io.shibo.codes.Unit}, {@link io.shibo.codes.Quantity}, {@link io.shibo.codes.Incoterm}: what is traded,
 *       where, how much and on which terms.
 *   <li>{@link io.shibo.codes.DateRange}, {@link io.shibo.codes.Period}: when a rule holds; which half-year is counted.
 *   <li>{@link io.shibo.codes.Citation}: where a rule is written, and how sure we are of it.
 * </ul>
 *
 * <p>Take {@code of} to build from checked parts and {@code parse} to read what {@code toString} prints. Both throw
 * {@link IllegalArgumentException} whose message names the value, the limit and what to do.
 */
@NullMarked
package io.shibo.codes;

import org.jspecify.annotations.NullMarked;
