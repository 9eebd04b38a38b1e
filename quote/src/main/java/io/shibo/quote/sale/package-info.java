/**
 * What the caller says: {@link io.shibo.quote.sale.Sale}, its lines, terms and facts.
 *
 * <p>What is not known is said to be unknown ({@link io.shibo.quote.sale.Fact}) and never guessed: a question about it
 * is answered {@link io.shibo.quote.sale.Answer#UNKNOWN}. {@link io.shibo.quote.sale.SaleReader} reads a sale from a
 * parsed JSON tree and reports all that is wrong with it at once.
 */
@NullMarked
package io.shibo.quote.sale;

import org.jspecify.annotations.NullMarked;
