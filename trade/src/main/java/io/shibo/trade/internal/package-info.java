/** Workings of trade that other modules do not see. */
@NullMarked
package io.shibo.trade.internal;

import org.jspecify.annotations.NullMarked;
