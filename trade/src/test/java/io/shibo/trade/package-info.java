/** Tests of the deal and its documents. */
@NullMarked
package io.shibo.trade;

import org.jspecify.annotations.NullMarked;
