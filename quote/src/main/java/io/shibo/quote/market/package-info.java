/**
 * Where to sell: one sale priced to every destination that some pack speaks for, ranked by landed cost.
 *
 * <p>{@link io.shibo.quote.market.Markets} is the entry point; {@link io.shibo.quote.market.RateTable} holds the exchange
 * rates it needs, since a sale states only those of its own destination.
 */
@NullMarked
package io.shibo.quote.market;

import org.jspecify.annotations.NullMarked;
