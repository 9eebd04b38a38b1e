/**
 * {@code shibo quote} and {@code shibo rules}: a sale's landed cost, and the packs it rests on. {@link
 * io.shibo.cli.quote.QuoteText} prints a quote for people; the library decides everything.
 */
@NullMarked
package io.shibo.cli.quote;

import org.jspecify.annotations.NullMarked;
