/** The one form of ZIP file that evidence travels in. */
@NullMarked
package io.shibo.trade.internal.zip;

import org.jspecify.annotations.NullMarked;
