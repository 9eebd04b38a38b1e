/**
 * The window's speed, beside peers that do the same matching: {@link io.shibo.bench.clear.ClearTable} is the command.
 */
@NullMarked
package io.shibo.bench.clear;

import org.jspecify.annotations.NullMarked;
