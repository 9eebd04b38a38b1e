/** Tests of {@code io.shibo.trade.internal.xml}. */
@NullMarked
package io.shibo.trade.internal.xml;

import org.jspecify.annotations.NullMarked;
