/** Workings of {@code measure}: cells, exact conversion, folding. Not exported. */
@NullMarked
package io.shibo.measure.internal;

import org.jspecify.annotations.NullMarked;
