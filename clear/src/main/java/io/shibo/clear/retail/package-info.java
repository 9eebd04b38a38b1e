/**
 * The tax of cross-border e-commerce retail imports: limits, the positive list, seventy per cent, alternatives, and the bills of what was assessed.
 */
@NullMarked
package io.shibo.clear.retail;

import org.jspecify.annotations.NullMarked;
