/** What one line, one sale and one quote cost in processor time and memory. */
@NullMarked
package io.shibo.bench.line;

import org.jspecify.annotations.NullMarked;
