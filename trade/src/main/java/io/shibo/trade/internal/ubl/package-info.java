/** How a deal becomes UBL 2.1, and what fits its schemas. */
@NullMarked
package io.shibo.trade.internal.ubl;

import org.jspecify.annotations.NullMarked;
