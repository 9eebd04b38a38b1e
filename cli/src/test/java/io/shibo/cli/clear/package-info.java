/** Tests of {@code shibo clear} as a user runs it. */
@NullMarked
package io.shibo.cli.clear;

import org.jspecify.annotations.NullMarked;
