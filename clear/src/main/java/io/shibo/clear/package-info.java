/** The single window for cross-border e-commerce. */
@NullMarked
package io.shibo.clear;

import org.jspecify.annotations.NullMarked;
