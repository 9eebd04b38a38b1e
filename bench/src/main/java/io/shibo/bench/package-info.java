/** Benchmarks. */
@NullMarked
package io.shibo.bench;

import org.jspecify.annotations.NullMarked;
