/** Tests of {@code io.shibo.trade.check}. */
@NullMarked
package io.shibo.trade.check;

import org.jspecify.annotations.NullMarked;
