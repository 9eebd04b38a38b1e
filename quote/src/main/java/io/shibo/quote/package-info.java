/** Landed cost under dated rules, explained and cited. */
@NullMarked
package io.shibo.quote;

import org.jspecify.annotations.NullMarked;
