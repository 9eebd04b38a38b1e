/** Tests of the window: laws, an independent model, faults from seeds. */
@NullMarked
package io.shibo.clear;

import org.jspecify.annotations.NullMarked;
