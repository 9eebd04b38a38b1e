/** {@code shibo measure}: the half-year table on a terminal and in files. */
@NullMarked
package io.shibo.cli.measure;

import org.jspecify.annotations.NullMarked;
