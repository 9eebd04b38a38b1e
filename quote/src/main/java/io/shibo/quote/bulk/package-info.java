/**
 * Many sales at once, from a table to a table.
 *
 * <p>{@link io.shibo.quote.bulk.SaleBlocks} cuts a CSV file into blocks that can be worked on apart, since no sale crosses
 * a cut; {@link io.shibo.quote.bulk.SaleTable} turns a block into sales; {@link io.shibo.quote.bulk.FigureTable} turns
 * assessments into rows. A sale that cannot be read or quoted becomes a row that says why, so that what went in and what
 * came out can be counted against each other.
 *
 * <p>No thread is started here: the caller decides how many blocks are worked on at a time.
 */
@NullMarked
package io.shibo.quote.bulk;

import org.jspecify.annotations.NullMarked;
