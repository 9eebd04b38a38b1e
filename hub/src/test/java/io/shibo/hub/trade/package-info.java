/** Trade in a running hub. */
@NullMarked
package io.shibo.hub.trade;

import org.jspecify.annotations.NullMarked;
