/** The algorithms, on plain arrays: matching by auction, slots by colouring. They know no expo. */
@NullMarked
package io.shibo.meet.internal.solve;

import org.jspecify.annotations.NullMarked;
